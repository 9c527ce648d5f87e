"""The interface's words for the vocabularies, and what templates need to say things."""

import hashlib
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any
from urllib.parse import quote

from flask import Flask, request, url_for
from flask_babel import LazyString, format_date, gettext, lazy_gettext, lazy_pgettext

from glossary.domain.content import LanguageContent, TermContent
from glossary.domain.errors import ContentRefused, GlossaryError
from glossary.domain.problems import Problem
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    EquivalenceDegree,
    GrammaticalGender,
    Language,
    NormativeStatus,
    Origin,
    PartOfSpeech,
    ProcessStatus,
    RelationType,
    RevisionOrigin,
    Role,
    TermType,
)
from glossary.domain.workflow import RevisionAction, StepName
from glossary.locations import STATIC
from glossary.settings import Settings

WORDS: dict[type[StrEnum], dict[str, LazyString]] = {
    Language: {
        Language.KAZAKH: lazy_gettext("Kazakh"),
        Language.RUSSIAN: lazy_gettext("Russian"),
        Language.ENGLISH: lazy_gettext("English"),
    },
    AdministrativeStatus: {
        AdministrativeStatus.PREFERRED: lazy_gettext("preferred"),
        AdministrativeStatus.ADMITTED: lazy_gettext("admitted"),
        AdministrativeStatus.SUPERSEDED: lazy_gettext("superseded"),
        AdministrativeStatus.DEPRECATED: lazy_gettext("deprecated"),
    },
    PartOfSpeech: {
        PartOfSpeech.NOUN: lazy_gettext("noun"),
        PartOfSpeech.PROPER_NOUN: lazy_gettext("proper noun"),
        PartOfSpeech.VERB: lazy_gettext("verb"),
        PartOfSpeech.ADJECTIVE: lazy_gettext("adjective"),
        PartOfSpeech.ADVERB: lazy_gettext("adverb"),
        PartOfSpeech.OTHER: lazy_pgettext("part of speech", "other"),
    },
    TermType: {
        TermType.FULL_FORM: lazy_gettext("full form"),
        TermType.ACRONYM: lazy_gettext("acronym"),
        TermType.ABBREVIATION: lazy_gettext("abbreviation"),
        TermType.SHORT_FORM: lazy_gettext("short form"),
        TermType.VARIANT: lazy_gettext("variant"),
        TermType.PHRASE: lazy_gettext("phrase"),
    },
    GrammaticalGender: {
        GrammaticalGender.MASCULINE: lazy_gettext("masculine"),
        GrammaticalGender.FEMININE: lazy_gettext("feminine"),
        GrammaticalGender.NEUTER: lazy_gettext("neuter"),
        GrammaticalGender.OTHER: lazy_pgettext("gender", "other"),
    },
    NormativeStatus: {
        NormativeStatus.STANDARDIZED: lazy_gettext("standardized"),
        NormativeStatus.LEGAL: lazy_gettext("legal"),
        NormativeStatus.REGULATED: lazy_gettext("regulated"),
        NormativeStatus.OFFICIAL: lazy_gettext("official"),
    },
    Origin: {
        Origin.OWN: lazy_gettext("own word"),
        Origin.LOAN: lazy_gettext("loan"),
        Origin.CALQUE: lazy_gettext("calque"),
    },
    RelationType: {
        RelationType.BROADER: lazy_gettext("broader"),
        RelationType.NARROWER: lazy_gettext("narrower"),
        RelationType.PART_OF: lazy_gettext("part of"),
        RelationType.HAS_PART: lazy_gettext("has part"),
        RelationType.RELATED: lazy_gettext("related"),
        RelationType.CONTRASTED: lazy_gettext("contrasted"),
    },
    EquivalenceDegree: {
        EquivalenceDegree.FULL: lazy_gettext("full equivalence"),
        EquivalenceDegree.PARTIAL: lazy_gettext("partial equivalence"),
        EquivalenceDegree.FALSE_FRIEND: lazy_gettext("false friend"),
    },
    ProcessStatus: {
        ProcessStatus.IN_REVIEW: lazy_gettext("in review"),
        ProcessStatus.RETURNED: lazy_gettext("returned"),
        ProcessStatus.REVISED: lazy_gettext("revised"),
        ProcessStatus.APPROVED: lazy_gettext("approved"),
        ProcessStatus.REJECTED: lazy_gettext("rejected"),
        ProcessStatus.WITHDRAWN: lazy_gettext("withdrawn"),
    },
    RevisionOrigin: {
        RevisionOrigin.REVIEWED: lazy_gettext("reviewed by a second person"),
        RevisionOrigin.IMPORTED: lazy_gettext("imported on the command line, not reviewed here"),
        RevisionOrigin.ONE_PERSON: lazy_gettext("entered in an installation of one person"),
    },
    RevisionAction: {
        RevisionAction.CHANGE: lazy_gettext("change"),
        RevisionAction.RETIRE: lazy_gettext("retirement"),
    },
    StepName: {
        StepName.APPROVE: lazy_gettext("Approve"),
        StepName.RETURN: lazy_gettext("Return"),
        StepName.REJECT: lazy_gettext("Reject"),
        StepName.REVISE: lazy_gettext("Revise"),
        StepName.WITHDRAW: lazy_gettext("Withdraw"),
    },
    Role: {
        Role.MEMBER: lazy_gettext("member"),
        Role.EDITOR: lazy_gettext("editor"),
        Role.REVIEWER: lazy_gettext("reviewer"),
        Role.ADMINISTRATOR: lazy_gettext("administrator"),
    },
}


def install(app: Flask, settings: Settings) -> None:
    """Give the templates their words."""
    app.add_template_filter(word)
    app.add_template_filter(say)
    app.add_template_filter(day)
    app.add_template_global(asset)
    app.add_template_global(in_language)
    app.add_template_global(preferred_first)
    app.jinja_env.globals.update(site_name=settings.site_name, languages=tuple(Language))


def word(member: StrEnum) -> str:
    """Return the interface's word for a value of a vocabulary."""
    return str(WORDS[type(member)][member])


def say(what: GlossaryError | Problem) -> str:
    """Return an error or a problem as a sentence in the interface's language."""
    if isinstance(what, ContentRefused):
        return str(gettext(what.message))
    return str(gettext(what.message) % _spoken(what.parameters))


def _spoken(parameters: dict[str, Any]) -> dict[str, Any]:
    return {
        name: word(value) if isinstance(value, StrEnum) and type(value) in WORDS else value
        for name, value in parameters.items()
    }


def day(instant: datetime | None) -> str:
    """Return a date in the interface's language, or nothing for none."""
    return str(format_date(instant, "long")) if instant is not None else ""


def in_language(locale: Language) -> str:
    """Return the address of this page in another language of the interface."""
    rest = request.path[3:] if request.path[1:3] in list(Language) else request.path
    query = request.query_string.decode("ascii", "replace")
    return quote(f"/{locale}{rest}") + (f"?{query}" if query else "")


def asset(name: str) -> str:
    """Return the address of a static file, changing with its content so that browsers may keep it."""
    return url_for("static", filename=name, v=_fingerprint(name))


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def preferred_first(section: LanguageContent) -> list[TermContent]:
    """Return a section's terms with the preferred one first, else in the editors' order."""
    return sorted(section.terms, key=lambda term: not term.is_preferred)

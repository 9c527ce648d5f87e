"""The closed vocabularies of the termbase, in the words of ISO 30042 (TBX)."""

from enum import StrEnum


class Language(StrEnum):
    """The languages of the termbase, in the order in which they are shown."""

    KAZAKH = "kk"
    RUSSIAN = "ru"
    ENGLISH = "en"


class AdministrativeStatus(StrEnum):
    """What the termbase advises about a term (TBX administrativeStatus)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    SUPERSEDED = "superseded"
    DEPRECATED = "deprecated"


class PartOfSpeech(StrEnum):
    """The word class of a term (TBX partOfSpeech)."""

    NOUN = "noun"
    PROPER_NOUN = "properNoun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    OTHER = "other"


class TermType(StrEnum):
    """The kind of designation (TBX termType)."""

    FULL_FORM = "fullForm"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    SHORT_FORM = "shortForm"
    VARIANT = "variant"
    PHRASE = "phrase"


class GrammaticalGender(StrEnum):
    """The gender of a Russian term (TBX grammaticalGender)."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    OTHER = "other"


class NormativeStatus(StrEnum):
    """What kind of authority laid a term down (TBX normativeAuthorization)."""

    STANDARDIZED = "standardized"
    LEGAL = "legal"
    REGULATED = "regulated"
    OFFICIAL = "official"


class Origin(StrEnum):
    """Where a term comes from."""

    OWN = "own"
    LOAN = "loan"
    CALQUE = "calque"


class RelationType(StrEnum):
    """What the other concept is to this one."""

    BROADER = "broader"
    NARROWER = "narrower"
    PART_OF = "partOf"
    HAS_PART = "hasPart"
    RELATED = "related"
    CONTRASTED = "contrasted"

    @property
    def inverse(self) -> "RelationType":
        """Return how the other concept sees this relation.

        >>> RelationType.BROADER.inverse
        <RelationType.NARROWER: 'narrower'>
        """
        return _INVERSE.get(self, self)


_INVERSE = {
    RelationType.BROADER: RelationType.NARROWER,
    RelationType.NARROWER: RelationType.BROADER,
    RelationType.PART_OF: RelationType.HAS_PART,
    RelationType.HAS_PART: RelationType.PART_OF,
}


class EquivalenceDegree(StrEnum):
    """How far the concepts behind two languages' terms agree."""

    FULL = "full"
    PARTIAL = "partial"
    FALSE_FRIEND = "falseFriend"


class ProcessStatus(StrEnum):
    """Where a revision stands in the review."""

    IN_REVIEW = "in_review"
    RETURNED = "returned"
    REVISED = "revised"  # was returned; a later revision carries the work on
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OPEN_STATUSES = (ProcessStatus.IN_REVIEW, ProcessStatus.RETURNED)


class RevisionOrigin(StrEnum):
    """How a revision comes, or came, to be published."""

    REVIEWED = "reviewed"
    IMPORTED = "imported"
    ONE_PERSON = "one_person"


class EntryStatus(StrEnum):
    """Whether readers see an entry."""

    PROPOSED = "proposed"  # nothing was approved yet
    PUBLISHED = "published"
    RETIRED = "retired"


class Role(StrEnum):
    """What a person may do, from least to most; a reader has no account."""

    MEMBER = "member"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def includes(self, other: "Role") -> bool:
        """Say whether this role may do whatever ``other`` may.

        >>> Role.REVIEWER.includes(Role.EDITOR)
        True
        """
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


class SentenceKind(StrEnum):
    """What a cleaned unit of a source text is; examples are quoted from prose and lists."""

    PROSE = "prose"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    REFERENCE = "reference"
    NOTE = "note"
    OTHER = "other"

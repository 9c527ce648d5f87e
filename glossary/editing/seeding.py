"""Filling an empty database with the seed: subject fields, records of texts, entries."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import content_from_data
from glossary.editing.importing import ImportReport, import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.storage.tables import ConceptEntry, SubjectField, Text


def is_empty(session: Session) -> bool:
    """Say whether the database holds no entry and no subject field yet."""
    return all(
        session.execute(select(table).limit(1)).first() is None for table in (ConceptEntry, SubjectField)
    )


def load_vocabularies(session: Session, folder: Path) -> None:
    """Add the subject fields and the records of the source texts."""
    position = 0
    for top in _yaml(folder / "subject_fields.yaml"):
        for node, parent in [(top, None), *((child, top["code"]) for child in top.get("children", []))]:
            position += 1
            names = {language: node[language] for language in ("kk", "ru", "en")}
            session.add(SubjectField(code=node["code"], parent_code=parent, position=position, **names))
            session.flush()
    for record in _yaml(folder / "texts.yaml"):
        session.add(Text(**record | {"authors": "; ".join(record["authors"])}))
    session.flush()


def load_entries(
    session: Session, folder: Path, *, progress: Callable[[int], object] = lambda done: None
) -> tuple[ImportReport, ImportReport]:
    """Publish the seed's entries and propose its unsure ones, each as any import; report on both."""
    published = import_entries(
        session, _entries(folder / "entries"), publish=True, note="seed", progress=progress
    )
    proposed = import_entries(session, _entries(folder / "in_review"), note="seed", progress=progress)
    return published, proposed


def number_of_entries(folder: Path) -> int:
    """Return how many entries the seed has."""
    return sum(1 for _ in folder.rglob("*/*.yaml"))


def _entries(folder: Path) -> Iterator[ReadEntry]:
    for path in sorted(folder.rglob("*.yaml")):
        read = content_from_data(_yaml(path))
        yield ReadEntry(
            where=path.name,
            identifier=read.identifier,
            content=read.content(),
            holding=Holding.EVERYTHING,
        )


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # it is safe

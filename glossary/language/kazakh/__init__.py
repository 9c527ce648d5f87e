"""Kazakh word forms: every headword a word could be a form of, from the grammar and without a dictionary."""

from glossary.language.kazakh.misspelling import Guess, guesses
from glossary.language.kazakh.stripping import (
    RELAXED_COST,
    VERBAL_COST,
    Candidate,
    candidates,
    headword_stems,
    is_ending,
    skeleton_candidates,
)

__all__ = [
    "RELAXED_COST",
    "VERBAL_COST",
    "Candidate",
    "Guess",
    "candidates",
    "guesses",
    "headword_stems",
    "is_ending",
    "skeleton_candidates",
]

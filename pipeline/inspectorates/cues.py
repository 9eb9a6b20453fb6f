"""The cue words of the facts of an inspection, as regular expressions and wordings."""

from __future__ import annotations

import re
from functools import cache

from pipeline.inspectorates.wordings import Wordings, make_wordings
from pipeline.lexicons.branches import any_of
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

PUBLISHED, INSPECTED, PREVIOUS = "published", "inspected", "previous"
FUTURE, REPORTED, REVEALED = "future", "reported", "revealed"
_NAME = "inspection_cues"


@cache
def alternatives(label: str) -> str:
    """Give the terms of a label as the alternatives of a regular expression, the longest first."""
    return any_of(t.term for t in read_lexicon(_NAME, Term) if t.label == label)


@cache
def date_cues() -> Wordings:
    """Give the cues of dates, each with its label: published, inspected or previous."""
    labels = {PUBLISHED, INSPECTED, PREVIOUS}
    return make_wordings((t.term, t.label) for t in read_lexicon(_NAME, Term) if t.label in labels)


@cache
def _anywhere(label: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(label)})\b", re.IGNORECASE)


def has(label: str, text: str) -> bool:
    """Tell whether a term of the label stands in the text."""
    return _anywhere(label).search(text) is not None

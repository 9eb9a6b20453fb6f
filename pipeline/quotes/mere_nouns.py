"""Objects of finding that state nothing: *found no evidence that …*, *found some things to like*."""

from __future__ import annotations

from typing import Final

from pipeline.quotes.cues import FoundCue
from pipeline.quotes.passages import Passage
from pipeline.quotes.subjects import NOMINALS

_HARDLY_ANY: Final = frozenset({"no", "little", "scant", "insufficient"})
_SOME: Final = frozenset({"some", "much", "plenty", "little", "lots"})
_STATES: Final = frozenset({"be", "have"})
_LOT: Final = ["a", "lot"]
_REACH: Final = 6


def finds_mere_noun(passage: Passage, cue: FoundCue) -> bool:
    """Tell whether what is found is a noun with what is denied or with a purpose: neither is reported.

    A person or thing that is found *to be* or *to have* something is a statement.
    """
    if "small" not in cue.entry.takes or cue.span.end + 1 >= passage.end:
        return False
    return _is_denied(passage, cue.span.end) or _has_purpose(passage, cue.span.end)


def _is_denied(passage: Passage, start: int) -> bool:
    """Tell whether *that* follows a noun that is not there: *no evidence that*, *little sign that*."""
    doc = passage.doc
    if doc[start].lower_ not in _HARDLY_ANY:
        return False
    that = next((t.i for t in doc[start + 1 : min(start + _REACH, passage.end)] if t.lower_ == "that"), None)
    return that is not None and all(token.pos_ in NOMINALS for token in doc[start:that])


def _has_purpose(passage: Passage, start: int) -> bool:
    """Tell whether an infinitive says what something is good for: *much to admire*, *a lot to worry about*."""
    doc = passage.doc
    if doc[start].lower_ not in _SOME and [token.lower_ for token in doc[start : start + 2]] != _LOT:
        return False
    last = min(start + _REACH, passage.end - 1)
    to = next((token.i for token in doc[start + 1 : last] if token.lower_ == "to"), None)
    return to is not None and doc[to + 1].tag_ == "VB" and doc[to + 1].lower_ not in _STATES

"""People who share a surname that is told once: *Martin and Joan Bell*, *Mr and Mrs Bell*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.speakers.runs import Run
from pipeline.speakers.words import AND, FREE, Words

_FULL_NAME = 2


def surnames_shared(words: Words, runs: Sequence[Run]) -> Mapping[int, Run]:
    """Give, by the first word of a lone given name or title, the full name after *and* whose surname it shares.

    A given name that is told with a surname of its own elsewhere shares none.
    """
    starting = {run.start: run for run in runs}
    own = {words.lower[run.name] for run in runs if len(run) >= _FULL_NAME}
    found = {}
    for run in runs:
        other = starting.get(run.tail + 1)
        if other is None or len(run) != 1 or words.lower[run.tail] not in AND or words.quoted[run.name] != FREE:
            continue
        if _shares(words, run, other, own):
            found[run.name] = other
    return found


def _shares(words: Words, run: Run, other: Run, own: set[str]) -> bool:
    first = words.lower[run.name]
    if first in words.vocabulary.honorifics:
        return other.honorific is not None and other.honorific != words.vocabulary.honorifics[first]
    given = words.vocabulary.given_names
    return first in given and first not in own and len(other) == _FULL_NAME and words.lower[other.name] in given

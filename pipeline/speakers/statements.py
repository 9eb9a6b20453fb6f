"""Whose words *the statement* is: of those who spoke in one before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.speakers.namesakes import Entity
from pipeline.speakers.pronouns import Candidate
from pipeline.speakers.words import Words

_STATEMENTS = frozenset({"statement", "response"})
_LONGEST = 60


def issuer(words: Words, head: str, sources: Sequence[Candidate]) -> Entity | None:
    """Give the last source whose own sentence tells of a statement: *In a statement, the trust said*.

    Args:
        head: The noun that stands for the statement now.
        sources: The sources of the quotes before, in text order.
    """
    if head not in _STATEMENTS:
        return None
    return next((source.entity for source in reversed(sources) if _in_statement(words, source, head)), None)


def _in_statement(words: Words, source: Candidate, head: str) -> bool:
    start = words.sentence_start(source.mention.start)
    last = min(words.block_of(start)[1], start + _LONGEST)
    for number in range(start, last):
        if (
            words.lower[number] == head
            and number > start
            and words.lower[number - 1] in {"a", "joint", "written", "in"}
        ):
            return True
        if words.is_stop(number):
            return False
    return False

"""The words of a part in two runs, told apart: the same, lost, gained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from pipeline.review.align import Key
from pipeline.review.changes import Piece
from pipeline.review.sides import GAP, Side, Span

Op = Literal["same", "lost", "gained"]

_LARGEST = 2_000_000
"""Words that stand at two places are told apart one by one where those of both, multiplied, are no more than that."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a part, and what stands between it and the next: nothing, a blank, or the gap between stretches."""

    key: Key
    text: str
    glue: str


def words(side: Side, spans: Sequence[Span]) -> list[Word]:
    """Give the tokens of a part."""
    found: list[Word] = []
    for start, end in spans:
        within = side.tokens.within(start, end)
        for key, number in zip(side.keys_of(start, end), within, strict=True):
            first, last = max(start, side.tokens.starts[number]), min(end, side.tokens.ends[number])
            apart = number + 1 < len(side.tokens) and side.tokens.starts[number + 1] > last
            glue = GAP if number == within[-1] and end != spans[-1][1] else " " if apart else ""
            found.append(Word(key, side.article.text[first:last], glue))
    return found


def edges(old: Sequence[Word], new: Sequence[Word], in_both: Callable[[Key], bool]) -> tuple[Piece, ...]:
    """Give the words of a part in both runs where one has words that the other leaves out; else nothing.

    Args:
        old: In the old run.
        new: In the new run.
        in_both: Whether both texts have a word; one that a text has alone is left out here.
    """
    if [word.text for word in old] == [word.text for word in new]:
        return ()
    ours = [word for word in old if in_both(word.key)]
    theirs = [word for word in new if in_both(word.key)]
    found = list(_apart(ours, theirs))
    return _joined(found) if any(op != "same" for op, _, _ in found) else ()


def _apart(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[Op, str, str]]:
    for op, ours, theirs in _steps(old, new):
        if op == "same":
            glues = (max(one.glue, other.glue, key=len) for one, other in zip(ours, theirs, strict=True))
            yield from (("same", word.text, glue) for word, glue in zip(theirs, glues, strict=True))
        else:
            yield from (("lost", word.text, word.glue) for word in ours)
            yield from (("gained", word.text, word.glue) for word in theirs)


def _steps(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[str, Sequence[Word], Sequence[Word]]]:
    """Give what is the same and what is not, in order; the same steps whichever side is old."""
    in_place = {word.key for word in old} & {word.key for word in new}
    if not in_place and len(old) * len(new) > _LARGEST:
        yield "replace", old, new
        return
    ours, theirs = ([word.key if in_place else word.text for word in side] for side in (old, new))
    turned = [word.text for word in old] > [word.text for word in new]
    matcher = (
        SequenceMatcher(None, theirs, ours, autojunk=False)
        if turned
        else SequenceMatcher(None, ours, theirs, autojunk=False)
    )
    for op, a, b, c, d in matcher.get_opcodes():
        i, j, k, m = (c, d, a, b) if turned else (a, b, c, d)
        yield "same" if op == "equal" else op, old[i:j], new[k:m]


def _joined(found: Iterable[tuple[Op, str, str]]) -> tuple[Piece, ...]:
    return tuple(
        Piece(op, "".join(text + glue for _, text, glue in group)) for op, group in groupby(found, key=lambda f: f[0])
    )

"""Quotation marks paired on the text of one block: the cheapest consistent reading of every mark.

Each mark opens, closes, or is inert (an apostrophe, feet and inches). The neighbouring characters make each reading
cheap or dear; the stack of open marks makes it consistent. A Viterbi search over the stacks finds the cheapest reading
of the block in time linear in the number of marks. Nothing is refused: a mark without a partner costs a notice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.quotes.readings import CLOSE, INERT, OPEN, Mark, costs

_MARK: Final = re.compile(r"''(?=\w)|(?<=\S)''(?=\W|$)|``|[“”„‟«»\"‘’‚‛'`´]")
_DEPTH: Final = 3
_LONE_CLOSER: Final = 5.0
_UNCLOSED: Final = {"double": 3.0, "single": 5.0}
_SAME_FAMILY: Final = {"double": 4.5, "single": 2.0}
_RESET: Final = {"double": 3.5, "single": 6.0}
_NO_STOP: Final = 2.0
_SENTENCE_BREAK: Final = re.compile(r"[.!?]\s+[A-Z“‘\"']")
_STOPS: Final = frozenset(".,!?…;:-–—")

Stack = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch between quotation marks; `start`, `end` index the text, inside the marks.

    Attributes:
        family: double or single.
        depth: 0 for the outermost.
        opened: False where only the closing mark stands.
        closed: False where the closing mark is missing: the region runs to the end of the block or to the next opener.
    """

    start: int
    end: int
    family: str
    depth: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Step:
    """One reading of one mark, with the way back."""

    cost: float
    role: str
    before: Stack
    previous: _Step | None


def pair_marks(text: str, *, continues: str | None = None) -> tuple[Region, ...]:
    """Give the regions between marks in one block of text, in order of their starts, outer before inner.

    Args:
        continues: The family of the mark that the next block opens with, if any: a quotation that runs on over
            paragraphs is closed only at its end, so leaving that family open costs little.
    """
    marks = tuple(_find_marks(text))
    if not marks:
        return ()
    roles = _cheapest(text, marks, continues)
    return tuple(sorted(_regions(text, marks, roles), key=lambda r: (r.start, -r.end)))


def _find_marks(text: str) -> Iterator[Mark]:
    doubled = bool(re.search(r"(?:^|\s)(?:''|``)\w", text))
    for match in _MARK.finditer(text):
        if len(match.group()) == 2 and not (doubled or match.group() == "``"):  # noqa: PLR2004  two characters
            yield Mark(match.start(), match.start() + 1, "single", "'")
            yield Mark(match.start() + 1, match.end(), "single", "'")
        else:
            family = "double" if len(match.group()) > 1 or match.group() in '“”„‟«»"' else "single"
            yield Mark(match.start(), match.end(), family, match.group())


def _cheapest(text: str, marks: tuple[Mark, ...], continues: str | None) -> list[tuple[str, Stack]]:
    """Give for each mark its role and the stack (of mark numbers) after it, on the cheapest path."""
    families = [mark.family for mark in marks]
    breaks = [match.start() for match in _SENTENCE_BREAK.finditer(text)]
    beam: dict[Stack, _Step] = {(): _Step(0.0, "", (), None)}
    for number, mark in enumerate(marks):
        step: dict[tuple[str, ...], tuple[Stack, _Step]] = {}
        prices = costs(text, mark)
        for stack, last in beam.items():
            for role, after, extra in _moves(number, families, stack):
                cost = last.cost + prices[role] + extra
                if role == CLOSE and len(after) < len(stack):
                    cost += _stop_price(text, breaks, (marks[stack[len(after)]].end, mark.start))
                shape = tuple([families[i] for i in after])
                if shape not in step or cost < step[shape][1].cost:
                    step[shape] = (after, _Step(cost, role, stack, last))
        beam = dict(step.values())
    return _best_path(beam, families, continues)


def _stop_price(text: str, breaks: list[int], inside: tuple[int, int]) -> float:
    """Give the price of closing several sentences without a stop before the mark: whole sentences keep theirs."""
    start, end = inside
    if end == 0 or text[end - 1] in _STOPS:
        return 0.0
    return _NO_STOP if bisect_left(breaks, start) < bisect_left(breaks, end) else 0.0


def _moves(number: int, families: list[str], stack: Stack) -> Iterator[tuple[str, Stack, float]]:
    """Give what mark `number` may do: its role, the stack after it, and what that costs beside its looks."""
    family = families[number]
    yield INERT, stack, 0.0
    if len(stack) < _DEPTH:
        same = any(families[i] == family for i in stack)
        yield OPEN, (*stack, number), _SAME_FAMILY[family] if same else 0.0
    if stack and families[stack[-1]] == family:
        yield OPEN, (*stack[:-1], number), _RESET[family]
    for height in range(len(stack) - 1, -1, -1):
        if families[stack[height]] == family:
            yield CLOSE, stack[:height], sum(_UNCLOSED[families[i]] for i in stack[height + 1 :])
            break
    else:
        yield CLOSE, stack, _LONE_CLOSER


def _best_path(beam: dict[Stack, _Step], families: list[str], continues: str | None) -> list[tuple[str, Stack]]:
    def total(item: tuple[Stack, _Step]) -> float:
        stack, step = item
        return step.cost + sum(0.3 if families[i] == continues else _UNCLOSED[families[i]] for i in stack)

    after, step = min(beam.items(), key=total)
    path: list[tuple[str, Stack]] = []
    while step.previous is not None:
        path.append((step.role, after))
        after, step = step.before, step.previous
    return path[::-1]


def _regions(text: str, marks: tuple[Mark, ...], roles: list[tuple[str, Stack]]) -> Iterator[Region]:
    """Give the regions of a reading; a lone closing mark closes what the block began with, if nothing stands before."""
    before: Stack = ()
    any_yet = False
    for mark, (role, after) in zip(marks, roles, strict=True):
        gone = [i for i in before if i not in after]
        for index in gone:
            closed = role == CLOSE and index == gone[0]
            yield _region(text, marks[index], end=mark.start, depth=before.index(index), closed=closed)
        if role == CLOSE and not any_yet and not before:
            yield Region(0, mark.start, mark.family, 0, opened=False)
        any_yet = any_yet or role != INERT
        before = after
    for depth, index in enumerate(before):
        yield _region(text, marks[index], end=len(text), depth=depth, closed=False)


def _region(text: str, opener: Mark, *, end: int, depth: int, closed: bool) -> Region:
    start = opener.end
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Region(start, max(start, start + len(inner.strip())), opener.family, depth, closed=closed)

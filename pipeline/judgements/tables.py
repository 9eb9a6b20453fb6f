"""Grades in tables, in lists and under headings: an area and a grade, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span

from pipeline.annotations import CURRENT, PREVIOUS, Inspection, text_of
from pipeline.judgements.grades import GradeMention
from pipeline.judgements.link import Link
from pipeline.judgements.terms import NOUN, Target, Vocabulary, alternatives
from pipeline.judgements.when import when_of

_CELL = re.compile(r"[^\t]+")
_PAIR = re.compile(r"^\W*(?P<left>[^:–—\n]{2,120}?)\s*(?::|\s[–—-]|[–—])\s*(?P<right>[^\n]+)$")
_PARTED = re.compile(r"[:–—]|\s-")
_BEFORE = re.compile(r"last|previous|before|was\b|earlier|prior", re.IGNORECASE)
_PART = re.compile(r"[^;]+")
_EDGE = " \t\n\u00a0.,;:'\"‘’“”*•-–—"
_NUMBERED = re.compile(r"^\d+\s*[–—:.-]?\s*")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_SHORT, _LONGEST_PAIR, _FEW = 90, 600, 4


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"\((?P<note>(?:{alternatives('note')})\s*:?\s*)?(?P<grade>[^()]+)\)", re.IGNORECASE)


def link_blocks(
    words: Vocabulary, text: str, blocks: Sequence[Span], inspection: Inspection
) -> Iterator[tuple[int, Link]]:
    """Yield (number of the block, judgement) for every block that is a row, a pair or an item under a grade."""
    header: list[str] = []
    heading: GradeMention | None = None
    for number, block in enumerate(blocks):
        if "\t" in text_of(block):
            cells = [(m.start() + block.start_char, m.end() + block.start_char) for m in _CELL.finditer(text_of(block))]
            rows = list(_row(words, text, cells, header, inspection))
            header = header if rows else [text[s:e] for s, e in cells]
            yield from ((number, link) for link in rows)
            continue
        whole = whole_grade(words, text, block.start_char, block.end_char)
        if whole is not None and len(text_of(block)) < _SHORT:
            heading = whole
            continue
        pairs = list(_pair(words, text, block, inspection))
        under = list(_under(words, text, block, heading, inspection)) if heading and not pairs else []
        heading = heading if under else None
        yield from ((number, link) for link in [*pairs, *under])


def _noted(words: Vocabulary, text: str) -> re.Match[str] | None:
    """Give the brackets that hold the grade before this one: *(previously good)*, or another grade and nothing else."""
    found = _note().search(text)
    if found is None or found["note"]:
        return found
    older = whole_grade(words, text, *found.span("grade"))
    newer = whole_grade(words, text, 0, found.start())
    return found if older and newer and older.name != newer.name else None


def whole_grade(words: Vocabulary, text: str, start: int, end: int) -> GradeMention | None:
    """Give the grade where `text[start:end]` is a grade and nothing else but its number and marks; else None."""
    while start < end and text[start] in _EDGE:
        start += 1
    numbered = _NUMBERED.match(text[start:end])
    start += numbered.end() if numbered else 0
    for hit in words.grades.find(text, start, end):
        if hit.start - start <= 1 and not text[hit.end : end].strip(_EDGE):
            return GradeMention(hit.start, hit.end, hit.name, "table")
    return None


def _row(
    words: Vocabulary, text: str, cells: Sequence[tuple[int, int]], header: Sequence[str], inspection: Inspection
) -> Iterator[Link]:
    """Yield one link for each cell that is a grade; the first cell is the area, known or not."""
    if len(cells) < 2 or whole_grade(words, text, *cells[0]):  # noqa: PLR2004  an area and a grade
        return
    target = _named(words, text, *cells[0])
    for column, (start, end) in enumerate(cells[1:], 1):
        grade = whole_grade(words, text, start, end)
        if grade is not None:
            earlier = (column < len(header) and _BEFORE.search(header[column]) is not None) or _is_dated(
                text, start, end
            )
            when = PREVIOUS if earlier else when_of(words, grade, "", inspection)
            yield Link(grade, target, when, text[start:end])


def _tells_result(text: str, block: Span, grade: GradeMention) -> bool:
    """Tell whether a headline opens with the result: *'Inadequate': home where residents went hungry*."""
    marked = text[block.start_char : grade.start].strip() != ""
    return block.start == 0 and marked


def _is_dated(text: str, start: int, end: int) -> bool:
    """Tell whether the cell dates its grade, as only those of an earlier inspection beside this one's are."""
    return _YEAR.match(text[start:end].strip(_EDGE)) is not None or _BEFORE.match(text[start:end]) is not None


def _named(words: Vocabulary, text: str, start: int, end: int) -> Target:
    """Give the target that a cell or item is: the area whose wording it is or begins with, else its own words."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    found = [
        t for t in words.targets(text, start, end) if t.area is not None and t.start - start <= len("the quality of ")
    ]
    best = max(found, key=lambda t: t.end - t.start, default=None)
    covers = best is not None and 2 * (best.end - best.start) >= end - start
    return Target(start, end, area=best.area if best is not None and covers else " ".join(text[start:end].split()))


def _pair(words: Vocabulary, text: str, block: Span, inspection: Inspection) -> Iterator[Link]:
    """Yield the links of *area: grade (previously grade)* and *grade – area; area*."""
    written = text_of(block)
    paired = len(written) < _LONGEST_PAIR and _PARTED.search(written)
    match = _PAIR.match(written) if paired else None
    if match is None:
        return
    offset = block.start_char
    note = _noted(words, match["right"])
    end = offset + match.start("right") + (note.start() if note else len(match["right"]))
    left = whole_grade(words, text, offset + match.start("left"), offset + match.end("left"))
    right = whole_grade(words, text, offset + match.start("right"), end)
    if left is not None and right is None:
        for part in _PART.finditer(text, offset + match.start("right"), offset + match.end("right")):
            target = _named(words, text, *part.span())
            if target.area in words.names or len(part.group().split()) <= _FEW:
                yield Link(left, target, when_of(words, left, "", inspection), written)
            elif _tells_result(text, block, left):
                yield Link(left, None, when_of(words, left, written, inspection), written)
    elif right is not None and left is None:
        target = _named(words, text, offset + match.start("left"), offset + match.end("left"))
        if target.area not in words.names and words.has(NOUN, match["left"]):
            yield Link(right, None, when_of(words, right, match["left"], inspection), written)
            return
        yield Link(right, target, when_of(words, right, "", inspection), written)
        before = note and whole_grade(words, text, *(offset + match.start("right") + n for n in note.span("grade")))
        if before:
            yield Link(before, target, PREVIOUS, written)


def _under(words: Vocabulary, text: str, block: Span, heading: GradeMention, inspection: Inspection) -> Iterator[Link]:
    """Yield the link of a short item under a heading that is a grade."""
    if len(text_of(block)) >= _SHORT or block.label_ not in {"list_item", "paragraph"}:
        return
    target = _named(words, text, block.start_char, block.end_char)
    if target.area in words.names:
        yield Link(heading, target, when_of(words, heading, "", inspection), CURRENT)

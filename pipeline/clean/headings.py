"""Headlines and sub-headings that are not marked up: line breaks alone set them off, or the page's title names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule
from pipeline.clean.unit import Unit, as_heading

_HEADLINE_WORDS = (3, 30)
_MOST_WORDS, _QUESTION_WORDS, _LEAD_WORDS = 12, 8, 3
_ENDS = re.compile(r"""[.!?;:,…]["”’')\]]*$""")
_FULL = re.compile(r"""[.!?…]["”’')\]]*$""")
_DIVIDED = re.compile(r"\s*(?:$|[|–—·»:-])")
_MARKS = tuple("\"“”'‘’")
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|de|van|von|ap|ab|of)){1,4}(?:,.*)?")


def mark_headings(units: Sequence[Unit], reasons: Reasons) -> list[Unit]:
    """Give the units of a plain text, those that are its headline and sub-headings with the kind `heading`.

    A sub-heading is a short line without a final stop between a finished paragraph or item and the next. Lead-ins,
    lines that tell a grade, and the name of a speaker beside speech stay as they are.
    """
    marked = list(units)
    kept = [number for number, reason in enumerate(reasons) if reason is None]
    found = [*_headline(units, kept), *_subheadings(units, kept)]
    for number in found:
        marked[number] = as_heading(units[number], 0)
    return marked


def mark_title(units: Sequence[Unit], reasons: Reasons, titles: Sequence[str]) -> list[Unit]:
    """Give the units of a page, the headline with the kind `heading` where no markup says so.

    It is the line above the first paragraph that is kept and reads like a title of the page; see `is_title`.
    """
    marked = list(units)
    for number, unit in enumerate(units):
        if reasons[number] is None and (unit.sentence or unit.kind == "heading"):
            break
        if reasons[number] is None and unit.kind == "paragraph" and is_title(unit, titles):
            marked[number] = as_heading(unit, 1)
            break
    return marked


def is_title(unit: Unit, titles: Sequence[str]) -> bool:
    """Tell whether a line is one of these titles, or the part of one that stands before the name of the site."""
    least, most = _HEADLINE_WORDS
    line = unit.text.casefold()
    return least <= unit.words <= most and any(
        title.startswith(line) and _DIVIDED.match(title, len(line)) for title in map(str.casefold, titles)
    )


def _headline(units: Sequence[Unit], kept: Sequence[int]) -> Iterator[int]:
    least, most = _HEADLINE_WORDS
    first = next((at for at, number in enumerate(kept) if units[number].sentence), 0)
    lines = [number for number in kept[:first] if units[number].kind == "paragraph"]
    yield from (n for n in lines[:1] if least <= units[n].words <= most and not units[n].text.endswith((".", ":")))


def _subheadings(units: Sequence[Unit], kept: Sequence[int]) -> Iterator[int]:
    some = [units[number] for number in kept]
    for number, above, unit, below in zip(kept[1:], some, some[1:], some[2:], strict=False):
        if _short(unit) and _finished(above, unit) and _begins(unit, below) and not _signs(above, unit, below):
            yield number


def _short(unit: Unit) -> bool:
    if unit.kind != "paragraph" or unit.words > _MOST_WORDS or not unit.words or unit.cells > 1:
        return False
    if unit.text.endswith("?"):
        return unit.words <= _QUESTION_WORDS and not unit.text.startswith(_MARKS)
    begins = unit.text.lstrip("".join(_MARKS))[:1]
    return not _ENDS.search(unit.text) and not begins.islower() and first_rule(unit, "story") is None


def _finished(above: Unit, unit: Unit) -> bool:
    if above.kind in {"list_item", "table_row"} or _FULL.search(above.text):
        return True
    graded = first_rule(above, "story") is not None and not above.text.endswith(":")
    return graded and (unit.apart or unit.text.isupper())


def _begins(unit: Unit, below: Unit) -> bool:
    """Tell whether a paragraph, an item or a lead-in follows; below capitals a line with a grade as well."""
    if below.sentence or below.kind == "list_item" or _FULL.search(below.text):
        return True
    return below.words >= _LEAD_WORDS and (below.text.endswith(":") or (unit.text.isupper() and ":" in below.text))


def _signs(above: Unit, unit: Unit, below: Unit) -> bool:
    """Tell whether a line is the name of whoever speaks above or below."""
    speech = above.text.startswith(_MARKS) or above.text.endswith(_MARKS) or below.text.startswith(_MARKS)
    named = _NAME.fullmatch(unit.text) is not None and (speech or "," in unit.text)
    return named and not (unit.text.isupper() and "," not in unit.text)

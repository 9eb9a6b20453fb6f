"""What stands right above and below the article of a plain text and belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule
from pipeline.clean.segment import find_headline
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_FAR = 8
_STANDFIRSTS, _STANDFIRST_WORDS = 2, 6
_HEADING_WORDS = 3
_LIST = 12
_LINKED = 0.3
_CLOSING_WORDS = 4


def keep_stretch(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> None:
    """Drop what lies around the article of a plain text, but for its headline, its standfirst and what closes it.

    Only where the rules know boilerplate on that side, or much lies there in a text that has some: what was pasted
    without any stays whole.
    """
    some = any(reasons)
    if any(reasons[:start]) or (some and start > _FAR):
        headline = find_headline(units, reasons, start, end)
        standing = set() if headline is None else {headline, *_standfirsts(units, reasons, headline + 1, start)}
        for number in range(start):
            if number not in standing:
                reasons[number] = reasons[number] or Reason.OUTSIDE_ARTICLE
    if any(reasons[end:]) or (some and len(units) - end > _FAR):
        trim_end(units, reasons, closing(units, reasons, _listed(units, reasons, end)))


def _standfirsts(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> Iterator[int]:
    """Yield the first lines of some length between headline and article, and those that tell grades."""
    left = _STANDFIRSTS
    for number in range(start, end):
        standfirst = left > 0 and units[number].words >= _STANDFIRST_WORDS
        if reasons[number] is None and (
            standfirst or _grades(units, number) or (number == end - 1 and _heads(units[number]))
        ):
            left -= standfirst
            yield number


def _heads(unit: Unit) -> bool:
    """Tell whether a unit right above the text may be its first sub-heading."""
    return unit.words > 1 and unit.text[:1].isupper()


def _grades(units: Sequence[Unit], number: int) -> bool:
    """Tell whether a unit above the text tells a grade, or stands as a short heading right above one."""
    rows = units[number : number + 2] if units[number].words <= _HEADING_WORDS else units[number : number + 1]
    return any(first_rule(unit, "story") is not None for unit in rows)


def _listed(units: Sequence[Unit], reasons: Reasons, end: int) -> int:
    """Give the end of an article with the rest of a list that stands under a lead-in at its end."""
    lead = end - 1
    while lead >= 0 and end - lead <= _LIST and _is_item(units[lead], reasons[lead]):
        lead -= 1
    if lead < 0 or not units[lead].text.endswith(":"):
        return end
    return next(
        (n for n in range(end, len(units)) if n - lead > _LIST or not _is_item(units[n], reasons[n])), len(units)
    )


def _is_item(unit: Unit, reason: Reason | None) -> bool:
    return reason is None and unit.words >= _CLOSING_WORDS and not unit.text.endswith(":")


def closing(units: Sequence[Unit], reasons: Reasons, end: int) -> int:
    """Give the end of an article with the short sentences that close it (*The firm declined to comment.*)."""
    while end < len(units) and reasons[end] is None and _says(units[end]):
        end += 1
    return end


def _says(unit: Unit) -> bool:
    sentence = unit.closed and not unit.cut and unit.text[:1].isupper() and not unit.text.endswith(":")
    return sentence and unit.words >= _CLOSING_WORDS and unit.link_density <= _LINKED


def trim_end(units: Sequence[Unit], reasons: Reasons, end: int) -> None:
    """Drop what lies after the article, up to *Notes to editors* and the like; of a page only what holds links."""
    resumed = False
    for number in range(end, len(units)):
        unit = units[number]
        resumed = reasons[number] is None and (resumed or first_rule(unit, "resume") is not None)
        if not resumed and (unit.element < 0 or unit.link_density > _LINKED):
            reasons[number] = reasons[number] or Reason.OUTSIDE_ARTICLE

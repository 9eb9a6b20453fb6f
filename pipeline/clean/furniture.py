"""What a site repeats is dropped, where place or neighbours agree that it is no part of the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule
from pipeline.clean.site import Repeats
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_RUN = 3
_SEVERAL = 5
_ITEMS = ("list_item", "table_row")


def mark_runs(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], repeats: Repeats) -> None:
    """Drop the repeated lines that stand together: at an end of the page, or three in a row with known boilerplate.

    Single ones stay for now (a sub-heading that many articles have), and so do rows inside the story that hold no known
    boilerplate, unless most pages have them: they may be a list, or areas that every article names.
    """
    for run in runs(units, reasons, hits) if any(hits) else ():
        edge = run.start == 0 or run.stop == len(units)
        known = any(reasons[number] is not None for number in run)
        module = known or (_is_template(repeats, run) and not _is_list(units, run))
        if edge or (module and len(run) >= _RUN):
            for number in run:
                reasons[number] = reasons[number] or Reason.REPEATED_ON_SITE


def mark_edges(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], repeats: Repeats) -> None:
    """Drop what is repeated above the first paragraph of an article's own and below its last one.

    Prose goes there only where many pages have it, anywhere where it stands alone amid boilerplate, and never below
    *Notes to editors*. Outside the article, repetition is the reason that tells more.
    """
    if not any(hits):
        return
    kept = [n for n, reason in enumerate(reasons) if reason is None]
    own = [n for n in kept if not hits[n] and (units[n].sentence or units[n].kind in _ITEMS)]
    first = next((n for n in own if units[n].sentence), None)
    notes = next((n for n in kept if first_rule(units[n], "resume")), len(units))
    for number in [n for n, hit in enumerate(hits) if hit]:
        if reasons[number] is Reason.OUTSIDE_ARTICLE:
            reasons[number] = Reason.REPEATED_ON_SITE
        elif reasons[number] is None and first is not None:
            edge = not first < number < own[-1]
            often = repeats.counts[number] >= _SEVERAL
            if units[number].sentence:
                drop = number < notes and ((edge and often) or _is_amid(units, reasons, hits, number))
            else:
                drop = edge and not _leads_in(units, reasons, hits, number)
            reasons[number] = Reason.REPEATED_ON_SITE if drop else None


def runs(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool]) -> Iterator[range]:
    """Give the rows of repeated lines and other boilerplate, in order; a repeated paragraph ends a row."""
    start = None
    for number in range(len(units) + 1):
        inside = number < len(units) and (reasons[number] is not None or (hits[number] and not units[number].sentence))
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            yield range(start, number)
            start = None


def _is_template(repeats: Repeats, run: range) -> bool:
    """Tell whether most of several pages have each line of a row."""
    return repeats.pages >= _SEVERAL and all(2 * repeats.counts[number] > repeats.pages for number in run)


def _is_list(units: Sequence[Unit], run: range) -> bool:
    """Tell whether a row inside the story stands under a lead-in."""
    above, first = units[run.start - 1], units[run.start]
    return above.text.endswith(":") or (above.sentence and first.text.endswith(":"))


def _leads_in(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], number: int) -> bool:
    """Tell whether a line leads in what stays (*Ofsted said:*)."""
    below = number + 1
    stays = below < len(units) and reasons[below] is None and not hits[below]
    return stays and units[number].text.endswith(":")


def _is_amid(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], number: int) -> bool:
    """Tell whether a paragraph stands alone amid boilerplate: lines above it and below, three of them at least."""
    above = _in_a_row(units, reasons, hits, range(number - 1, -1, -1))
    below = _in_a_row(units, reasons, hits, range(number + 1, len(units)))
    return above > 0 and below > 0 and above + below >= _RUN


def _in_a_row(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], numbers: range) -> int:
    """Give how many lines of boilerplate, no prose, stand in a row; no more than make a run."""
    count = 0
    for number in numbers[:_RUN]:
        if units[number].sentence or not (hits[number] or reasons[number]):
            break
        count += 1
    return count

"""A `RawPage` becomes a `Page`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter, lt

from pipeline.clean.context import Reasons
from pipeline.clean.decide import decide_page, decide_text
from pipeline.clean.headings import mark_headings, mark_title
from pipeline.clean.ink import Ink
from pipeline.clean.jsonbody import body_units
from pipeline.clean.language import language_of
from pipeline.clean.lines import to_units
from pipeline.clean.metadata import page_metadata, page_url, text_metadata
from pipeline.clean.posting import Posting, read_posting
from pipeline.clean.rules import cut_tail
from pipeline.clean.segments import segments
from pipeline.clean.site import UNKNOWN, Repeats, Sites, page_lines, repeats, site_of
from pipeline.clean.source import pieces
from pipeline.clean.tree import Tree, read_tree
from pipeline.clean.unit import Unit, unit_from
from pipeline.lexicons.boilerplate import Reason
from pipeline.page import BLOCK_KINDS, Dropped, Metadata, Notice, Page, RawPage, TextBuilder

HTML = "text/html"
_NAMES = {reason: str(reason) for reason in Reason}
_KINDS, _OTHER = frozenset(BLOCK_KINDS), BLOCK_KINDS[1]
_new = tuple.__new__  # there are many blocks, and to call a named tuple takes twice as long
_RAW = itemgetter(Dropped._fields.index("raw_start"), Dropped._fields.index("raw_end"))


def to_page(raw: RawPage, sites: Sites | None = None) -> Page:
    """Give the article of an input: kept blocks, dropped blocks with reasons, and the way back to raw.

    A page of which nothing would stay is kept whole, with a notice.

    Args:
        sites: The other pages of the page's site, where they were counted: what stands on them too is boilerplate.
    """
    return _from_html(raw, sites) if raw.media_type == HTML else _from_text(raw, sites)


def _from_text(raw: RawPage, sites: Sites | None) -> Page:
    units = to_units(raw.raw)
    found = _repeats(raw, None, units, sites)
    reasons = decide_text(units, found)
    metadata = text_metadata(units, reasons)
    return _assemble(raw, mark_headings(units, reasons), _told(reasons, found), metadata, ())


def _from_html(raw: RawPage, sites: Sites | None) -> Page:
    tree = read_tree(raw.raw)
    if not tree.units and (units := _stripped(raw.raw)):
        notice = Notice("unparsed", "the page is broken or cut off: the text between its tags is kept")
        return _assemble(raw, units, _told(decide_text(units)), page_metadata(tree.head, None, Posting()), (notice,))
    found = _repeats(raw, page_url(tree.head), tree.units, sites) if sites else UNKNOWN
    reasons = decide_page(tree, found)
    metadata, notices = _metadata(tree, reasons), tuple(_oddities(tree, reasons))
    units, told = mark_title(tree.units, reasons, tree.head.titles), _told(reasons, found)
    if not _tells(units, reasons):
        body = body_units(raw.raw)
        inner = decide_text(body)
        if _tells(body, inner):
            units, told = [*body, *units], [*_told(inner), *(reason or Reason.OUTSIDE_ARTICLE for reason in told)]
            notices = (*notices, Notice("data_only", "the article stands in the data of the page alone"))
    return _assemble(raw, units, told, metadata, notices)


def _repeats(raw: RawPage, url: str | None, units: Sequence[Unit], sites: Sites | None) -> Repeats:
    pages = sites.pages(site_of(raw, url)) if sites else ()
    return repeats(units, page_lines(raw, url, units), pages) if pages else UNKNOWN


def _told(reasons: Reasons, found: Repeats = UNKNOWN) -> list[str | None]:
    """Give the reasons as the record tells them."""
    told = [None if reason is None else _NAMES[reason] for reason in reasons]
    for number, count in enumerate(found.counts):
        if reasons[number] is Reason.REPEATED_ON_SITE:
            told[number] = f"{Reason.REPEATED_ON_SITE}({count})"
    return told


def _oddities(tree: Tree, reasons: Reasons) -> Iterator[Notice]:
    if tree.unplaced:
        yield Notice("unplaced", f"{tree.unplaced} words have no place in the source")
    if any(reason is Reason.OTHER_ARTICLE and unit.strong for unit, reason in zip(tree.units, reasons, strict=True)):
        yield Notice("several_articles", "the page holds several articles: the longest is kept")


def _tells(units: Sequence[Unit], reasons: Reasons) -> bool:
    """Tell whether prose is kept."""
    return any(unit.prose and reason is None for unit, reason in zip(units, reasons, strict=True))


def _metadata(tree: Tree, reasons: Reasons) -> Metadata:
    kept = [unit for unit, reason in zip(tree.units, reasons, strict=True) if reason is None]
    headed = next((unit for unit in kept if unit.level == 1), kept[0] if kept and kept[0].level else None)
    return page_metadata(tree.head, headed.text if headed else None, read_posting(tree.units, reasons))


def _assemble(
    raw: RawPage, units: Sequence[Unit], reasons: list[str | None], metadata: Metadata, notices: tuple[Notice, ...]
) -> Page:
    builder = TextBuilder()
    if not units:
        notices = (*notices, Notice("no_text", "the input holds no text that a reader sees"))
    elif all(reasons):
        reasons = [None] * len(units)
        notices = (*notices, Notice("kept_all", "no article could be told from the rest: all text is kept"))
    dropped = [
        _new(Dropped, (unit.text, reason, unit.raw_start, unit.raw_end, unit.kind if unit.kind in _KINDS else _OTHER))
        for unit, reason in zip(units, reasons, strict=True)
        if reason
    ]
    for whole in [unit for unit, reason in zip(units, reasons, strict=True) if not reason]:
        kept, tail, tail_reason = cut_tail(whole)
        kind = kept.kind if kept.kind in _KINDS else _OTHER
        builder.add(kind, kept.text, kept.runs, raw=(kept.raw_start, kept.raw_end))
        if tail is not None:
            dropped.append(Dropped(tail.text, str(tail_reason), tail.raw_start, tail.raw_end, kind))
    _sort(dropped)
    text = builder.text
    metadata = metadata if metadata.language else replace(metadata, language=language_of(text))
    return Page(raw, text, builder.blocks, tuple(dropped), builder.offsets, metadata, notices)


def _sort(dropped: list[Dropped]) -> None:
    """Put blocks in the order of raw, which most are in: to see that takes a third of the time."""
    starts = [start for _, _, start, _, _ in dropped]
    if not all(map(lt, starts, starts[1:])):
        dropped.sort(key=_RAW)


def _stripped(raw: str) -> list[Unit]:
    """Give the text between the tags, for a page that shows none: broken markup, or a head that was cut off."""
    units = []
    for start, end in segments(raw):
        ink, last = Ink(), start
        for word, low, high in pieces(raw, start, end):
            ink.write(word, low, high, blank=low > last)
            last = high
        if len(ink):
            units.append(unit_from(ink, "paragraph"))
    return units

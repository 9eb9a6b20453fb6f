"""A `RawPage` becomes a `Page`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bs4 import BeautifulSoup

from pipeline.clean.context import Reasons
from pipeline.clean.decide import decide_page, decide_text
from pipeline.clean.headings import mark_headings
from pipeline.clean.ink import Ink, words
from pipeline.clean.language import language_of
from pipeline.clean.lines import to_units
from pipeline.clean.metadata import page_metadata, text_metadata
from pipeline.clean.posting import Posting, read_posting
from pipeline.clean.rules import cut_tail
from pipeline.clean.source import segments
from pipeline.clean.tree import Tree, parse, walk
from pipeline.clean.unit import Unit, unit_from
from pipeline.page import BLOCK_KINDS, Dropped, Metadata, Notice, Page, RawPage, TextBuilder

HTML = "text/html"


def to_page(raw: RawPage) -> Page:
    """Give the article of an input: kept blocks, dropped blocks with reasons, and the way back to raw.

    A page of which nothing would stay is kept whole, with a notice.
    """
    return _from_html(raw) if raw.media_type == HTML else _from_text(raw)


def _from_text(raw: RawPage) -> Page:
    units = to_units(raw.raw)
    reasons = decide_text(units)
    return _assemble(raw, mark_headings(units, reasons), reasons, text_metadata(units, reasons), ())


def _from_html(raw: RawPage) -> Page:
    soup = parse(raw.raw)
    tree = walk(soup, raw.raw)
    notices: tuple[Notice, ...] = ()
    if not tree.units and (units := _stripped(raw.raw)):
        notices = (Notice("unparsed", "the markup could not be parsed: its tags were left out"),)
        return _assemble(raw, units, decide_text(units), page_metadata(soup, None, Posting()), notices)
    if tree.unplaced:
        notices = (Notice("unplaced", f"{tree.unplaced} words have no place in the source"),)
    reasons = decide_page(tree)
    return _assemble(raw, tree.units, reasons, _metadata(soup, tree, reasons), notices)


def _metadata(soup: BeautifulSoup, tree: Tree, reasons: Reasons) -> Metadata:
    headline = next((unit.text for unit in tree.units if unit.level == 1), None)
    return page_metadata(soup, headline, read_posting(tree.units, reasons))


def _assemble(
    raw: RawPage, units: Sequence[Unit], reasons: Reasons, metadata: Metadata, notices: tuple[Notice, ...]
) -> Page:
    builder, dropped = TextBuilder(), []
    if not units:
        notices = (*notices, Notice("no_text", "the input holds no text that a reader sees"))
    elif all(reasons):
        reasons = [None] * len(units)
        notices = (*notices, Notice("kept_all", "no article could be told from the rest: all text is kept"))
    for unit, reason in zip(units, reasons, strict=True):
        kept, tail, tail_reason = (unit, None, None) if reason else cut_tail(unit)
        if reason:
            dropped.append(_dropped(unit, str(reason)))
            continue
        builder.add(_block_kind(kept), kept.text, kept.runs, raw=(kept.raw_start, kept.raw_end))
        if tail is not None:
            dropped.append(_dropped(tail, str(tail_reason)))
    dropped.sort(key=lambda item: (item.raw_start, item.raw_end))
    metadata = replace(metadata, language=metadata.language or language_of(builder.text))
    return Page(raw, builder.text, builder.blocks, tuple(dropped), builder.offsets, metadata, notices)


def _block_kind(unit: Unit) -> str:
    return unit.kind if unit.kind in BLOCK_KINDS else BLOCK_KINDS[1]


def _dropped(unit: Unit, reason: str) -> Dropped:
    return Dropped(unit.text, reason, unit.raw_start, unit.raw_end, _block_kind(unit))


def _stripped(raw: str) -> list[Unit]:
    """Give the text between the tags, for markup that the parser gives up on."""
    units = []
    for start, end in segments(raw):
        ink = Ink()
        for word, offset, blank in words(raw[start:end]):
            ink.write(word, start + offset, start + offset + len(word), blank=blank)
        if len(ink):
            units.append(unit_from(ink, "paragraph"))
    return units

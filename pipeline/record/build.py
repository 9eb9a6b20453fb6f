"""A finished `Doc` and its `Page` become an `Article`: plain rows first, validated once as a whole."""

from __future__ import annotations

from dataclasses import asdict

from pydantic import ValidationError
from spacy.tokens import Doc

from pipeline.annotations import DatedValue, get_inspection, get_notices
from pipeline.page import Block, Dropped, Page
from pipeline.record.article import SCHEMA_VERSION, Article
from pipeline.record.ids import PartIds, article_id
from pipeline.record.parts import Row, finding_rows, judgement_rows, quote_rows, speaker_rows
from pipeline.record.refusal import refusal


def to_article(doc: Doc, page: Page) -> Article:
    """Give the record of an article; `doc` was made from `page` and has been through all components.

    Raises:
        RecordError: The annotations break the schema or a law; a line for each field, with its path and value.
    """
    try:
        return Article.model_validate(_article_row(doc, page))
    except ValidationError as error:
        raise refusal(error) from error


def _article_row(doc: Doc, page: Page) -> Row:
    ids = PartIds(article_id(page))
    speakers = speaker_rows(doc, ids)
    quotes = quote_rows(doc, page, ids, speakers)
    return {
        "schema_version": SCHEMA_VERSION,
        "id": ids.article,
        "source": _source(page),
        "metadata": {name: value for name, value in asdict(page.metadata).items() if name != "url"},
        "text": page.text,
        "blocks": tuple(_block(b) for b in page.blocks),
        "dropped": tuple(_dropped(d) for d in page.dropped),
        "inspection": _inspection(doc),
        "speakers": tuple(speakers.values()),
        "quotes": quotes,
        "judgements": judgement_rows(doc, ids),
        "findings": finding_rows(doc, ids, quotes),
        "notices": _notices(doc),
    }


def _source(page: Page) -> Row:
    raw = page.source
    plain = {name: getattr(raw, name) for name in ("media_type", "encoding", "sha256", "size")}
    return {"path": raw.id or None, "url": page.metadata.url or raw.url, **plain}


def _block(block: Block) -> Row:
    raw = {"start": block.raw_start, "end": block.raw_end}
    return {"kind": block.kind, "start": block.start, "end": block.end, "raw": raw}


def _dropped(dropped: Dropped) -> Row:
    raw = {"start": dropped.raw_start, "end": dropped.raw_end}
    return {"text": dropped.text, "reason": dropped.reason, "raw": raw}


def _inspection(doc: Doc) -> Row:
    facts = get_inspection(doc)
    told = facts.previous_date or facts.previous_type
    return {
        "inspectorate": facts.inspectorate,
        "provider": facts.provider,
        "type": facts.type,
        "published": _dated(facts.published),
        "inspected": _dated(facts.inspected),
        "previous": {"date": facts.previous_date, "type": facts.previous_type} if told else None,
    }


def _dated(dated: DatedValue | None) -> Row | None:
    if dated is None:
        return None
    start, end = (dated.span.start_char, dated.span.end_char) if dated.span is not None else (None, None)
    return {"value": dated.value, "basis": dated.basis, "start": start, "end": end}


def _notices(doc: Doc) -> tuple[Row, ...]:
    """Give the notices in text order, those without a place first."""
    notices = sorted(get_notices(doc), key=lambda n: (-1 if n.start is None else n.start, n.code, n.message))
    return tuple(asdict(notice) for notice in notices)

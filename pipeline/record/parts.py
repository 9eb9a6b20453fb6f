"""Speakers, quotes, judgements and findings of a `Doc` become rows of a record, their keys in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Span

from pipeline.annotations import (
    Attribution,
    Finding,
    Judgement,
    Speaker,
    get_attributions,
    get_findings,
    get_judgements,
    get_speakers,
    text_of,
)
from pipeline.page import Page
from pipeline.record.ids import PartIds

Row = dict[str, Any]

_DIGITS = 3


def speaker_rows(doc: Doc, ids: PartIds) -> dict[str, Row]:
    """Give the speakers in the order in which the text first names or quotes them, by their ids on the Doc."""
    quoted: dict[str, int] = {}
    for quote in reversed(get_attributions(doc)):
        quoted |= dict.fromkeys((name for name in (quote.speaker, *quote.also) if name), quote.start)
    ordered = sorted(get_speakers(doc), key=lambda s: _first(s, quoted.get(s.id, len(doc))))
    return {speaker.id: _speaker(speaker, ids) for speaker in ordered}


def _first(speaker: Speaker, quoted: int) -> int:
    return min([quoted, *(mention.start for mention in speaker.mentions)])


def _speaker(speaker: Speaker, ids: PartIds) -> Row:
    mentions = sorted({(mention.start_char, mention.end_char) for mention in speaker.mentions})
    plain = {key: getattr(speaker, key) for key in ("kind", "name", "honorific", "role", "organisation", "voice")}
    return {
        "id": ids.give("speaker", speaker.kind, speaker.name),
        **plain,
        "mentions": tuple({"start": start, "end": end} for start, end in mentions),
    }


def quote_rows(doc: Doc, page: Page, ids: PartIds, speakers: Mapping[str, Row]) -> tuple[Row, ...]:
    """Give the quotes in text order; `speakers` by their ids on the Doc."""
    names = {name: str(row["id"]) for name, row in speakers.items()}
    return tuple(_quote(quote, page, ids, names) for quote in get_attributions(doc))


def _quote(quote: Attribution, page: Page, ids: PartIds, names: Mapping[str, str]) -> Row:
    return {
        "id": ids.give("quote", " ".join(text_of(span) for span in quote.contents)),
        "kind": quote.kind,
        "voice": quote.voice,
        "speaker": None if quote.speaker is None else names.get(quote.speaker, quote.speaker),
        "also": tuple(names.get(name, name) for name in quote.also),
        "nested": quote.nested,
        "segments": tuple(_segment(span, page) for span in quote.contents),
        "cue": None if quote.cue is None else _words(quote.cue),
        "source": None if quote.source is None else _words(quote.source),
        "found_by": quote.found_by,
    }


def _segment(span: Span, page: Page) -> Row:
    raw = page.offsets.to_raw(span.start_char, span.end_char)
    return {**_words(span), "raw": {"start": raw[0], "end": raw[1]} if raw else None}


def _words(span: Span) -> Row:
    return {"start": span.start_char, "end": span.end_char, "text": text_of(span)}


def judgement_rows(doc: Doc, ids: PartIds) -> tuple[Row, ...]:
    """Give the judgements in text order."""
    return tuple(_judgement(judgement, ids) for judgement in get_judgements(doc))


def _judgement(judgement: Judgement, ids: PartIds) -> Row:
    area = judgement.area or judgement.area_text
    return {
        "id": ids.give("judgement", area, judgement.grade, judgement.when, judgement.provider),
        **{key: getattr(judgement, key) for key in ("area", "area_text", "grade", "when")},
        "count": None if judgement.count is None else dict(zip(("n", "of"), judgement.count, strict=True)),
        "provider": judgement.provider,
        **_words(judgement.span),
    }


def finding_rows(doc: Doc, ids: PartIds, quotes: Sequence[Row]) -> tuple[Row, ...]:
    """Give the findings in text order, each with the quotes that it shares words with."""
    return tuple(_finding(finding, ids, quotes) for finding in get_findings(doc))


def _finding(finding: Finding, ids: PartIds, quotes: Sequence[Row]) -> Row:
    within = [quote for quote in quotes if _shares_words(quote, finding.span)]
    return {
        "id": ids.give("finding", text_of(finding.span)),
        **{key: getattr(finding, key) for key in ("polarity", "theme", "when")},
        **_words(finding.span),
        "speaker": next((q["speaker"] for q in within if q["speaker"] and not q["nested"]), None),
        "quotes": tuple(quote["id"] for quote in within),
        "evidence": tuple(_words(span) for span in finding.evidence),
        "confidence": round(finding.confidence, _DIGITS),
        "found_by": finding.found_by,
    }


def _shares_words(quote: Row, span: Span) -> bool:
    return any(part["start"] < span.end_char and span.start_char < part["end"] for part in quote["segments"])

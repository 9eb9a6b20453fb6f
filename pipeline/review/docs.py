"""A record becomes a spaCy Doc again: the tokens of its text, and every part where a component would have set it.

`pipeline.annotations` reads such a Doc as it reads one of the pipeline's own. Its `user_data` tells the article under
`inspectext.record`. Quotes and speakers have the ids of the record; judgements and findings are numbered in their
groups, and their ids stand in `user_data` in the same order.
"""

from __future__ import annotations

from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotations import (
    Attribution,
    DatedValue,
    Finding,
    Inspection,
    Judgement,
    Speaker,
    add_notices,
    set_attributions,
    set_blocks,
    set_findings,
    set_inspection,
    set_judgements,
    set_speakers,
)
from pipeline.errors import OffsetError
from pipeline.page import Notice
from pipeline.parse.tokenizer import make_doc, part_marks
from pipeline.record import article as record
from pipeline.record.article import Article

RECORD: Final = "inspectext.record"


def tokenizer() -> Language:
    """Give spaCy's blank English with the marks parted as the pipeline parts them."""
    nlp = spacy.blank("en")
    part_marks(nlp)
    return nlp


def to_annotated(article: Article, nlp: Language) -> tuple[Doc, int]:
    """Give the Doc of a record, and how many of its stretches were widened since they began or ended inside a token."""
    made = _Spans(article, nlp)
    doc, parts = made.doc, article
    set_blocks(doc, ((*made.tokens(block), block.kind) for block in parts.blocks))
    set_speakers(doc, (_speaker(made, speaker) for speaker in parts.speakers))
    set_attributions(doc, (_quote(made, quote) for quote in parts.quotes))
    judgements = _in_order([(_judgement(made, judgement), judgement.id) for judgement in parts.judgements])
    findings = _in_order([(_finding(made, finding), finding.id) for finding in parts.findings])
    set_judgements(doc, (judgement for judgement, _ in judgements))
    set_findings(doc, (finding for finding, _ in findings))
    set_inspection(doc, _inspection(made, parts.inspection))
    add_notices(doc, (Notice(notice.code, notice.message, notice.start, notice.end) for notice in parts.notices))
    ids = {"judgements": [name for _, name in judgements], "findings": [name for _, name in findings]}
    doc.user_data[RECORD] = {"id": article.id, "path": article.source.path, **ids}
    return doc, made.widened


class _Spans:
    """The stretches of a record as spans of a Doc."""

    def __init__(self, article: Article, nlp: Language) -> None:
        self.doc = make_doc(article.text, nlp)
        self.widened = 0

    def at(self, start: int, end: int) -> Span:
        """Give the tokens that a stretch touches."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise OffsetError(f"[{start}, {end}) is no stretch of the {len(self.doc.text)} characters of the text")
        self.widened += (span.start_char, span.end_char) != (start, end)
        return span

    def of(self, place: Any) -> Span:
        """Give the tokens of what has a start and an end."""
        return self.at(place.start, place.end)

    def maybe(self, place: Any) -> Span | None:
        """Give the tokens of what may have no place."""
        return None if place is None or place.start is None else self.of(place)

    def tokens(self, place: record.Block) -> tuple[int, int]:
        """Give the numbers of the first token and of the one after the last."""
        span = self.of(place)
        return span.start, span.end


def _in_order(parts: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Give parts with their ids as the Doc will order them."""
    return sorted(parts, key=lambda pair: (pair[0].span.start, pair[0].span.end))


def _plain(part: record.Model, *names: str) -> dict[str, Any]:
    return {name: getattr(part, name) for name in names}


def _speaker(spans: _Spans, speaker: record.Speaker) -> Speaker:
    plain = _plain(speaker, "id", "kind", "name", "voice", "honorific", "role", "organisation")
    return Speaker(mentions=tuple(map(spans.of, speaker.mentions)), **plain)


def _quote(spans: _Spans, quote: record.Quote) -> Attribution:
    plain = _plain(quote, "id", "kind", "speaker", "also", "voice", "nested", "found_by")
    contents, cue, source = tuple(map(spans.of, quote.segments)), spans.maybe(quote.cue), spans.maybe(quote.source)
    return Attribution(contents=contents, cue=cue, source=source, **plain)


def _judgement(spans: _Spans, judgement: record.Judgement) -> Judgement:
    count = (judgement.count.n, judgement.count.of) if judgement.count else None
    plain = _plain(judgement, "area", "area_text", "grade", "when", "provider")
    return Judgement(spans.of(judgement), count=count, **plain)


def _finding(spans: _Spans, finding: record.Finding) -> Finding:
    plain = _plain(finding, "polarity", "theme", "when", "confidence", "found_by")
    return Finding(spans.of(finding), evidence=tuple(map(spans.of, finding.evidence)), **plain)


def _inspection(spans: _Spans, facts: record.Inspection) -> Inspection:
    before = facts.previous
    return Inspection(
        inspectorate=facts.inspectorate,
        provider=facts.provider,
        type=facts.type,
        published=_dated(spans, facts.published),
        inspected=_dated(spans, facts.inspected),
        previous_date=before.date if before else None,
        previous_type=before.type if before else None,
    )


def _dated(spans: _Spans, dated: record.Dated | None) -> DatedValue | None:
    return DatedValue(dated.value, dated.basis, spans.maybe(dated)) if dated else None

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.annotations import (
    get_attributions,
    get_blocks,
    get_findings,
    get_inspection,
    get_judgements,
    get_notices,
    get_speakers,
)
from pipeline.record.article import Article
from pipeline.review.docs import RECORD, to_annotated, tokenizer
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import article

NLP = tokenizer()


def places(spans):
    return [(span.start_char, span.end_char) for span in spans]


def stretches(parts):
    return [(part.start, part.end) for part in parts]


@pytest.mark.parametrize(
    "record",
    [article(), *(stored.article() for stored in read_records(ROOT / "extracted"))],
    ids=lambda a: a.source.path,
)
def test_doc_says_what_the_record_says(record: Article):
    doc, widened = to_annotated(record, NLP)
    assert (doc.text, widened) == (record.text, 0)
    assert [(b.start_char, b.end_char, b.label_) for b in get_blocks(doc)] == [
        (b.start, b.end, b.kind) for b in record.blocks
    ]
    for quote, told in zip(get_attributions(doc), record.quotes, strict=True):
        assert (quote.id, quote.kind, quote.voice, quote.speaker, quote.also) == (
            told.id,
            told.kind,
            told.voice,
            told.speaker,
            told.also,
        )
        assert places(quote.contents) == stretches(told.segments)
        assert places(filter(None, (quote.cue, quote.source))) == stretches(filter(None, (told.cue, told.source)))
    for speaker, told in zip(get_speakers(doc), record.speakers, strict=True):
        assert (speaker.id, speaker.name, speaker.role) == (told.id, told.name, told.role)
        assert places(speaker.mentions) == stretches(told.mentions)
    findings = dict(zip(doc.user_data[RECORD]["findings"], get_findings(doc), strict=True))
    for told in record.findings:
        assert places([findings[told.id].span]) == stretches([told])
        assert places(findings[told.id].evidence) == stretches(told.evidence)
        assert (findings[told.id].polarity, findings[told.id].theme) == (told.polarity, told.theme)
    judgements = dict(zip(doc.user_data[RECORD]["judgements"], get_judgements(doc), strict=True))
    for told in record.judgements:
        assert (places([judgements[told.id].span]), judgements[told.id].grade) == (stretches([told]), told.grade)
    assert [asdict(notice) for notice in get_notices(doc)] == [notice.model_dump() for notice in record.notices]
    assert (get_inspection(doc).provider, doc.user_data[RECORD]["path"]) == (
        record.inspection.provider,
        record.source.path,
    )


def test_facts_of_the_inspection_are_kept():
    facts = get_inspection(to_annotated(article(), NLP)[0])
    assert (facts.published.value, facts.published.span.text, facts.previous_date) == (
        "2024-07-12",
        "12 July 2024",
        "2019",
    )


def test_stretch_that_ends_inside_a_token_is_widened_and_counted():
    record = article()
    first = record.findings[0]
    cut = first.model_copy(update={"start": first.start + 2, "text": first.text[2:], "evidence": ()})
    doc, widened = to_annotated(record.model_copy(update={"findings": (cut, *record.findings[1:])}), NLP)
    assert (get_findings(doc)[0].span.text, widened) == ("plans are clear", 1)


@given(st.integers(0, 14), st.integers(1, 15))
def test_every_stretch_lies_within_its_span(start, length):
    record = article()
    first = record.findings[0]
    begin, end = first.start + start, first.start + start + length
    words = record.text[begin:end]
    assume(words == words.strip())
    moved = first.model_copy(update={"start": begin, "end": end, "text": words, "evidence": ()})
    doc, widened = to_annotated(record.model_copy(update={"findings": (moved,)}), NLP)
    (finding,) = get_findings(doc)
    assert finding.span.start_char <= begin < end <= finding.span.end_char
    assert widened == (places([finding.span]) != [(begin, end)])

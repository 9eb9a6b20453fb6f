from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.annotations import Attribution, DatedValue, Inspection, get_attributions, set_attributions, set_inspection
from pipeline.errors import RecordError
from pipeline.page import Metadata
from pipeline.record.build import to_article
from pipeline.record.text import to_json
from tests.builders import doc_of, page_of, span_of
from tests.record.made import TEXT, made

KEYS = {
    "": "schema_version id source metadata text blocks dropped inspection speakers quotes judgements findings notices",
    "source": "path url media_type encoding sha256 size",
    "metadata": "title site author published modified language",
    "blocks": "kind start end raw",
    "dropped": "text reason raw",
    "inspection": "inspectorate provider type published inspected previous",
    "speakers": "id kind name honorific role organisation voice mentions",
    "quotes": "id kind voice speaker also nested segments cue source found_by",
    "judgements": "id area area_text grade when count provider start end text",
    "findings": "id polarity theme when start end text speaker quotes evidence confidence found_by",
    "notices": "code message start end",
}


@pytest.mark.parametrize("part", KEYS)
def test_record_has_every_key_in_its_order(part):
    record = json.loads(to_json(to_article(*made())))
    found = record[part] if part else record
    assert list(found[0] if isinstance(found, list) else found) == KEYS[part].split()


def test_segments_cues_and_dates_have_their_own_keys():
    record = json.loads(to_json(to_article(*made())))
    assert list(record["quotes"][0]["segments"][0]) == ["start", "end", "text", "raw"]
    assert list(record["quotes"][0]["cue"]) == ["start", "end", "text"]
    assert list(record["inspection"]["published"]) == ["value", "basis", "start", "end"]
    assert record["inspection"]["inspected"] is None
    assert record["inspection"]["previous"] == {"date": "2019", "type": None}
    assert record["judgements"][0]["count"] == {"n": 1, "of": None}


def test_speakers_stand_in_the_order_of_the_text_and_each_mention_once():
    article = to_article(*made())
    assert [s.name for s in article.speakers] == ["inspectors", "Ann Ray"]
    assert len(article.speakers[0].mentions) == 1


def test_quotes_refer_to_speakers_by_the_ids_of_the_record():
    article = to_article(*made())
    inspectors, ray = article.speakers
    assert [(q.speaker, q.also) for q in article.quotes] == [(inspectors.id, ()), (ray.id, (inspectors.id,))]


def test_finding_knows_the_quotes_that_it_shares_words_with():
    article = to_article(*made())
    assert [f.quotes for f in article.findings] == [(article.quotes[0].id,)] * 2
    assert [f.speaker for f in article.findings] == [article.speakers[0].id] * 2
    assert article.findings[0].confidence == 0.988


def test_notices_without_a_place_come_first():
    assert [n.start for n in to_article(*made()).notices] == [None, 0]


def test_unknown_speaker_is_refused_with_its_path_and_value():
    doc, page = made()
    set_attributions(doc, [replace(get_attributions(doc)[0], speaker="s9")])
    with pytest.raises(RecordError, match=r"^quotes\[0\]\.speaker: no such speaker, not 's9'"):
        to_article(doc, page)


def test_doc_of_another_text_is_refused():
    doc, page = made()
    with pytest.raises(RecordError, match=r"quotes\[0\]\.segments\[0\]\.text: the text at \[\d+, \d+\) reads"):
        to_article(doc, replace(page, text=page.text.upper()))


def test_unknown_voice_is_refused_with_its_path_and_value():
    doc, page = made()
    set_attributions(doc, [replace(get_attributions(doc)[0], voice="choir")])
    with pytest.raises(RecordError, match=r"quotes\[0\]\.voice: Input should be .*, not 'choir'"):
        to_article(doc, page)


def test_date_that_is_not_iso_is_refused():
    doc, page = made()
    set_inspection(doc, Inspection(published=DatedValue("12 July", "stated")))
    with pytest.raises(RecordError, match=r"inspection\.published\.value: .*, not '12 July'"):
        to_article(doc, page)


def test_overlapping_segments_are_refused():
    doc, page = made()
    twice = (span_of(doc, "We are proud"), span_of(doc, "proud ,"))
    set_attributions(doc, [Attribution("q", "direct", twice)])
    with pytest.raises(RecordError, match=r"quotes\[0\]\.segments\[1\]\.start: begins before the end of segments\[0\]"):
        to_article(doc, page)


def test_bare_doc_gives_a_record_with_empty_parts():
    page = page_of("Nothing here.", id="")
    article = to_article(doc_of(page), page)
    assert (article.source.path, article.quotes, article.inspection.previous) == (None, (), None)


def test_canonical_url_stands_in_source():
    doc, page = made(url="https://example.org/a")
    article = to_article(doc, page)
    assert article.source.url == "https://example.org/a"
    assert "url" not in article.metadata.model_dump()


def test_record_is_the_same_after_the_doc_went_through_bytes():
    doc, page = made()
    again = type(doc)(doc.vocab).from_bytes(doc.to_bytes())
    assert to_json(to_article(again, page)) == to_json(to_article(doc, page))


def test_text_that_cannot_be_written_is_refused_with_its_path():
    doc, page = made()
    page = replace(page, metadata=Metadata(title="a \ud800"))
    with pytest.raises(RecordError, match=r"^metadata\.title: lone surrogate at 2, not "):
        to_article(doc, page)


def test_metadata_of_the_page_stands_in_the_record():
    doc, page = made()
    page = replace(page, metadata=Metadata(title="T", published="2024-07-12T09:00:00+01:00"))
    assert to_article(doc, page).metadata.published == "2024-07-12T09:00:00+01:00"
    assert to_article(doc, page).text == TEXT

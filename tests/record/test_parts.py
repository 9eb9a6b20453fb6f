from __future__ import annotations

from dataclasses import replace

from pipeline.annotations import get_attributions, set_attributions, set_speakers
from pipeline.record.build import to_article
from pipeline.record.ids import PartIds
from pipeline.record.parts import speaker_rows
from tests.builders import span_of
from tests.record.made import TEXT, made


def _ids(text: str) -> list[str]:
    article = to_article(*made(text))
    return [part.id for group in ("speakers", "quotes", "judgements", "findings") for part in getattr(article, group)]


def test_ids_stay_when_text_moves():
    assert _ids(TEXT) == _ids("An inserted paragraph.\n\n" + TEXT + "\n\nAnd one more.")


def test_equal_words_have_ids_of_their_own():
    doc, page = made()
    first = get_attributions(doc)[0]
    set_attributions(doc, [first, replace(first, id="q8")])
    ids = [quote.id for quote in to_article(doc, page).quotes]
    assert len(set(ids)) == 2


def test_speaker_that_is_only_quoted_stands_at_its_quote():
    doc, _ = made()
    rows = speaker_rows(doc, PartIds("a"))
    assert list(rows) == ["s1", "s2"]


def test_doc_without_speakers_has_none():
    doc, _ = made()
    set_speakers(doc, [])
    assert speaker_rows(doc, PartIds("a")) == {}


def test_nested_quote_gives_its_speaker_to_no_finding():
    doc, page = made()
    inner = replace(get_attributions(doc)[0], nested=True, contents=(span_of(doc, "plans are clear"),))
    set_attributions(doc, [inner])
    assert to_article(doc, page).findings[0].speaker is None

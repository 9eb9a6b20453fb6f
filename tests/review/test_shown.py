from __future__ import annotations

from pipeline.review.shown import shown_parts
from tests.review.made import story

ARTICLE = story()
SHOWN = shown_parts(ARTICLE)


def test_parts_have_places_and_not_their_words():
    quote, finding = SHOWN["quotes"][1], SHOWN["findings"][0]
    assert quote["segments"] == [[s.start, s.end] for s in ARTICLE.quotes[1].segments]
    assert quote["cue"] == [ARTICLE.quotes[1].cue.start, ARTICLE.quotes[1].cue.end]
    assert finding["evidence"] == [[e.start, e.end] for e in ARTICLE.findings[0].evidence]
    assert (finding["start"], finding["end"], "text" in finding) == (
        ARTICLE.findings[0].start,
        ARTICLE.findings[0].end,
        False,
    )
    assert SHOWN["speakers"][1]["mentions"] == [[m.start, m.end] for m in ARTICLE.speakers[1].mentions]


def test_what_tells_why_is_kept():
    finding = SHOWN["findings"][1]
    assert (finding["confidence"], finding["found_by"], finding["theme"]) == (0.875, "clause", "care_planning")
    assert SHOWN["quotes"][0]["found_by"] == "marks.before"
    assert SHOWN["inspection"]["published"]["basis"] == "stated"


def test_blocks_and_what_was_dropped_know_where_they_stood():
    first = ARTICLE.blocks[0]
    assert SHOWN["blocks"][0] == ["heading", first.start, first.end, first.raw.start]
    assert SHOWN["dropped"] == [["Home", "navigation", 0], ["Read our other stories", "related", 500]]


def test_text_is_not_there_twice():
    assert "text" not in SHOWN
    assert ARTICLE.quotes[1].segments[0].text not in str(SHOWN)

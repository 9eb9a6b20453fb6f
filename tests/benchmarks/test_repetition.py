from __future__ import annotations

from benchmarks.repetition import body, keeps, placed, wrong
from pipeline.page import Block, Dropped, OffsetMap, Page, RawPage, Run

TEXT = "Menu\nHead\nA story."
LINES = [{"t": "Menu", "y": 0}, {"t": "Head", "y": 1}, {"t": "A story.", "y": 1}]


def page(*dropped: Dropped) -> Page:
    blocks = (Block("heading", 0, 4, 5, 9), Block("paragraph", 6, 14, 10, 18))
    runs = OffsetMap([Run(0, 4, 5, 9), Run(6, 14, 10, 18)])
    return Page(RawPage("", TEXT, "text/plain"), "Head\n\nA story.", blocks, dropped, runs)


def test_body_leaves_the_headline_out():
    assert body(page()) == "A story."


def test_lines_are_kept_where_most_of_them_is():
    assert keeps(page(), LINES) == [0, 1, 1]
    assert [TEXT[start:end] for start, end, _ in placed(LINES)] == [line["t"] for line in LINES]


def test_lines_of_the_article_that_are_dropped_as_repeated_are_wrong():
    found = page(Dropped("Menu", "repeated_on_site(2)", 0, 4), Dropped("Head", "repeated_on_site(1)", 5, 9))
    assert wrong(found, LINES) == (2, 1)
    assert wrong(page(Dropped("Head", "related", 5, 9)), LINES) == (0, 0)

from __future__ import annotations

import pytest

from pipeline.clean.source import Source


@pytest.mark.parametrize(
    ("raw", "ink"),
    [
        ("a &amp; b", "a&b"),
        ("caf&eacute;", "café"),
        ("&#8217;&#x2019;", "’’"),
        ("a&nbsp;b&shy;c", "abc"),
        ("&notit; &unknown; &", "¬it;&unknown;&"),
        ("&copy 2024", "©2024"),
        ("&#128;", "€"),
        ("&ampb; &amp;lt; &notin", "&b;&lt;¬in"),
    ],
)
def test_entities_are_decoded(raw, ink) -> None:
    assert Source(raw).ink == ink


def test_stretch_is_cut_at_entities() -> None:
    source = Source("<p>it&#8217;s</p>")
    at = source.find("it’s")
    assert at == 0
    assert list(source.runs(at, 4)) == [(0, 2, 3, 5), (2, 3, 5, 12), (3, 4, 12, 13)]


def test_text_nodes_are_found_in_order_and_only_ahead() -> None:
    source = Source("<b>one</b><b>two</b><b>one</b>")
    assert [source.find("one"), source.find("one"), source.find("two")] == [0, 6, None]


@pytest.mark.parametrize(
    ("raw", "text", "place"),
    [
        ("<p>Staff are kind.</p>", "Staff are kind.", 3),
        ("<p>Staff  are kind.</p>", "Staff are kind.", None),
        ("<p>Staff&nbsp;are kind.</p>", "Staff are kind.", None),
        ("<p>Bed &amp; board</p>", "Bed & board", None),
        ("<p>Bed &amp board</p>", "Bed &amp board", None),
    ],
)
def test_text_that_stands_in_raw_as_it_is_read_has_one_place(raw, text, place) -> None:
    source = Source(raw)
    assert source.place(text, 0) == place
    assert source.place(text, None) is None

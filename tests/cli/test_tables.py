from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from pipeline.annotations import Judgement, get_attributions, set_attributions, set_findings, set_judgements
from pipeline.cli.tables import tables
from pipeline.record.build import to_article
from tests.builders import doc_of, page_of, span_of
from tests.record.made import made


def _shown(article):
    console = Console(width=200)
    with console.capture() as captured:
        for table in tables(article):
            console.print(table)
    return captured.get()


def test_tables_hold_every_part():
    shown = _shown(to_article(*made()))
    for words in (
        "Ofsted",
        "2024-07-12 (stated)",
        "2019",
        "Ann Ray",
        "leader",
        "We are proud , … Staff care .",
        "reviews are late",
    ):
        assert words in shown


def test_article_without_parts_says_none():
    page = page_of("Nothing here.")
    assert _shown(to_article(doc_of(page), page)).count("none") == 5


def test_count_over_unnamed_areas_is_shown_as_such():
    doc, page = made()
    span = span_of(doc, "rated good")
    counts = [Judgement(span, None, None, "good", count=(3, 4)), Judgement(span, None, None, "poor", count=(2, None))]
    set_judgements(doc, counts)
    shown = _shown(to_article(doc, replace(page)))
    assert "3 of 4" in shown
    assert "2 areas" in shown


def test_cells_are_no_markup():
    doc, page = made()
    set_judgements(doc, [Judgement(span_of(doc, "rated good"), "[red]area[/red]", None, "good")])
    assert "[red]area[/red]" in _shown(to_article(doc, page))


def test_nested_quote_is_shown_as_such():
    doc, page = made()
    set_attributions(doc, [replace(get_attributions(doc)[1], nested=True)])
    set_findings(doc, [])
    assert "direct, nested" in _shown(to_article(doc, page))

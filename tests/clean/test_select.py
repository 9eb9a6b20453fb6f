from __future__ import annotations

import pytest

from pipeline.clean.select import mark_headed, mark_linked, mark_outside, mark_structure, mark_teasers
from pipeline.clean.tree import read_tree

PROSE = "Inspectors found that leaders know the service well, and that they act on what they find."


def kept(raw: str, *marks) -> list[str]:
    tree = read_tree(raw)
    reasons = [None] * len(tree.units)
    for mark in marks:
        mark(tree.units if mark is mark_linked else tree, reasons)
    return [unit.text for unit, reason in zip(tree.units, reasons, strict=True) if reason is None]


@pytest.mark.parametrize(
    "markup",
    [
        "<article><header><h1>Head</h1></header></article>",
        "<header><h1>Head</h1></header>",
        "<blockquote><p>Head</p></blockquote>",
        "<blockquote><footer>Head</footer></blockquote>",
    ],
)
def test_headers_of_articles_and_footers_of_quotations_stay(markup) -> None:
    assert kept(f"{markup}<p>{PROSE}</p>", mark_structure) == ["Head", PROSE]


def test_article_in_an_article_is_another_story() -> None:
    raw = f"<article><p>{PROSE}</p><p>{PROSE}</p><article><p>{PROSE} Twice.</p></article></article>"
    assert kept(raw, mark_structure) == [PROSE, PROSE]


def test_form_around_the_whole_page_is_kept() -> None:
    assert kept(f"<form><p>{PROSE}</p></form>", mark_structure) == [PROSE]


def test_units_made_of_links_go() -> None:
    raw = f"<p>{PROSE} <a>More</a></p><p><a>Pool to open in June</a></p><h2><a>A heading</a></h2>"
    assert kept(raw, mark_linked) == [f"{PROSE} More", "A heading"]


def test_element_with_a_section_heading_goes_whole() -> None:
    raw = f"<p>{PROSE}</p><div><div><h3>Most read</h3></div><p>Pool to open</p></div><p>{PROSE}</p>"
    assert kept(raw, mark_headed) == [PROSE, PROSE]


def test_lists_of_linked_headings_go_with_their_teasers() -> None:
    card = "<li><h4><a>Pool to open in June</a></h4><p>Swimmers have mixed feelings.</p></li>"
    assert kept(f"<p>{PROSE}</p><ul>{card}{card}</ul>", mark_teasers) == [PROSE]


def test_deepest_element_with_the_prose_is_chosen_with_the_headline_above() -> None:
    raw = f"<div><p>Vale Echo</p></div><div><h1>Head</h1><div><p>{PROSE}</p><p>{PROSE}</p></div></div><div><p>Jobs</p></div>"
    assert kept(raw, mark_outside) == ["Head", PROSE, PROSE]


def test_page_without_prose_has_no_such_element() -> None:
    raw = "<p>One</p><p>Two</p>"
    tree = read_tree(raw)
    assert mark_outside(tree, [None, None]) is None


def test_sentence_with_a_long_link_stays_above_a_paragraph() -> None:
    sentence = "<a>Ms Fry has been head of the school for</a> ten years."
    long = f"{PROSE[:-1]}, in the town and beyond."
    assert kept(f"<div><p>{sentence}</p><p>{long}</p></div>", mark_linked)[0].startswith("Ms Fry")
    assert kept(f"<div><p>{sentence}</p><p>Pool</p></div>", mark_linked) == ["Pool"]
    assert kept(f"<div><p><a>Ms Fry is head.</a></p><p>{long}</p></div>", mark_linked) == [long]


def test_line_that_is_the_title_of_the_page_is_the_headline() -> None:
    above = (
        "<div><p>Leaders who know the service</p><p>Vale home rated good</p></div><p>Jobs and inspectors leaders</p>"
    )
    raw = f"<title>Vale home rated good - Vale Echo</title>{above}<div><p>{PROSE}</p><p>{PROSE}</p></div>"
    assert kept(raw, mark_outside) == ["Vale home rated good", PROSE, PROSE]

from __future__ import annotations

import pytest

from pipeline.clean.place import Place, place_in
from pipeline.clean.structure import NOTHING, Meaning
from pipeline.lexicons.boilerplate import Reason

HIDDEN = Meaning(Reason.HIDDEN)


def place(*tags: str, said: Meaning = NOTHING) -> Place:
    """Give the place inside nested elements; `said` of the innermost."""
    found = Place()
    for number, tag in enumerate(tags, 1):
        found = place_in(found, tag, said if number == len(tags) else NOTHING)
    return found


@pytest.mark.parametrize(
    ("tags", "layout", "before", "after"),
    [
        (("p",), "block", "unit", "unit"),
        (("p", "b"), "inline", "", ""),
        (("p", "br"), "break", "unit", ""),
        (("table", "tr"), "row", "unit", "unit"),
        (("table", "tbody", "tr", "td"), "cell", "cell", ""),
        (("table", "tr", "td", "p"), "inner block", "word", "word"),
        (("table", "tr", "td", "b"), "inner", "", ""),
        (("div", "tr"), "block", "unit", "unit"),
        (("div", "td"), "block", "unit", "unit"),
        (("select", "option"), "skip", "", ""),
    ],
)
def test_what_an_element_ends(tags, layout, before, after) -> None:
    found = place(*tags)
    assert (found.layout, found.before, found.after) == (layout, before, after)


@pytest.mark.parametrize(
    ("tags", "kind", "level"),
    [
        (("h2",), "heading", 2),
        (("h2", "span"), "heading", 2),
        (("h2", "div"), "heading", 2),
        (("ul", "li"), "list_item", 0),
        (("ul", "li", "p"), "list_item", 0),
        (("ul", "li", "blockquote"), "list_item", 0),
        (("blockquote", "p"), "quotation", 0),
        (("figure", "figcaption"), "caption", 0),
        (("figure", "p"), "caption", 0),
        (("table", "tr", "td"), "table_row", 0),
        (("div", "tr"), "paragraph", 0),
    ],
)
def test_kinds_and_levels(tags, kind, level) -> None:
    assert (place(*tags).kind, place(*tags).level) == (kind, level)


def test_nothing_is_seen_in_scripts_and_hidden_words() -> None:
    assert not place("script").seen
    assert place("script").verbatim
    assert not place("select", "option", "b").seen
    assert not place("p", "span", said=HIDDEN).seen
    assert place("div", "span", said=HIDDEN).seen, "an element by itself: a unit with its reason"


def test_links_and_other_stories_go_all_the_way_down() -> None:
    assert place("a", "b").linked
    assert place_in(place("div", said=Meaning(Reason.RELATED)), "p", NOTHING).elsewhere
    assert not place("div", "p").elsewhere


@pytest.mark.parametrize(
    ("tags", "said", "owned"),
    [
        (("div",), NOTHING, True),
        (("p", "span"), Meaning(Reason.BYLINE), False),
        (("div", "span"), Meaning(Reason.BYLINE), True),
        (("div", "span"), NOTHING, False),
        (("li", "span"), Meaning(Reason.BYLINE), False),
        (("template", "div"), NOTHING, False),
    ],
)
def test_elements_that_stand_by_themselves_hold_units(tags, said, owned) -> None:
    assert place(*tags, said=said).owned is owned


def test_caption_is_told_by_its_class() -> None:
    assert place("div", "div", said=Meaning(Reason.CAPTION)).kind == "caption"

from __future__ import annotations

import pytest

from pipeline.lexicons.markup import Element, Hint, any_hint, elements, hints, split_name, verbatim_tags
from pipeline.lexicons.reader import read_lexicon
from pipeline.page import BLOCK_KINDS

HINTS = read_lexicon("html_hints", Hint)


@pytest.mark.parametrize(
    ("hint", "compiled"), list(zip(HINTS, hints(), strict=True)), ids=lambda value: getattr(value, "example", "")
)
def test_every_hint_fires_on_its_example_and_leaves_its_counter_example_alone(hint: Hint, compiled) -> None:
    expression, reason = compiled
    assert reason is hint.reason
    assert expression.search(split_name(hint.example))
    assert any_hint().search(split_name(hint.example))
    assert hint.keep is None or reason is None or not expression.search(split_name(hint.keep))


@pytest.mark.parametrize("element", read_lexicon("html_elements", Element), ids=lambda element: element.tag)
def test_every_element_stands_in_its_example_and_has_a_known_kind(element: Element) -> None:
    assert element.example.startswith(f"<{element.tag}>")
    assert element.kind is None or element.kind in BLOCK_KINDS


def test_elements_are_found_by_tag() -> None:
    assert elements()["nav"].reason == "navigation"
    assert "span" not in elements()


def test_one_look_tells_that_a_name_holds_no_hint() -> None:
    assert any_hint().search(split_name("text-body wide")) is None


def test_content_of_scripts_is_no_markup() -> None:
    assert {"script", "style"} <= set(verbatim_tags())
    assert not {"div", "svg"} & set(verbatim_tags())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("relatedPosts-list", "related posts list"),
        ("c-card__title", "c card title"),
        ("md:Hidden", "md hidden"),
        ("", ""),
    ],
)
def test_names_are_split_at_joints_and_humps(name, words) -> None:
    assert split_name(name) == words

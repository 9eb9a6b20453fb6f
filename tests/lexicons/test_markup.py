from __future__ import annotations

import pytest

from pipeline.lexicons.markup import Element, Hint, elements, hints, split_name
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
    assert hint.keep is None or reason is None or not expression.search(split_name(hint.keep))


@pytest.mark.parametrize("element", read_lexicon("html_elements", Element), ids=lambda element: element.tag)
def test_every_element_stands_in_its_example_and_has_a_known_kind(element: Element) -> None:
    assert element.example.startswith(f"<{element.tag}>")
    assert element.kind is None or element.kind in BLOCK_KINDS


def test_elements_are_found_by_tag() -> None:
    assert elements()["nav"].reason == "navigation"
    assert "span" not in elements()


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

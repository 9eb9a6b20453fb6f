from __future__ import annotations

from itertools import groupby

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, ProcessingInstruction
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.events import listen

PIECES = (
    *(
        "<p>",
        "</p>",
        "<div class='a b'>",
        "</div>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<li>",
        "</ul>",
        "<br>",
        "<img alt=x>",
    ),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<body>",
        "</body>",
        "</html>",
        "<head>",
        "<title>t</title>",
    ),
    *(
        "<script>if (a<b) c</script>",
        "<!-- c -->",
        "<!doctype html>",
        "<?php x ?>",
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&lt",
        " ",
        "\n",
        "a",
        "é",
    ),
    *(
        "<o:p>",
        "</o:p>",
        "<span hidden>",
        "</span>",
        "<form>",
        "</form>",
        "<select>",
        "<option>",
        "<style>b{}</style>",
        "<",
    ),
)


class Events:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def enter(self, tag, attributes) -> None:
        self.heard.append((tag, dict(attributes)))

    def leave(self) -> None:
        self.heard.append(None)

    def read(self, text) -> None:
        self.heard.append(text if text.strip() else " ")


def heard(raw: str) -> list[object]:
    events = Events()
    listen(raw, events)
    return events.heard


def told_by_tree(element) -> list[object]:
    """Give what a walk over bs4's own tree tells."""
    told: list[object] = []
    for child in element.contents:
        if isinstance(child, Tag):
            attributes = {
                key: value if isinstance(value, str) else " ".join(value) for key, value in child.attrs.items()
            }
            told += [(child.name, attributes), *told_by_tree(child), None]
        elif not isinstance(child, (Comment, Doctype, ProcessingInstruction)):
            told.append(str(child) if child.strip() else " ")
    return told


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_the_events_are_those_of_the_tree_that_bs4_would_build(raw) -> None:
    assert heard(raw) == told_by_tree(BeautifulSoup(raw, "lxml"))


def test_text_is_read_whole_between_tags_and_comments() -> None:
    assert [event for event in heard("<p>Bed &amp; board<!-- x --> and more</p>") if isinstance(event, str)] == [
        "Bed & board",
        " and more",
    ]


@pytest.mark.parametrize(
    "raw", ["", " ", "https://vale.example/1", "a.txt", "<?xml version='1.0'?><rss><a>b</a></rss>"]
)
def test_no_warning_for_any_markup(recwarn, raw) -> None:
    heard(raw)
    assert len(recwarn) == 0


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_element_that_is_entered_is_left(raw) -> None:
    kinds = {kind: len(list(group)) for kind, group in groupby(sorted(type(event).__name__ for event in heard(raw)))}
    assert kinds.get("tuple", 0) == kinds.get("NoneType", 0)

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.embed import embedded
from tests.review.made import EVIL


class Elements(HTMLParser):
    """Notes what a parser of HTML sees."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[str] = []
        self.told = ""

    def handle_starttag(self, tag, attrs):
        self.started.append(tag)

    def handle_data(self, data):
        self.told += data


def seen(text: str) -> Elements:
    elements = Elements()
    elements.feed(f"<script>{text}</script>")
    elements.close()
    return elements


@pytest.mark.parametrize("text", [EVIL, "<!--<script>", "</SCRIPT >", "]]>", "\u2028\u2029", "&lt;"], ids=ascii)
def test_text_ends_no_element(text):
    found = seen(embedded({"text": text}))
    assert found.started == ["script"]
    assert json.loads(found.told) == {"text": text}


@given(st.recursive(st.none() | st.booleans() | st.text(), lambda of: st.lists(of) | st.dictionaries(st.text(), of)))
def test_value_comes_back_and_holds_no_markup(value):
    text = embedded(value)
    assert json.loads(text) == value
    assert not set("<>&\n\r\u2028\u2029") & set(text)


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        embedded(float("nan"))

from __future__ import annotations

import pytest

from pipeline.read.media import media_type


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>x</title>",
        "\n<!-- x --><html>",
        "<p>One.</p>",
        "One.<br>Two.",
        "Head\n<div>text</div>",
        "<h1>News",
    ],
)
def test_markup_is_a_page(text) -> None:
    assert media_type(text) == "text/html"


@pytest.mark.parametrize(
    "text", ["Plain.", "a < b and c > d", "Write to <office@vale.example>.", "<3 the school", "1 <2> 3"]
)
def test_text_with_stray_signs_is_text(text) -> None:
    assert media_type(text) == "text/plain"


def test_tags_inside_a_text_file_make_no_page() -> None:
    assert media_type("Use the <b>bold</b> tag.", name="a.txt") == "text/plain"


def test_page_in_a_text_file_is_a_page() -> None:
    assert media_type("<html><body>x", name="a.txt") == "text/html"


def test_text_in_an_html_file_is_text() -> None:
    assert media_type("Nothing but words.", name="a.html") == "text/plain"

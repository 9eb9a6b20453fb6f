from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.read.columns import TEXTS, refuse_own, row_member
from pipeline.read.member import read_member


def test_columns_of_text_are_few_and_told_in_order() -> None:
    assert TEXTS[0] == "html"
    assert len(TEXTS) <= 5


@pytest.mark.parametrize(
    ("row", "data", "media"),
    [
        ({"html": "<p>One.", "text": "Two."}, b"<p>One.", "text/html"),
        ({"html": " ", "text": "Two."}, b"Two.", "text/plain"),
        ({"html": None, "body": "A <b>bold</b> word."}, b"A <b>bold</b> word.", "text/plain"),
        ({"html": "A <b>bold</b> word."}, b"A <b>bold</b> word.", "text/html"),
        ({"content": "é"}, "é".encode(), "text/plain"),
        ({"html": "é".encode("cp1252") + b" caf\xe9"}, b"\xe9 caf\xe9", "text/plain"),
        ({"text": "a\ud800b"}, "a\ufffdb".encode(), "text/plain"),
    ],
)
def test_first_text_that_is_not_blank_is_taken(row, data, media) -> None:
    member = row_member(1, row, 1000)
    assert member.data == data
    assert read_member(member, id="a", max_bytes=1000).media_type == media


def test_string_needs_no_guess_of_its_encoding_whatever_it_declares() -> None:
    member = row_member(1, {"html": "<meta charset=iso-2022-jp><p>café"}, 1000)
    assert read_member(member, id="a", max_bytes=1000).raw == "<meta charset=iso-2022-jp><p>café"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("press-17", "press-17"),
        (17, "17"),
        ("https://x.example/a?b=c", "https%3A%2F%2Fx.example%2Fa%3Fb%3Dc"),
        ("../../etc", "..%2F..%2Fetc"),
        ("..", "%2E%2E"),
        ("", "4"),
        (" ", "4"),
        (None, "4"),
        (True, "4"),
        (1.5, "4"),
        (["a"], "4"),
    ],
)
def test_name_is_the_id_or_the_number_of_the_row(given, name) -> None:
    assert row_member(4, {"text": "x", "id": given}, 1000).name == name


@pytest.mark.parametrize(
    ("url", "known"), [("https://x.example/a", "https://x.example/a"), ("", None), (None, None), (7, None)]
)
def test_url_is_a_string(url, known) -> None:
    assert row_member(1, {"text": "x", "url": url}, 1000).url == known


@pytest.mark.parametrize("row", [{}, {"title": "x"}, {"text": None}, {"html": 7}, {"text": ["x"]}])
def test_row_without_text_is_a_fault(row) -> None:
    member = row_member(1234, row, 1000)
    assert (member.name, member.data, member.fault.kind) == ("1234", b"", "unsupported")
    assert member.fault.reason == "row 1,234 has no text in a column html, raw_html, text, content, body"


def test_blank_and_large_texts_are_faults() -> None:
    assert row_member(1, {"id": "a", "text": "é" * 51}, 100).fault.kind == "too_large"
    assert row_member(1, {"id": "a", "text": "é" * 50}, 100).fault is None
    with pytest.raises(InputError, match="is empty"):
        read_member(row_member(1, {"html": ""}, 100), id="a", max_bytes=100)


def test_what_this_program_writes_is_refused() -> None:
    refuse_own(["source", "text", "id"])
    for own in (["schema_version", "id", "source", "text"], ["path", "kind", "reason", "place"]):
        with pytest.raises(InputError, match="holds what this program has written, no articles"):
            refuse_own(own)

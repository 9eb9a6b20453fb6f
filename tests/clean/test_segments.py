from __future__ import annotations

import pytest

from pipeline.clean.segments import segments


def text_of(raw: str) -> list[str]:
    return [raw[start:end] for start, end in segments(raw)]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("a<b>c</b>d", ["a", "c", "d"]),
        ('<a title="x > y">z</a>', ["z", ""]),
        ("<a title='x > y'>z", ["z"]),
        ("a <!-- b > c --> d", ["a ", " d"]),
        ("<script>if (a<b) {}</script>x", ["x"]),
        ("a < b", ["a < b"]),
        ("<!doctype html>x", ["x"]),
        ("a<!-- open", ["a", ""]),
        ('<a href="open>x</a>', ["x", ""]),
        ("<STYLE>b{}</Style >x", ["x"]),
        ("<script>a</scripts></script>b", ["b"]),
        ("<a b=c>d</a><a b='e>f", ["d", "f"]),
        ("<p>\n a</p>", ["a"]),
        ("a<b c", ["a"]),
    ],
)
def test_text_between_tags(raw, texts) -> None:
    assert [text for text in text_of(raw) if text] == [text for text in texts if text]

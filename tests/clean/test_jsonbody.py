from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.jsonbody import body_units

BODY = "The home is safe, inspectors have found."


def page(script: str) -> str:
    return f'<head><script type="application/ld+json">{script}</script></head><div></div>'


def lines(script: str) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in body_units(page(script))]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (r"One line.\n\nAnother.\r\nA third.", ["One line.", "Another.", "A third."]),
        (r"<p>One <b>line</b>.<\/p><p>Another.<\/p>", ["One line.", "Another."]),
        (r"Bed &amp; board.\nCaf\u00e9 &lt;b&gt;", ["Bed & board.", "Café <b>"]),
        (r"Staff are \"kind\" \ud83d\ude00 \ud83d here.", ['Staff are "kind" 😀 here.']),
        (r"\t ", []),
    ],
)
def test_escapes_and_markup_are_read(body, texts) -> None:
    assert [text for _, text in lines(f'{{"articleBody": "{body}"}}')] == texts


def test_headline_stands_above() -> None:
    assert lines(f'{{"articleBody": "{BODY}", "headline": "Home rated good"}}') == [
        ("heading", "Home rated good"),
        ("paragraph", BODY),
    ]


def test_longest_body_counts_also_in_broken_documents() -> None:
    broken = f'<!-- {{"headline": "Rated good", "articleBody": "{BODY}",, }}'
    other = '{"headline": "Pool to open", "articleBody": "Swim."}'
    raw = page(other) + page(broken) + page(other)
    assert [unit.text for unit in body_units(raw)] == ["Rated good", BODY]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        page('{"headline": "Rated good"}'),
        f'<script>{{"articleBody": "{BODY}"}}</script>',
        '<script type="application/ld+json">' * 20_000,
        page('"articleBody": "' * 20_000),
    ],
    ids=["empty", "no body", "other script", "scripts", "unclosed"],
)
def test_page_without_a_body_gives_none(raw) -> None:
    assert [unit.text for unit in body_units(raw) if BODY in unit.text] == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00<"), max_size=80), st.booleans())
def test_every_character_maps_to_what_reads_the_same(text, ascii_only) -> None:
    raw = page(json.dumps({"articleBody": text.replace("&", "+")}, ensure_ascii=ascii_only))
    for unit in body_units(raw):
        told = {at: run for run in unit.runs for at in range(run.start, run.end)}
        for at, char in enumerate(unit.text):
            if not char.isspace():
                run = told[at]
                start = run.raw_start + at - run.start if run.parallel else run.raw_start
                source = raw[start : start + 1 if run.parallel else run.raw_end]
                assert json.loads(f'"{source}"', strict=False) == char

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RecordError
from pipeline.record.build import to_article
from pipeline.record.text import compact, from_json, to_json, to_line
from tests.builders import doc_of, page_of
from tests.record.made import TEXT, made


def test_json_reads_back_as_the_same_record():
    article = to_article(*made())
    assert from_json(to_json(article)) == article
    assert from_json(to_line(article)) == article
    assert from_json(to_json(article).encode()) == article


def test_json_is_two_space_indented_plain_utf8_with_a_newline_at_the_end():
    text = to_json(to_article(*made(TEXT + "\n\nCafé — ‘fine’")))
    assert text.startswith('{\n  "schema_version": "1",\n  "id": ')
    assert "Café — ‘fine’" in text
    assert text.endswith("}\n")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_line_is_one_line_for_every_reader():
    page = page_of("One\u2028two\u0085three\u2029four\x0bfive\x1csix")
    line = to_line(to_article(doc_of(page), page))
    assert len(line.splitlines()) == 1
    assert from_json(line).text == page.text


@pytest.mark.parametrize("title", ['"a": "b', "\\\\", '\\\\": ', "two\n  lines: {", "\u2028\x85", ": [", "\0"])
def test_compact_document_is_the_line(title):
    article = to_article(*made(title=title))
    assert compact(to_json(article).encode()) == to_line(article).encode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_compact_document_is_the_line_whatever_stands_in_it(title):
    article = to_article(*made(title=title))
    assert compact(to_json(article).encode()) == to_line(article).encode()


TRICKY = st.text(st.sampled_from('":, [{\\\n\0\x01a\u2028'), max_size=8)
KEYS = st.text(st.sampled_from("ab_"), min_size=1, max_size=3)
VALUES = st.recursive(TRICKY, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@given(st.dictionaries(KEYS, VALUES))
def test_compact_document_says_the_same_in_whatever_form_it_was(value):
    for text in (json.dumps(value, indent=2, ensure_ascii=False), json.dumps(value, indent=1), json.dumps(value)):
        assert json.loads(compact(text.encode())) == value


BAD = {
    "no JSON": ("{", "record: Invalid JSON"),
    "not a number": ('"confidence": NaN,', r"findings\[0\]\.confidence: .*finite"),
    "infinity": ('"confidence": Infinity,', r"findings\[0\]\.confidence: .*finite"),
    "number as text": ('"confidence": "1",', r"findings\[0\]\.confidence: .*, not '1'"),
    "too sure": ('"confidence": 1.5,', r"findings\[0\]\.confidence: .*, not 1\.5"),
    "unknown key": ('"confidence": 1.0, "surprise": 1,', r"findings\[0\]\.surprise: .*, not 1"),
    "missing key": ("", r"findings\[0\]\.confidence: Field required"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_record_that_breaks_the_schema_is_refused_with_path_and_value(bad):
    replacement, message = bad
    text = to_json(to_article(*made())).replace('"confidence": 0.988,', replacement, 1)
    with pytest.raises(RecordError, match=message):
        from_json("{" if replacement == "{" else text)

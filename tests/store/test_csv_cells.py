from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.store.csv_cells import csv_row, csv_rows, raw_cells, text_of
from tests.builders import ROOT

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DANGEROUS = st.builds(
    "".join, st.lists(st.one_of(st.sampled_from([*"=+-@'\t\r\n \"',;＝＋－＠\u200b\ufeff\xa0", "\r\n", '""']), TEXTS))
)
DOCUMENTED = re.compile(
    r"\A'(?='*[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\ufe62\ufe63\ufe66\ufe6b＝＋－＠])"
)


def _read(data: bytes) -> list[list[str]]:
    """Read by the standard library alone."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, b""),
        ("", b'""'),
        (True, b"true"),
        (False, b"false"),
        (-3, b"-3"),
        (0.5, b"0.5"),
        ("plain words", b"plain words"),
        ("a,b", b'"a,b"'),
        ('he said "so"', b'"he said ""so"""'),
        ("a\nb\r\nc", b'"a\nb\r\nc"'),
        ("é’", "é’".encode()),
        ("=1+1", b"'=1+1"),
        ('=HYPERLINK("x","y")', b'"\'=HYPERLINK(""x"",""y"")"'),
        ("+44 20", b"'+44 20"),
        ("-", b"'-"),
        ("@SUM(A1)", b"'@SUM(A1)"),
        ("\tx", b"'\tx"),
        ("\rx", b'"\'\rx"'),
        ("  =1", b"'  =1"),
        ("\u200b=1", "'\u200b=1".encode()),
        ("＝1", "'＝1".encode()),
        ("'=1", b"''=1"),
        ("'quoted' words", b"'quoted' words"),
        ("a=1", b"a=1"),
        ("’-", "’-".encode()),
        ("'0'=", b"'0'="),
    ],
)
def test_value_becomes_a_cell_and_is_read_back(value, cell):
    assert csv_row([value]) == cell + b"\r\n"
    if value is None or isinstance(value, str):
        assert text_of(cell) == value


def test_row_has_a_comma_between_cells_and_one_line_end():
    row = csv_row(["a", None, 1, "", "b,c"])
    assert row == b'a,,1,"","b,c"\r\n'
    assert list(raw_cells(row)) == [b"a", b"", b"1", b'""', b'"b,c"']


@given(st.lists(st.one_of(st.none(), TEXTS, DANGEROUS), min_size=1, max_size=6))
def test_any_text_and_null_survive(values):
    row = csv_row(values)
    assert list(csv_rows(io.BytesIO(row), "a.csv")) == [row]
    assert [text_of(cell) for cell in raw_cells(row)] == values


@given(st.lists(st.one_of(TEXTS, DANGEROUS), min_size=2, max_size=6))
def test_any_reader_of_csv_and_the_documented_rule_give_the_text_back(values):
    (read,) = _read(csv_row(values))
    assert [DOCUMENTED.sub("", cell) for cell in read] == values


def test_rule_is_the_documented_one():
    assert f'r"{DOCUMENTED.pattern}"' in (ROOT / "README.md").read_text("utf-8")


@given(DANGEROUS)
def test_no_text_begins_a_formula(text):
    ((cell, _),) = _read(csv_row([text, "x"]))
    assert not re.match(r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]", cell)
    assert not cell.startswith(("\t", "\r", "\n"))


@given(st.lists(st.lists(st.one_of(st.none(), DANGEROUS), min_size=2, max_size=3), max_size=5))
def test_rows_part_where_they_end_and_nowhere_else(rows):
    written = [csv_row(row) for row in rows]
    assert list(csv_rows(io.BytesIO(b"".join(written)), "a.csv")) == written
    assert len(_read(b"".join(written))) == len(rows)


@pytest.mark.parametrize("data", [b"a,b", b"a,b\n", b'a,"b\r\n', b'a,"b""\r\nc,d\r\n'])
def test_file_that_ends_in_a_row_is_told(data):
    with pytest.raises(ConfigError, match=r"a\.csv: ends in the middle of a row"):
        list(csv_rows(io.BytesIO(data), "a.csv"))

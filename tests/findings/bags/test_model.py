from __future__ import annotations

import gzip

import numpy as np
import pytest

from pipeline.errors import LexiconError
from pipeline.findings.bags.model import (
    BAGS,
    LABELS,
    log_chances,
    new_bag,
    path_of,
    read_bag,
    shipped_bags,
    to_bytes,
    to_doc,
)
from tests.builders import blank


def doc_of(text):
    return to_doc(blank().vocab, blank()(text))


def test_words_are_read_in_lower_case_and_figures_alike():
    assert [token.text for token in doc_of("Plans for 12 of 1,300 Are LATE, two-thirds.")][:7] == [
        "plans", "for", "#", "of", "#", "are", "late",
    ]  # fmt: skip


def test_chances_of_each_bag_sum_to_one():
    rows = log_chances([doc_of("Plans are late."), doc_of("Staff are kind.")], shipped_bags())
    assert rows.shape == (2, len(BAGS) * len(LABELS))
    assert np.exp(rows).reshape(2, len(BAGS), len(LABELS)).sum(axis=2) == pytest.approx(1.0, abs=1e-2)


def test_no_text_gives_no_row():
    assert log_chances([], shipped_bags()).shape == (0, len(BAGS) * len(LABELS))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("call bells went unanswered for an hour", "weakness"),
        ("residents look forward to their meals and praise the cook", "strength"),
        ("the home is registered to care for up to 40 people", "neutral"),
    ],
)
def test_shipped_press_bag_knows_plain_facts(text, label):
    row = log_chances([doc_of(text)], shipped_bags())[0][: len(LABELS)]
    assert LABELS[int(row.argmax())] == label


def test_bag_comes_back_from_its_file(tmp_path):
    bag = new_bag()
    bag.initialize()
    (tmp_path / "bag.bin.gz").write_bytes(to_bytes(bag))
    again = read_bag(tmp_path / "bag.bin.gz")
    assert to_bytes(again) == to_bytes(bag)


@pytest.mark.parametrize("content", [None, b"", b"no gzip", gzip.compress(b"no model", mtime=0)])
def test_broken_file_is_named(tmp_path, content):
    file = tmp_path / "press.bin.gz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LexiconError, match=r"press\.bin\.gz: "):
        read_bag(file)


@pytest.mark.parametrize("name", BAGS)
def test_shipped_files_are_as_they_would_be_written(name):
    assert path_of(name).read_bytes() == to_bytes(read_bag(path_of(name)))

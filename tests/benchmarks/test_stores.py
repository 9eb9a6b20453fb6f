from __future__ import annotations

import pytest

from benchmarks import stores
from pipeline.store.records import read_records


@pytest.fixture(scope="module")
def made():
    return stores.forms()[:: stores._WAYS // 2]


def test_varied_records_are_sound_and_of_articles_of_their_own(made, tmp_path):
    stores.write_records(tmp_path / "a.jsonl", 2 * len(made), made)
    records = list(read_records(tmp_path / "a.jsonl"))
    articles = [record.article() for record in records]
    assert len({article.id for article in articles}) == len(articles) == 2 * len(made)
    assert len({article.text for article in articles}) == len(made)
    assert sum(len(article.quotes) for article in articles) > len(articles)


def test_one_in_a_hundred_is_changed_and_nothing_else(made, tmp_path):
    stores.write_records(tmp_path / "a.jsonl", 201, made)
    stores.write_records(tmp_path / "b.jsonl", 201, made, changed=True)
    pairs = zip(read_records(tmp_path / "a.jsonl"), read_records(tmp_path / "b.jsonl"), strict=True)
    changed = [number for number, (before, after) in enumerate(pairs) if before.sha256 != after.sha256]
    assert changed == [0, 100, 200]


def test_rows_below_the_articles_are_counted(made, tmp_path):
    one, two = (stores.child_rows(number, made[:1], tmp_path) for number in (1, 2))
    assert two == 2 * one > 50


def test_second_export_writes_nothing_and_the_third_what_changed(made, tmp_path):
    stores.write_records(tmp_path / "a.jsonl", 5, made)
    stores.write_records(tmp_path / "b.jsonl", 5, made, changed=True)
    files = [tmp_path / "a.jsonl", tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    passes = list(stores.measure(f"sqlite:///{tmp_path / 'a.db'}", files, tables=False))
    assert [done.written for done in passes] == [5, 0, 1]
    assert all(done.seconds > 0 and done.cpu >= done.inside for done in passes)

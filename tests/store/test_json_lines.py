from __future__ import annotations

import json

import pytest

from pipeline.errors import ConfigError
from pipeline.record.text import from_json, to_line
from pipeline.store.gathered import Entry
from pipeline.store.json_lines import JsonLines
from pipeline.store.records import read_records
from tests.store.filed import STORES, fill, named, records, samples


def test_every_sample_is_a_line_that_reads_back(tmp_path):
    fill(STORES["lines"](tmp_path), samples())
    lines = (tmp_path / "store.jsonl").read_bytes().splitlines(keepends=True)
    wanted = sorted((r.article() for r in samples()), key=lambda a: (a.source.path or "", a.id))
    assert [from_json(line) for line in lines] == wanted
    assert [to_line(article).encode() for article in wanted] == lines


def test_records_are_known_by_path_id_and_digest(tmp_path):
    given = records([named("a", path='q"\\é.html'), named("b")], tmp_path)
    fill(STORES["lines"](tmp_path), given)
    held = JsonLines(tmp_path / "store.jsonl").held()
    assert held == {
        named("a").id: Entry('q"\\é.html', named("a").id, given[0].sha256),
        named("b").id: Entry("b.html", named("b").id, given[1].sha256),
    }


def test_lines_in_another_order_are_taken(tmp_path):
    given = records([named("b"), named("a")], tmp_path)
    (tmp_path / "store.jsonl").write_bytes(b"".join(record.line for record in given))
    assert fill(STORES["lines"](tmp_path), [*given, *records([named("c")], tmp_path)]) == [named("c").id]
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    fill(STORES["lines"](fresh), records([named("a"), named("b"), named("c")], tmp_path))
    assert (tmp_path / "store.jsonl").read_bytes() == (fresh / "store.jsonl").read_bytes()


def test_line_that_another_program_wrote_is_known_again(tmp_path):
    (found,) = records([named("a")], tmp_path)
    spaced = json.dumps(json.loads(found.line), sort_keys=True) + "\n"
    (tmp_path / "given.jsonl").write_text(spaced)
    (given,) = read_records(tmp_path / "given.jsonl")
    for _ in range(2):
        fill(STORES["lines"](tmp_path), [given])
    assert (tmp_path / "store.jsonl").read_text() == spaced
    assert JsonLines(tmp_path / "store.jsonl").held() == {named("a").id: Entry("a.html", named("a").id, given.sha256)}


def test_record_without_a_path_comes_first(tmp_path):
    found = named("z")
    found = found.model_copy(update={"source": found.source.model_copy(update={"path": None})})
    fill(STORES["lines"](tmp_path), records([named("a"), found], tmp_path))
    assert [entry.path for entry in JsonLines(tmp_path / "store.jsonl").held().values()] == ["", "a.html"]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"{}\n",
        b"[]\n",
        b"1\n",
        b'{"schema_version": "1", "id": "a"}\n',
        b'{"id": "a"}\n',
        b'{"schema_version":"1","id":"',
    ],
)
def test_line_that_is_no_record_is_told_by_its_number(line, tmp_path):
    (record,) = records([named("a")], tmp_path)
    (tmp_path / "store.jsonl").write_bytes(record.line + line)
    with pytest.raises(ConfigError, match=r"store\.jsonl:2: is no record; choose another file"):
        JsonLines(tmp_path / "store.jsonl").held()


def test_two_records_of_an_article_are_refused(tmp_path):
    given = records([named("a"), named("a", "B")], tmp_path)
    (tmp_path / "store.jsonl").write_bytes(b"".join(record.line for record in given))
    with pytest.raises(ConfigError, match=rf"store\.jsonl:2: is a second record of {named('a').id}"):
        JsonLines(tmp_path / "store.jsonl").held()

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.text import to_json
from tests.builders import ROOT
from tests.cli.runs import employ, run
from tests.run.work_for_tests import Inline
from tests.store.stored import article, titles, write


def _export(*args):
    result = CliRunner().invoke(app, ["export", *map(str, args)])
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "records", a="A", b="B")


def test_counts_are_told(folder, tmp_path):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    assert _export(folder, "--to", url) == (0, ["2 new, 0 changed, 0 unchanged"])
    write(folder, b="New B")
    assert _export(folder, "--to", url) == (0, ["0 new, 1 changed, 1 unchanged"])
    (folder / "a.json").unlink()
    assert _export(folder, "--to", url, "--prune") == (0, ["0 new, 0 changed, 1 unchanged, 1 removed"])
    assert titles(url) == ["New B"]
    assert _export(folder, "--to", url, "--quiet") == (0, [])


def test_broken_record_is_named_and_the_rest_is_written(folder, tmp_path):
    (folder / "a.json").write_text("{}")
    status, lines = _export(folder, "--to", tmp_path / "a.db", "--quiet")
    assert status == 1
    assert lines[0].startswith(f"{folder / 'a.json'}: schema_version: Field required")
    status, lines = _export(folder, "--to", tmp_path / "a.db")
    assert lines[-1] == "0 new, 0 changed, 1 unchanged, 1 failed"


def test_second_record_of_an_article_is_told(folder, tmp_path):
    (folder / "c.json").write_text(to_json(article("a", "Again")), "utf-8")
    said = f"{folder / 'c.json'}: left out, its article is that of {folder / 'a.json'}"
    assert _export(folder, "--to", tmp_path / "a.db") == (0, [said, "2 new, 0 changed, 0 unchanged, 1 left out"])


@pytest.mark.parametrize("url", ["ftp://ann:secret@host/x", "x.xlsx"])
def test_unknown_store_is_wrong_use(folder, url):
    status, (line,) = _export(folder, "--to", url)
    assert status == 2
    assert "no known kind of store" in line
    assert "secret" not in line


def test_missing_folder_is_wrong_use_and_an_empty_one_a_failure(tmp_path):
    assert _export(tmp_path / "none", "--to", tmp_path / "a.db")[0] == 2
    (tmp_path / "empty").mkdir()
    assert _export(tmp_path / "empty", "--to", tmp_path / "a.db") == (
        1,
        [f"inspectext: {tmp_path / 'empty'}: no records there"],
    )


def test_tables_of_somebody_else_are_wrong_use(folder, tmp_path):
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE articles (price INTEGER)")
    connection.close()
    status, (line,) = _export(folder, "--to", tmp_path / "a.db")
    assert status == 2
    assert line == (
        "inspectext: there is a table articles of somebody else; export to another place, or remove the tables"
    )


@pytest.fixture
def sound(monkeypatch, light):
    """Work whose records keep the models."""
    samples = iter(sorted((ROOT / "extracted").rglob("d*.json")))

    class Sound(Inline):
        def map(self, jobs):
            for task, done in super().map(jobs):
                text = next(samples).read_text("utf-8")
                yield task, replace(done, text=text, id=json.loads(text)["id"])

    employ(Sound(), monkeypatch)
    return light


def test_store_is_brought_up_to_the_records_when_the_run_is_over(sound):
    assert run("in", "--to", "press.db")[1][-1] == "2 new, 0 changed, 0 unchanged"
    (sound / "in/c.txt").write_text("three")
    assert run("in", "--to", "press.db")[1][-1] == "1 new, 0 changed, 2 unchanged"
    (sound / "in/a.txt").unlink()
    assert run("in", "--to", "press.db", "--prune")[1][-1] == "0 new, 0 changed, 2 unchanged, 1 removed"
    with closing(sqlite3.connect(sound / "press.db")) as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_store_is_told_as_an_event_too(sound):
    status, lines = run("in", "--to", "press.jsonl", "--log-json")
    last = json.loads(lines[-1])
    assert (status, last["event"], last["new"], last["failed"]) == (0, "export", 2, [])


def test_record_that_the_store_cannot_take_is_a_failure(light):
    status, lines = run("in", "--to", "press.db", "--quiet")
    assert status == 1
    assert [line.split(":")[0] for line in lines] == ["out/a.txt.json", "out/b.txt.json"]


@pytest.mark.parametrize("url", ["nowhere:x", "out/press.jsonl"])
def test_store_that_cannot_be_one_is_told_before_the_work(light, url):
    status, lines = run("in", "--to", url)
    assert (status, len(lines)) == (2, 1)
    assert url in lines[0]
    assert not (light / "out").exists()

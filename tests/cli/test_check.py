from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.build import to_article
from pipeline.record.text import to_json, to_line
from pipeline.store.state_file import NAME as STATE
from tests.record.made import made


@pytest.fixture
def records(tmp_path):
    article = to_article(*made())
    (tmp_path / "b").mkdir()
    (tmp_path / "a.json").write_text(to_json(article))
    (tmp_path / "b/articles.jsonl").write_text(to_line(article) * 2)
    (tmp_path / "manifest.json").write_text("{}")
    (tmp_path / "errors.jsonl").write_text("{}\n")
    return tmp_path


def _check(*args):
    result = CliRunner().invoke(app, ["check", *map(str, args)])
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()


def test_good_records_pass(records):
    assert _check(records) == (0, ["3 records checked, 0 broken"])
    assert _check(records / "a.json") == (0, ["1 record checked, 0 broken"])


def test_broken_field_is_named_with_its_file_and_line(records):
    record = json.loads((records / "a.json").read_text())
    record["quotes"][0]["cue"]["text"] = "sung"
    record["findings"][1]["theme"] = 7
    broken = records / "b/articles.jsonl"
    broken.write_text(broken.read_text() + json.dumps(record) + "\n")
    status, lines = _check(records)
    assert status == 1
    assert lines == [
        f"{broken}:3: findings[1].theme: Input should be a valid string, not 7",
        "4 records checked, 1 broken",
    ]
    record["findings"][1]["theme"] = "other"
    broken.write_text(json.dumps(record) + "\n")
    status, (line, _) = _check(broken)
    assert status == 1
    assert line.startswith(f"{broken}:1: quotes[0].cue.text: the text at [")
    assert line.endswith("reads 'said', not 'sung'")


def test_file_that_is_no_record_is_broken(records):
    (records / "a.json").write_bytes(b"\xff\x00")
    status, lines = _check(records / "a.json")
    assert status == 1
    assert lines[0].startswith(f"{records / 'a.json'}: record: Invalid JSON")


def test_folder_without_records_is_a_failure(tmp_path):
    assert _check(tmp_path) == (1, ["inspectext: no records there"])


def test_missing_place_is_wrong_use(tmp_path):
    assert _check(tmp_path / "none")[0] == 2


def test_folder_with_the_name_of_a_record_and_hidden_files_do_not_matter(records):
    (records / "x.json").mkdir()
    (records / ".a.json.part").write_text("half")
    (records / ".b.json").write_text("half")
    (records / STATE).write_text("state")
    assert _check(records) == (0, ["3 records checked, 0 broken"])


UNUSUAL = {
    "keys in another order": lambda text: json.dumps(dict(sorted(json.loads(text).items())), indent=2) + "\n",
    "other space": lambda text: json.dumps(json.loads(text)),
    "no newline at the end": str.rstrip,
    "a key twice": lambda text: text.replace('"id":', '"id": "0", "id":', 1),
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
def test_record_in_another_form_is_told(records, change):
    path = records / "a.json"
    path.write_text(change(path.read_text()))
    said = f"{path}: record: not in the canonical form: keys, space or numbers"
    assert _check(path) == (1, [said, "1 record checked, 1 broken"])

from __future__ import annotations

import json
import zipfile

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.run.output import counting
from pipeline.store.sites import SiteIndex
from tests.clean.sites_for_tests import FOOT, MENU, OTHER, STORY


@pytest.fixture
def given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, story in {"a": STORY, "b": OTHER}.items():
        (tmp_path / f"in/{name}.txt").write_text("\n".join((*MENU, *story, *FOOT)))
    return tmp_path


def _index(*args):
    result = CliRunner().invoke(app, ["index", *map(str, args), "--out", "made/sites"])
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()


def test_pages_are_counted_and_counting_them_again_changes_nothing(given):
    assert _index("in", "--workers", 2) == (0, ["2 pages counted, 0 failed"])
    before = (given / "made/sites").read_bytes()
    assert len(SiteIndex(given / "made/sites").pages("in/")) == 2
    assert _index("in/b.txt", "in/a.txt", "--workers", 1) == (0, ["2 pages counted, 0 failed"])
    assert (given / "made/sites").read_bytes() == before
    assert [path.name for path in (given / "made").iterdir()] == ["sites"]


def test_page_that_cannot_be_read_is_told(given):
    (given / "in/c.txt").write_text(" ")
    said = "in/c.txt: is empty: it holds nothing but white space (empty)"
    assert _index("in") == (1, [said, "2 pages counted, 1 failed"])
    assert _index("in", "--quiet") == (1, [said])


def test_folder_without_pages_is_a_failure(given):
    (given / "none").mkdir()
    status, (line,) = _index("none")
    assert status == 1
    assert line.startswith("inspectext: no articles there: files that end in none of .html, .htm, .txt")
    assert list((given / "made").iterdir()) == []


def test_pages_of_archives_and_tables_and_of_a_pattern_are_counted(given):
    with zipfile.ZipFile(given / "in/z.zip", "w") as archive:
        archive.write(given / "in/a.txt", "vale/x.txt")
    (given / "in/rows.jsonl").write_text(json.dumps({"text": "\n".join((*MENU, *STORY, *FOOT))}) + "\n[]\n")
    said = "in/rows.jsonl/2: line 2 is no JSON object (unsupported)"
    assert _index("in") == (1, [said, "4 pages counted, 1 failed"])
    assert len(SiteIndex(given / "made/sites").pages("in/z.zip/vale/")) == 1
    assert _index("in/*.txt") == (0, ["2 pages counted, 0 failed"])


def test_index_inside_the_input_folder_is_no_input_and_nothing_lies_beside_it(given):
    result = CliRunner().invoke(app, ["index", "in", "--out", "in/sites.txt", "--quiet"])
    assert (result.exit_code, result.stderr) == (0, "")
    before = (given / "in/sites.txt").read_bytes()
    result = CliRunner().invoke(app, ["index", "in", "--out", "in/sites.txt"])
    assert (result.exit_code, result.stderr) == (0, "2 pages counted, 0 failed\n")
    assert (given / "in/sites.txt").read_bytes() == before
    assert sorted(path.name for path in (given / "in").iterdir()) == ["a.txt", "b.txt", "sites.txt"]


def test_file_that_is_no_index_is_one_line(given):
    (given / "made").mkdir()
    (given / "made/sites").write_text("some words")
    said = "inspectext: made/sites: is no index of sites of this version; choose another file, or remove it"
    assert _index("in") == (2, [said])


def test_index_of_another_run_is_told(given):
    with counting(given / "made/sites"):
        assert _index("in") == (2, ["inspectext: another run is counting in made/sites"])

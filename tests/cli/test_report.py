from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.text import to_json, to_line
from tests.review.made import story


@pytest.fixture
def records(tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.json").write_text(to_json(story(number)), "utf-8")
    return folder


def reported(place, page):
    return CliRunner().invoke(app, ["report", str(place), "--html", str(page)])


def test_report_writes_one_page_of_a_folder(records, tmp_path):
    result = reported(records, tmp_path / "out" / "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"2 articles in {tmp_path / 'out' / 'page.html'}\n"
    page = (tmp_path / "out" / "page.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>Review of records</title>" in page
    assert story(1).id in page
    assert story(2).id in page


def test_report_reads_lines(tmp_path):
    lines = tmp_path / "articles.jsonl"
    lines.write_text(to_line(story(1)) + to_line(story(2)), "utf-8")
    assert reported(lines, tmp_path / "page.html").exit_code == 0


def test_broken_record_is_named_and_the_others_are_shown(records, tmp_path):
    (records / "0.json").write_text("{}", "utf-8")
    result = reported(records, tmp_path / "page.html")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{records / '0.json'}: ")
    assert result.stderr.endswith(f"2 articles in {tmp_path / 'page.html'}\n")
    assert len(result.stderr.splitlines()) == 2


def test_folder_without_records_leaves_what_was_there(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").write_text("of yesterday")
    result = reported(tmp_path / "empty", tmp_path / "page.html")
    assert (result.exit_code, result.stderr) == (1, "inspectext: no records there\n")
    assert (tmp_path / "page.html").read_text() == "of yesterday"


def test_place_that_is_not_there_is_wrong_use(tmp_path):
    result = reported(tmp_path / "nowhere", tmp_path / "page.html")
    assert (result.exit_code, result.stderr) == (2, f"inspectext: {tmp_path / 'nowhere'}: no such file or folder\n")
    assert not (tmp_path / "page.html").exists()


def test_page_has_to_be_named(records):
    assert CliRunner().invoke(app, ["report", str(records)]).exit_code == 2

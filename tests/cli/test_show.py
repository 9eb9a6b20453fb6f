from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline import assemble
from pipeline.cli.app import app
from pipeline.record.build import to_article
from tests.record.made import TEXT, made


@pytest.fixture
def light(monkeypatch):
    monkeypatch.setattr(assemble, "extract_page", lambda raw: to_article(*made(raw.raw.rstrip("\n"))))


@pytest.mark.parametrize("source", ["file", "stdin"])
def test_show_prints_the_text_and_the_tables_as_data(light, tmp_path, source):
    (tmp_path / "a.txt").write_text(TEXT)
    name = str(tmp_path / "a.txt") if source == "file" else "-"
    result = CliRunner().invoke(app, ["show", name], input=TEXT, env={"COLUMNS": "200"})
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(paragraph in result.stdout for paragraph in TEXT.split("\n\n"))
    titles = ("Inspection", "Speakers", "Quotes", "Judgements", "Findings", "Notices")
    assert all(title in result.stdout for title in titles)
    assert "\x1b" not in result.stdout


def test_show_of_a_bad_file_is_one_line(tmp_path):
    (tmp_path / "a.txt").write_text(" ")
    result = CliRunner().invoke(app, ["show", str(tmp_path / "a.txt")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"inspectext: {tmp_path / 'a.txt'}: is empty: it holds nothing but white space\n"

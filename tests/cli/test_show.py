from __future__ import annotations

import io
import sys

import pytest
from typer.testing import CliRunner

from pipeline import assemble
from pipeline.clean.site import PageLines
from pipeline.cli.app import app
from pipeline.cli.show import show
from pipeline.record.build import to_article
from pipeline.settings import Setup
from pipeline.store.sites import add_pages
from tests.record.made import TEXT, made


@pytest.fixture
def asked():
    """The pipelines that were asked for."""
    return []


@pytest.fixture
def light(monkeypatch, asked):
    monkeypatch.setattr(assemble, "extract_page", lambda raw, nlp, sites: to_article(*made(raw.raw.rstrip("\n"))))
    monkeypatch.setattr(assemble, "nlp_with", asked.append)


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


@pytest.mark.parametrize("model", [None, "en_tiny"])
def test_show_reads_with_the_pipeline_that_is_asked_for(light, asked, tmp_path, model):
    (tmp_path / "a.txt").write_text(TEXT)
    options = ["--model", model] if model else []
    assert CliRunner().invoke(app, ["show", str(tmp_path / "a.txt"), *options]).exit_code == 0
    assert asked == [Setup(model)]


def test_show_cleans_with_the_index_that_is_named(monkeypatch, asked, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    add_pages(tmp_path / "sites", [("vale/", PageLines("01", "d"))])
    given = []

    def extract_page(raw, nlp, sites):
        given.append(sites)
        return to_article(*made(raw.raw))

    monkeypatch.setattr(assemble, "extract_page", extract_page)
    monkeypatch.setattr(assemble, "nlp_with", asked.append)
    for options in ([], ["--site-index", str(tmp_path / "sites")]):
        assert CliRunner().invoke(app, ["show", str(tmp_path / "a.txt"), *options]).exit_code == 0
    assert given[0] is None
    assert given[1].pages("vale/") == (PageLines("01", "d"),)


def test_show_of_a_bad_file_is_one_line(tmp_path):
    (tmp_path / "a.txt").write_text(" ")
    result = CliRunner().invoke(app, ["show", str(tmp_path / "a.txt")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"inspectext: {tmp_path / 'a.txt'}: is empty: it holds nothing but white space\n"


def test_show_writes_to_a_terminal_of_another_encoding(light, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT + "\n\nCafé")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", out)
    show(str(tmp_path / "a.txt"))
    assert b"Caf?" in out.buffer.getvalue()


def test_fault_of_standard_input_names_it(light):
    result = CliRunner().invoke(app, ["show", "-"], input=" ")
    assert (result.exit_code, result.stderr) == (1, "inspectext: -: is empty: it holds nothing but white space\n")

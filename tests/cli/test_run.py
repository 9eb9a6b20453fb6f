from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from functools import partial

import pytest
import spacy
from typer.testing import CliRunner

import pipeline.cli.run as module
from pipeline.assemble import extract
from pipeline.cli.app import app
from pipeline.record.text import from_json
from pipeline.run.batch import run_batch
from pipeline.run.output import claimed, counting
from pipeline.run.settings import Form
from tests.builders import ROOT
from tests.clean import sites_for_tests as vale
from tests.parse.pipelines import CLEAR, doc_of, saved, trained
from tests.run.work_for_tests import Inline


@pytest.fixture
def light(monkeypatch, tmp_path):
    """The command with light work and without processes, in a folder of its own."""
    monkeypatch.setattr(module, "run_batch", partial(run_batch, crew=Inline()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("one")
    (tmp_path / "in/b.txt").write_text("two")
    return tmp_path


def environment():
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _run(*args, **options):
    result = CliRunner().invoke(app, ["run", *map(str, args), "--out", "out"], **options)
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()


def test_run_ends_with_a_summary_and_the_second_says_that_nothing_changed(light):
    status, lines = _run("in")
    assert status == 0
    assert lines[0].startswith("2 articles done, 0 failed, 0 skipped in ")
    assert lines[1] == "6 quotes, 0 speakers, 0 judgements, 0 findings"
    assert _run("in") == (0, ["nothing changed: 2 articles up to date", lines[1]])
    assert _run("in", "--force")[1][0].startswith("2 articles done")


def test_failed_input_is_told_with_its_reason_and_the_others_are_done(light):
    (light / "in/fail.txt").write_text("x")
    status, lines = _run("in")
    assert status == 1
    assert lines[0] == "in/fail.txt: holds binary data, no text (binary)"
    assert lines[1].startswith("2 articles done, 1 failed, 0 skipped")
    assert _run("in", "--quiet") == (1, lines[:1])


def test_standard_input_is_an_input(light):
    assert _run("-", "in", input=b"words")[0] == 0
    assert sorted(p.name for p in (light / "out").iterdir()) == [
        "a.txt.json",
        "b.txt.json",
        "manifest.json",
        "stdin.json",
    ]


def test_lines_go_into_one_file(light):
    _run("in", "--format", "jsonl")
    assert sorted(p.name for p in (light / "out").iterdir()) == ["articles.jsonl", "manifest.json"]


def test_inputs_that_are_one_article_are_told(light):
    (light / "in/c.txt").write_text("one")
    assert _run("in")[1][0] == "one article, read 2 times: a.txt, c.txt"


def test_folder_without_articles_is_a_failure(light):
    (light / "empty").mkdir()
    assert _run("empty") == (1, ["inspectext: no .html, .htm or .txt files there, nor .gz of these"])


def test_output_that_cannot_be_written_is_one_line(light):
    (light / "out").write_text("a file")
    status, lines = _run("in")
    assert status == 2
    assert "is a file" in " ".join(lines)


def test_output_that_cannot_be_made_is_told_before_the_work(light):
    (light / "file").write_text("a file")
    result = CliRunner().invoke(app, ["run", "in", "--out", "file/out"])
    assert (result.exit_code, result.stderr) == (2, "inspectext: file/out: cannot be written: Not a directory\n")


def test_folder_of_another_run_is_told(light):
    with claimed(light / "out", Form.JSON):
        assert _run("in") == (2, ["inspectext: another run is writing to out"])


def test_folder_with_records_of_the_other_format_is_told(light):
    _run("in")
    said = ["inspectext: out holds records of the other format; choose another folder"]
    assert _run("in", "--format", "jsonl") == (2, said)


def test_second_article_of_one_name_gets_a_name_of_its_own(light):
    for folder in ("a", "b"):
        (light / folder).mkdir()
        (light / folder / "index.html").write_text(folder)
        assert _run(f"{folder}/index.html")[0] == 0
    assert json.loads((light / "out/index.html.json").read_text())["words"] == "a"
    assert json.loads((light / "out/b/index.html.json").read_text())["words"] == "b"


def test_order_of_the_folders_changes_no_owner(light):
    (light / "other").mkdir()
    (light / "other/a.txt").write_text("other")
    _run("in", "other")
    before = {path: path.read_bytes() for path in (light / "out").rglob("*.txt.json")}
    assert _run("other", "in", "--force")[0] == 0
    assert {path: path.read_bytes() for path in (light / "out").rglob("*.txt.json")} == before


class Ended(Inline):
    """A crew whose process is asked to end after its first task."""

    def __init__(self, number):
        super().__init__()
        self.number = number

    def map(self, tasks):
        for result in super().map(tasks):
            yield result
            os.kill(os.getpid(), self.number)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_request_to_end_keeps_what_was_made(light, monkeypatch, number, form):
    usual = module.run_batch
    monkeypatch.setattr(module, "run_batch", partial(run_batch, crew=Ended(number)))
    assert _run("in", "--format", form) == (1, ["inspectext: interrupted; run it again to go on"])
    monkeypatch.setattr(module, "run_batch", usual)
    assert _run("in", "--format", form)[1][0].startswith("1 article done, 0 failed, 1 skipped")
    assert list((light / "out").rglob(".*")) == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize("text", ['{"manifest_version": "1", "format": "json", "articles": [%s]}', "%s"])
def test_manifest_that_somebody_edited_counts_for_nothing(light, text):
    _run("in")
    row = {"name": "a.txt", "digest": 1, "fingerprint": None, "id": [], "record": {}, "counts": {"quotes": "1"}}
    (light / "out/manifest.json").write_text(text % json.dumps(row))
    assert _run("in")[1][0].startswith("2 articles done")


def test_missing_input_is_named_as_it_was_typed(light):
    assert _run("in/../fail.txt", "in/a.txt")[1][0] == "in/../fail.txt: holds binary data, no text (binary)"


NUMBERS = ["--max-size=inf", "--max-size=nan", "--timeout=inf", "--timeout=nan", "--max-size=-1"]


@pytest.mark.parametrize("option", NUMBERS)
def test_number_that_makes_no_sense_is_wrong_use(light, option):
    status, lines = _run("in", option)
    assert status == 2
    assert "Error: Invalid value" in " ".join(lines)


@pytest.mark.parametrize("command", [["run", "-", "--out", "out"], ["show", "-"]], ids=["run", "show"])
def test_closed_standard_input_is_one_line(light, command):
    call = f'"{sys.executable}" -m pipeline {" ".join(command)} <&-'
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (2, "inspectext: standard input is closed\n")


def test_name_of_a_bad_input_stays_on_its_line(light):
    (light / "in/fail\nall.txt").write_text("x")
    assert _run("in")[1][0] == "in/fail\\nall.txt: holds binary data, no text (binary)"


def test_missing_model_is_one_line_and_wrong_use(light):
    (light / "in/config.txt").write_text("x")
    assert _run("in") == (2, ["inspectext: no model"])


def test_another_pipeline_does_everything_again(light):
    (light / "tiny").mkdir()
    (light / "tiny/meta.json").write_text('{"lang": "en", "name": "tiny", "version": "1.2"}')
    _run("in")
    assert _run("in", "--model", "tiny")[1][0].startswith("2 articles done")
    assert json.loads((light / "out/manifest.json").read_text())["versions"]["pipeline"] == "en_tiny 1.2"
    assert _run("in", "--model", "tiny")[1][0] == "nothing changed: 2 articles up to date"
    assert _run("in")[1][0].startswith("2 articles done")


def test_real_run_reads_with_a_pipeline_of_another_house(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(trained(CLEAR), tmp_path / "tiny")
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "in" / f"{name}.txt").write_text(" ".join(doc_of(trained(CLEAR), s).text for s in CLEAR))
    status, lines = _run("in", "--model", "tiny", "--workers", "2")
    assert (status, lines[0][:31]) == (0, "3 articles done, 0 failed, 0 sk")
    record = from_json((tmp_path / "out/b.txt.json").read_bytes())
    (quote,) = record.quotes
    assert (quote.kind, quote.voice, [part.text for part in quote.segments]) == (
        "indirect",
        "inspectorate",
        ["staff are kind to pupils"],
    )
    before = {path: path.read_bytes() for path in (tmp_path / "out").glob("*.txt.json")}
    assert _run("in", "--model", str(tmp_path / "tiny"), "--workers", "1", "--force")[0] == 0
    assert {path: path.read_bytes() for path in (tmp_path / "out").glob("*.txt.json")} == before


def test_real_run_names_the_component_that_a_pipeline_lacks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    spacy.load(saved(trained(CLEAR), tmp_path / "tiny"), exclude=["parser"]).to_disk(tmp_path / "lacking")
    (tmp_path / "a.txt").write_text("Some words.")
    said = "inspectext: lacking: this pipeline gives no parse (a parser)"
    assert _run("a.txt", "--model", "lacking") == (2, [said])


def _texts(folder) -> dict[str, str]:
    return {path.name: from_json(path.read_bytes()).text for path in sorted((folder / "out").glob("*.txt.json"))}


def test_real_run_counts_the_pages_of_a_site_and_drops_what_they_repeat(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(trained(CLEAR), tmp_path / "tiny")
    (tmp_path / "in").mkdir()
    for name, story in {"a": vale.STORY, "b": vale.OTHER}.items():
        (tmp_path / f"in/{name}.txt").write_text("\n".join((*vale.MENU, *story, *vale.FOOT)))
    with_sites = ["in", "--model", "tiny", "--site-index", "out/sites.index"]
    assert _run(*with_sites, "--workers", "2")[1][0].startswith("2 articles done")
    assert _texts(tmp_path) == {"a.txt.json": "\n\n".join(vale.STORY), "b.txt.json": "\n\n".join(vale.OTHER)}
    record = from_json((tmp_path / "out/a.txt.json").read_bytes())
    assert {item.reason for item in record.dropped if item.text == vale.MENU[2]} == {"repeated_on_site(1)"}
    made = {path: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.name != "manifest.json"}
    assert _run(*with_sites)[1][0] == "nothing changed: 2 articles up to date"
    assert _run(*with_sites, "--workers", "1", "--force")[1][0].startswith("2 articles done")
    assert {path: path.read_bytes() for path in made} == made
    assert CliRunner().invoke(app, ["check", "out"]).exit_code == 0
    assert _run("in", "--model", "tiny")[1][0].startswith("2 articles done")
    assert vale.MENU[2] in _texts(tmp_path)["a.txt.json"]


def test_index_of_another_run_is_told(light):
    with counting(light / "sites"):
        assert _run("in", "--site-index", "sites") == (2, ["inspectext: another run is counting in sites"])


@pytest.mark.model
def test_real_run_writes_records_and_tells_of_bad_inputs(tmp_path, monkeypatch, nlp):
    monkeypatch.chdir(tmp_path)
    text = (
        "Anytown Council\n\nInspectors said that pupils thrive.\n\n“We are proud,” said Ann Ray, leader of the council."
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(text)
    (tmp_path / "in/b.html.gz").write_bytes(gzip.compress(f"<html><body><p>{text}</p></body></html>".encode()))
    (tmp_path / "in/c.txt").write_bytes(b"")
    (tmp_path / "in/d.txt").write_bytes(b"\x89PNG\x00\x01\x02\x03")
    (tmp_path / "in/e.txt").symlink_to("/etc/passwd")
    status, lines = _run("in", "--workers", "2")
    assert status == 1
    assert [line.split(":")[0] for line in lines[:3]] == ["in/c.txt", "in/d.txt", "in/e.txt"]
    assert lines[3].startswith("2 articles done, 3 failed, 0 skipped")
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "out/errors.jsonl").read_text().splitlines()]
    assert kinds == ["empty", "binary", "outside"]
    record = from_json((tmp_path / "out/a.txt.json").read_bytes())
    assert record.text == extract(text, nlp=nlp).text

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile

import pytest
import spacy
from typer.testing import CliRunner

from pipeline.assemble import extract
from pipeline.cli.app import app
from pipeline.record.text import from_json
from pipeline.run.output import claimed, counting
from pipeline.run.settings import Form
from pipeline.store.state_file import NAME as STATE
from tests.builders import ROOT
from tests.clean import sites_for_tests as vale
from tests.cli.runs import Ended, employ, names, run
from tests.parse.pipelines import CLEAR, doc_of, saved, trained


def environment():
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_run_ends_with_a_summary_and_the_second_says_that_nothing_changed(light):
    status, lines = run("in")
    assert status == 0
    assert lines[0].startswith("2 articles done, 0 failed, 0 skipped in ")
    assert lines[0].endswith(" a second")
    assert lines[1:] == ["6 quotes, 0 speakers, 0 judgements, 0 findings", "time: light 100%"]
    assert run("in") == (0, ["nothing changed: 2 articles up to date", lines[1]])
    assert run("in", "--force")[1][0].startswith("2 articles done")


def test_failed_input_is_told_with_its_reason_and_the_others_are_done(light):
    (light / "in/fail.txt").write_text("x")
    status, lines = run("in")
    assert status == 1
    assert lines[0] == "in/fail.txt: holds binary data, no text (binary)"
    assert lines[1].startswith("2 articles done, 1 failed, 0 skipped")
    assert lines[3] == "failed: 1 binary"
    assert run("in", "--quiet") == (1, lines[:1])


def test_failed_input_is_told_but_not_tried_again_while_nothing_changed(light, crew):
    (light / "in/fail.txt").write_text("x")
    told = run("in")[1][0]
    crew.names.clear()
    status, lines = run("in")
    assert (status, crew.names) == (1, [])
    assert (lines[0], lines[1][:36]) == (told, "0 articles done, 1 failed, 2 skipped")
    assert lines[3] == "failed: 1 binary; 1 not tried again: nothing has changed (inspectext retry)"
    (light / "in/fail.txt").write_text("y")
    assert run("in")[1][-1] == "failed: 1 binary"
    assert run("in", "--timeout", "90")[1][-1] == "failed: 1 binary"
    crew.names.clear()
    assert run("in", "--timeout", "90", "--force")[1][3] == "failed: 1 binary"
    assert crew.names == ["a.txt", "b.txt", "fail.txt"]


def test_failure_is_forgotten_with_its_input(light):
    (light / "in/fail.txt").write_text("x")
    run("in")
    assert "errors.jsonl" in names(light / "out")
    (light / "in/fail.txt").unlink()
    assert run("in") == (
        0,
        ["nothing changed: 2 articles up to date", "6 quotes, 0 speakers, 0 judgements, 0 findings"],
    )
    assert "errors.jsonl" not in names(light / "out")


@pytest.mark.parametrize("form", Form)
def test_record_of_an_input_that_is_gone_stays_until_it_is_pruned(light, form):
    run("in", "--format", form)
    before = names(light / "out")
    (light / "in/b.txt").unlink()
    told = "1 input gone since an earlier run, records kept (--prune removes them): b.txt"
    for _ in range(2):
        assert run("in", "--format", form)[1][:2] == [told, "nothing changed: 1 article up to date"]
    assert names(light / "out") == before
    status, lines = run("in", "--format", form, "--prune")
    assert (status, lines[0]) == (0, "1 input gone since an earlier run, records removed: b.txt")
    assert lines[1].startswith("0 articles done, 0 failed, 1 skipped")
    records = [path.read_text() for path in (light / "out").glob("a*.json*")]
    assert [json.loads(line)["source"]["path"] for text in records for line in text.splitlines()] == ["a.txt"]
    assert run("in", "--format", form, "--prune")[1][0] == "nothing changed: 1 article up to date"


def test_folder_whose_inputs_are_all_gone_is_told_and_keeps_its_records(light):
    run("in")
    before = names(light / "out")
    for name in ("a.txt", "b.txt"):
        (light / "in" / name).unlink()
    status, (line,) = run("in", "--prune")
    assert (status, line.split(":")[1]) == (1, " no articles there")
    assert names(light / "out") == before


def test_input_that_was_not_asked_for_is_not_gone(light):
    run("in")
    assert run("in/a.txt", "--prune")[1][0] == "nothing changed: 1 article up to date"
    assert "b.txt.json" in names(light / "out")


def test_standard_input_is_an_input(light):
    assert run("-", "in", input=b"words")[0] == 0
    assert names(light / "out") == ["a.txt.json", "b.txt.json", "manifest.json", "stdin.json"]


def test_lines_go_into_one_file(light):
    run("in", "--format", "jsonl")
    assert names(light / "out") == ["articles.jsonl", "manifest.json"]


def test_inputs_that_are_one_article_are_told(light):
    (light / "in/c.txt").write_text("one")
    assert run("in")[1][0] == "one article, read 2 times: a.txt, c.txt"
    for name in "defg":
        (light / f"in/{name}.txt").write_text("one")
    assert run("in")[1][0] == "one article, read 6 times: a.txt, c.txt, d.txt and 3 more"


def test_folder_without_articles_is_a_failure(light):
    (light / "empty").mkdir()
    (light / "empty/a.pdf").write_text("words")
    status, (line,) = run("empty")
    assert status == 1
    assert line.startswith("inspectext: no articles there: files that end in none of .html, .htm, .txt")
    assert names(light / "out") == []


def test_table_without_rows_is_no_article(light):
    (light / "rows.jsonl").write_text("\n")
    assert run("rows.jsonl")[0] == 1


def test_archives_and_tables_are_read_article_by_article(light):
    with zipfile.ZipFile(light / "in/z.zip", "w") as archive:
        for name in ("x.txt", "y/x.txt", "z.pdf"):
            archive.writestr(name, f"words of {name}")
    rows = [{"id": "n 1", "text": "row"}, {"text": "other"}]
    (light / "in/rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("in")[1][0].startswith("6 articles done, 0 failed, 0 skipped")
    made = ["a.txt", "b.txt", "rows.jsonl/2", "rows.jsonl/n%201", "z.zip/x.txt", "z.zip/y/x.txt"]
    assert names(light / "out") == sorted([*(f"{name}.json" for name in made), "manifest.json"])
    assert json.loads((light / "out/z.zip/y/x.txt.json").read_text())["words"] == "words of y/x.txt"
    assert run("in")[1][0] == "nothing changed: 6 articles up to date"
    (light / "in/rows.jsonl").write_text(json.dumps(rows[0]) + "\n" + json.dumps({"text": "another"}) + "\n")
    assert run("in")[1][0].startswith("1 article done, 0 failed, 5 skipped")
    (light / "in/rows.jsonl").write_text(json.dumps(rows[0]) + "\n")
    told = "1 input gone since an earlier run, records removed: rows.jsonl/2"
    assert run("in", "--prune")[1][0] == told
    assert names(light / "out/rows.jsonl") == ["n%201.json"]


def test_pattern_that_the_shell_left_alone_names_files(light):
    (light / "in/deep").mkdir()
    (light / "in/deep/b.txt").write_text("deep")
    assert run("in/**/b.txt")[1][0].startswith("2 articles done")
    assert names(light / "out") == ["b.txt.json", "deep/b.txt.json", "manifest.json"]


def test_output_folder_inside_the_input_folder_is_no_input(light):
    for form in Form:
        out = f"in/{form}"
        args = ["run", "in", "--out", out, "--format", form]
        result = CliRunner().invoke(app, args)
        assert (result.exit_code, result.stderr.split(",")[0]) == (0, "2 articles done")
        result = CliRunner().invoke(app, args)
        assert result.stderr.splitlines()[0] == "nothing changed: 2 articles up to date"
        shutil.rmtree(light / out)


def test_output_folder_may_be_the_input_folder(light):
    for form in Form:
        args = ["run", "in", "--out", "in", "--format", form]
        assert CliRunner().invoke(app, args).stderr.startswith("2 articles done")
        assert CliRunner().invoke(app, args).stderr.startswith("nothing changed: 2 articles up to date")
        for path in [*(light / "in").glob("*.json*"), light / "in" / STATE]:
            path.unlink()


def test_both_folders_may_move_together(light):
    run("in")
    (light / "elsewhere").mkdir()
    for name in ("in", "out"):
        (light / name).rename(light / "elsewhere" / name)
    os.chdir(light / "elsewhere")
    assert run("in")[1][0] == "nothing changed: 2 articles up to date"


def test_state_that_is_damaged_costs_nothing_but_time(light):
    run("in")
    before = {name: (light / "out" / name).read_bytes() for name in ("a.txt.json", "b.txt.json")}
    (light / "out" / STATE).write_bytes(b"damaged")
    assert run("in")[1][0].startswith("2 articles done")
    assert {name: (light / "out" / name).read_bytes() for name in before} == before


def test_output_that_cannot_be_written_is_one_line(light):
    (light / "out").write_text("a file")
    status, lines = run("in")
    assert status == 2
    assert "is a file" in " ".join(lines)


def test_output_that_cannot_be_made_is_told_before_the_work(light):
    (light / "file").write_text("a file")
    result = CliRunner().invoke(app, ["run", "in", "--out", "file/out"])
    assert (result.exit_code, result.stderr) == (2, "inspectext: file/out: cannot be written: Not a directory\n")


def test_folder_of_another_run_is_told(light):
    with claimed(light / "out"):
        assert run("in") == (2, ["inspectext: another run is writing to out"])


def test_folder_with_records_of_the_other_format_is_told(light):
    run("in")
    said = ["inspectext: out holds records of the other format; choose another folder"]
    assert run("in", "--format", "jsonl") == (2, said)


def test_second_article_of_one_name_gets_a_name_of_its_own(light):
    for folder in ("a", "b"):
        (light / folder).mkdir()
        (light / folder / "index.html").write_text(folder)
        assert run(f"{folder}/index.html")[0] == 0
    assert json.loads((light / "out/index.html.json").read_text())["words"] == "a"
    assert json.loads((light / "out/b/index.html.json").read_text())["words"] == "b"


def test_order_of_the_folders_changes_no_owner(light):
    (light / "other").mkdir()
    (light / "other/a.txt").write_text("other")
    run("in", "other")
    before = {path: path.read_bytes() for path in (light / "out").rglob("*.txt.json")}
    assert run("other", "in", "--force")[0] == 0
    assert {path: path.read_bytes() for path in (light / "out").rglob("*.txt.json")} == before


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_request_to_end_keeps_what_was_made(light, crew, monkeypatch, number, form):
    employ(Ended(number), monkeypatch)
    assert run("in", "--format", form) == (1, ["inspectext: interrupted; run it again to go on"])
    employ(crew, monkeypatch)
    assert run("in", "--format", form)[1][0].startswith("1 article done, 0 failed, 1 skipped")
    assert [path.name for path in (light / "out").rglob(".*")] == [STATE]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize("text", ['{"manifest_version": "1", "format": "json", "articles": [{"name": "a.txt"}]}', "{"])
def test_manifest_that_somebody_edited_counts_for_nothing(light, text):
    run("in")
    (light / "out/manifest.json").write_text(text)
    assert run("in")[1][0] == "nothing changed: 2 articles up to date"
    assert run("in", "--force")[0] == 0
    assert json.loads((light / "out/manifest.json").read_text())["folder"]["articles"] == 2


def test_folder_of_an_earlier_version_is_done_again(light):
    run("in")
    (light / "out" / STATE).unlink()
    (light / "out/manifest.json").write_text('{"manifest_version": "1", "format": "json", "articles": []}')
    assert run("in")[1][0].startswith("2 articles done")


def test_missing_input_is_named_as_it_was_typed(light):
    said = "cannot be read: No such file or directory (unreadable)"
    assert run("in/../none.txt", "in/a.txt")[1][0] == f"in/../none.txt: {said}"


@pytest.mark.parametrize("command", [["run", "-", "--out", "out"], ["show", "-"]], ids=["run", "show"])
def test_closed_standard_input_is_one_line(light, command):
    call = f'"{sys.executable}" -m pipeline {" ".join(command)} <&-'
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (2, "inspectext: standard input is closed\n")


def test_name_of_a_bad_input_stays_on_its_line(light):
    (light / "in/fail\nall.txt").write_text("x")
    assert run("in")[1][0] == "in/fail\\nall.txt: holds binary data, no text (binary)"


def test_missing_model_is_one_line_and_wrong_use(light):
    (light / "in/config.txt").write_text("x")
    assert run("in") == (2, ["inspectext: no model"])


def test_another_pipeline_does_everything_again(light):
    (light / "tiny").mkdir()
    (light / "tiny/meta.json").write_text('{"lang": "en", "name": "tiny", "version": "1.2"}')
    run("in")
    assert run("in", "--model", "tiny")[1][0].startswith("2 articles done")
    assert json.loads((light / "out/manifest.json").read_text())["versions"]["pipeline"] == "en_tiny 1.2"
    assert run("in", "--model", "tiny")[1][0] == "nothing changed: 2 articles up to date"
    assert run("in")[1][0].startswith("2 articles done")


def test_real_run_reads_with_a_pipeline_of_another_house(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(trained(CLEAR), tmp_path / "tiny")
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "in" / f"{name}.txt").write_text(" ".join(doc_of(trained(CLEAR), s).text for s in CLEAR))
    status, lines = run("in", "--model", "tiny", "--workers", "2")
    assert (status, lines[0][:31]) == (0, "3 articles done, 0 failed, 0 sk")
    record = from_json((tmp_path / "out/b.txt.json").read_bytes())
    (quote,) = record.quotes
    assert (quote.kind, quote.voice, [part.text for part in quote.segments]) == (
        "indirect",
        "inspectorate",
        ["staff are kind to pupils"],
    )
    before = {path: path.read_bytes() for path in (tmp_path / "out").glob("*.txt.json")}
    assert run("in", "--model", str(tmp_path / "tiny"), "--workers", "1", "--force")[0] == 0
    assert {path: path.read_bytes() for path in (tmp_path / "out").glob("*.txt.json")} == before


def test_real_run_names_the_component_that_a_pipeline_lacks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    spacy.load(saved(trained(CLEAR), tmp_path / "tiny"), exclude=["parser"]).to_disk(tmp_path / "lacking")
    (tmp_path / "a.txt").write_text("Some words.")
    said = "inspectext: lacking: this pipeline gives no parse (a parser)"
    assert run("a.txt", "--model", "lacking") == (2, [said])


def _texts(folder) -> dict[str, str]:
    return {path.name: from_json(path.read_bytes()).text for path in sorted((folder / "out").glob("*.txt.json"))}


def test_real_run_counts_the_pages_of_a_site_and_drops_what_they_repeat(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(trained(CLEAR), tmp_path / "tiny")
    (tmp_path / "in").mkdir()
    for name, story in {"a": vale.STORY, "b": vale.OTHER}.items():
        (tmp_path / f"in/{name}.txt").write_text("\n".join((*vale.MENU, *story, *vale.FOOT)))
    with_sites = ["in", "--model", "tiny", "--site-index", "out/sites.index"]
    assert run(*with_sites, "--workers", "2")[1][0].startswith("2 articles done")
    assert _texts(tmp_path) == {"a.txt.json": "\n\n".join(vale.STORY), "b.txt.json": "\n\n".join(vale.OTHER)}
    record = from_json((tmp_path / "out/a.txt.json").read_bytes())
    assert {item.reason for item in record.dropped if item.text == vale.MENU[2]} == {"repeated_on_site(1)"}
    changing = ("manifest.json", STATE)
    made = {path: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.name not in changing}
    assert run(*with_sites)[1][0] == "nothing changed: 2 articles up to date"
    assert run(*with_sites, "--workers", "1", "--force")[1][0].startswith("2 articles done")
    assert {path: path.read_bytes() for path in made} == made
    assert CliRunner().invoke(app, ["check", "out"]).exit_code == 0
    assert run("in", "--model", "tiny")[1][0].startswith("2 articles done")
    assert vale.MENU[2] in _texts(tmp_path)["a.txt.json"]


def test_real_run_reads_what_it_can_of_containers_and_tells_of_the_rest(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(trained(CLEAR), tmp_path / "tiny")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/r.jsonl").write_text('{"text": "Inspectors came.", "url": "https://example.org/a"}\n[1]\n')
    with zipfile.ZipFile(tmp_path / "in/z.zip", "w") as archive:
        archive.writestr("a.txt", "Inspectors left.")
    (tmp_path / "in/y.zip").write_bytes((tmp_path / "in/z.zip").read_bytes()[:60])
    status, lines = run("in", "--model", "tiny", "--workers", "2")
    assert status == 1
    assert lines[0] == "in/r.jsonl/2: line 2 is no JSON object (unsupported)"
    assert lines[1].startswith("in/y.zip: is no whole zip archive: ")
    assert lines[1].endswith("(unreadable)")
    assert lines[2].startswith("2 articles done, 2 failed, 0 skipped")
    record = from_json((tmp_path / "out/r.jsonl/1.json").read_bytes())
    assert (record.source.path, record.source.url) == ("r.jsonl/1", "https://example.org/a")
    assert from_json((tmp_path / "out/z.zip/a.txt.json").read_bytes()).text == "Inspectors left."
    assert lines[-1].startswith("time: ")
    assert CliRunner().invoke(app, ["check", "out"]).exit_code == 0


def test_index_of_another_run_is_told(light):
    with counting(light / "sites"):
        assert run("in", "--site-index", "sites") == (2, ["inspectext: another run is counting in sites"])


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
    status, lines = run("in", "--workers", "2")
    assert status == 1
    assert [line.split(":")[0] for line in lines[:3]] == ["in/c.txt", "in/d.txt", "in/e.txt"]
    assert lines[3].startswith("2 articles done, 3 failed, 0 skipped")
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "out/errors.jsonl").read_text().splitlines()]
    assert kinds == ["empty", "binary", "outside"]
    record = from_json((tmp_path / "out/a.txt.json").read_bytes())
    assert record.text == extract(text, nlp=nlp).text

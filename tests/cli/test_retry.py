from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.run.output import claimed
from pipeline.run.quarantine import Failed
from pipeline.run.settings import Form
from pipeline.run.work import Done
from pipeline.store.state_file import NAME as STATE
from tests.cli.runs import employ
from tests.run.work_for_tests import Inline

NOTHING = "nothing failed that can be done again"


class Mended(Inline):
    """A crew for which nothing fails any more."""

    def map(self, jobs):
        for job in jobs:
            for task in job:
                self.names.append(task.name)
                yield task, Done(f'{{"source": {{"path": "{task.name}"}}}}\n', task.name, {"quotes": 1})


@pytest.fixture
def given(monkeypatch, tmp_path):
    """A folder of its own with two inputs, of which one fails."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("one")
    (tmp_path / "in/fail.txt").write_text("x")
    return tmp_path


@pytest.fixture
def command(monkeypatch):
    """Call the command with some crew: its exit status and what it said."""

    def call(crew, *args, **options):
        with monkeypatch.context() as patched:
            employ(crew, patched)
            result = CliRunner().invoke(app, [*map(str, args)], **options)
        assert result.stdout == ""
        return result.exit_code, result.stderr.splitlines()

    return call


@pytest.mark.parametrize("form", Form)
def test_only_what_failed_is_done_again_and_a_record_ends_its_failure(given, command, form):
    assert command(Inline(), "run", "in", "--out", "out", "--format", form)[0] == 1
    crew = Mended()
    status, lines = command(crew, "retry", "out")
    assert (status, crew.names) == (0, ["fail.txt"])
    assert lines[0].startswith("1 article done, 0 failed, 0 skipped")
    assert not (given / "out/errors.jsonl").exists()
    made = {Form.JSON: ["a.txt.json", "fail.txt.json"], Form.JSONL: ["articles.jsonl"]}
    assert sorted(path.name for path in (given / "out").iterdir()) == [STATE, *made[form], "manifest.json"]
    crew = Mended()
    assert (
        command(crew, "run", "in", "--out", "out", "--format", form)[1][0] == "nothing changed: 2 articles up to date"
    )
    assert crew.names == []
    assert command(Mended(), "retry", "out") == (0, [NOTHING])


def test_what_fails_again_is_told_with_the_place_of_the_input_and_stays(given, command):
    command(Inline(), "run", "in", "--out", "out")
    before = (given / "out/errors.jsonl").read_bytes()
    for _ in range(2):
        crew = Inline()
        status, lines = command(crew, "retry", "out")
        assert (status, crew.names, lines[0]) == (1, ["fail.txt"], "in/fail.txt: holds binary data, no text (binary)")
        assert lines[1].startswith("0 articles done, 1 failed, 0 skipped")
        assert lines[3] == "failed: 1 binary"
    assert (given / "out/errors.jsonl").read_bytes() == before
    assert command(Inline(), "retry", "out", "--quiet") == (1, lines[:1])


def test_article_of_a_table_is_done_again_alone(given, command):
    rows = [{"id": name, "text": name} for name in ("good", "fail-1", "fail-2")]
    (given / "in/rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    command(Inline(), "run", "in/rows.jsonl", "--out", "out")
    crew = Mended()
    assert command(crew, "retry", "out")[0] == 0
    assert crew.names == ["rows.jsonl/fail-1", "rows.jsonl/fail-2"]
    made = [path.name for path in (given / "out/rows.jsonl").iterdir()]
    assert sorted(made) == ["fail-1.json", "fail-2.json", "good.json"]


def test_both_folders_may_have_moved(given, command):
    command(Inline(), "run", "in", "--out", "out")
    (given / "moved").mkdir()
    for name in ("in", "out"):
        (given / name).rename(given / "moved" / name)
    assert command(Inline(), "retry", "moved/out")[1][0].startswith("moved/in/fail.txt: ")


def test_standard_input_cannot_be_done_again(given, command):
    class Failing(Inline):
        def map(self, jobs):
            for task, _ in super().map(jobs):
                yield task, Failed("empty", "is empty")

    assert command(Failing(), "run", "-", "--out", "out", input=b" ")[0] == 1
    assert command(Inline(), "retry", "out") == (0, [NOTHING])
    assert (given / "out/errors.jsonl").exists()


def test_failure_may_be_tried_with_other_limits_and_those_go_into_the_manifest(given, command):
    command(Inline(), "run", "in", "--out", "out")
    command(Mended(), "retry", "out", "--memory", "9000", "--timeout", "120", "--workers", "1")
    settings = json.loads((given / "out/manifest.json").read_text())["settings"]
    assert (settings["memory"], settings["timeout"], settings["workers"]) == (9_000_000_000, 120.0, 1)


def test_folder_that_no_run_has_written_is_wrong_use_and_left_alone(given, command):
    said = "in: no run has left its state there"
    assert command(Inline(), "retry", "in") == (2, [f"inspectext: {said}"])
    status, (line,) = command(Inline(), "retry", "in", "--log-json")
    assert (status, json.loads(line)["event"], json.loads(line)["message"]) == (2, "error", said)
    assert sorted(path.name for path in (given / "in").iterdir()) == ["a.txt", "fail.txt"]


def test_folder_of_another_run_is_told(given, command):
    command(Inline(), "run", "in", "--out", "out")
    with claimed(given / "out"):
        assert command(Inline(), "retry", "out") == (2, ["inspectext: another run is writing to out"])


def test_pipeline_that_is_not_installed_is_wrong_use(given, command):
    command(Inline(), "run", "in", "--out", "out")
    status, (line,) = command(Inline(), "retry", "out", "--model", "en_nowhere")
    assert (status, line[:23]) == (2, "inspectext: en_nowhere:")


def test_events_are_all_that_it_says(given, command):
    command(Inline(), "run", "in", "--out", "out")
    for crew, ended in ((Inline(), ["begin", "article", "end"]), (Mended(), ["begin", "article", "end"])):
        _, lines = command(crew, "retry", "out", "--log-json")
        assert [json.loads(line)["event"] for line in lines] == ended
    status, lines = command(Inline(), "retry", "out", "--log-json")
    assert (status, [json.loads(line)["event"] for line in lines]) == (0, ["begin", "end"])
    assert command(Inline(), "retry", "out", "--quiet") == (0, [])

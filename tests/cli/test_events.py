from __future__ import annotations

import json
import signal
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import events
from pipeline.cli.app import app
from pipeline.run.quarantine import Failed
from pipeline.run.report import Report
from pipeline.run.settings import Form, Settings
from pipeline.run.work import Done
from pipeline.store.state import Failure
from tests.cli.runs import Ended, employ, run


@pytest.fixture
def told(capsys):
    """What was told on standard error since the last look, without the time."""

    def look() -> list[dict]:
        out, err = capsys.readouterr()
        assert out == ""
        assert err == "" or err.endswith("\n")
        rows = [json.loads(line) for line in err.splitlines()]
        for row in rows:
            del row["time"]
        return rows

    return look


def test_event_is_a_line_with_its_time_in_utc(capsys):
    events.tell("begin", total=3)
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    row = json.loads(line)
    assert list(row) == ["time", "event", "total"]
    time = datetime.fromisoformat(row["time"])
    assert time.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - time) < timedelta(minutes=1)


HARMFUL = "a\nb\r\u2028\x1b[2J\x85é [bold]x[/bold]" + "y" * 500


def test_event_stays_on_its_line_as_it_is_whatever_stands_in_it(told, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    events.tell("article", path=HARMFUL, reason="\udcff")
    assert told() == [{"event": "article", "path": HARMFUL, "reason": "\udcff"}]


def test_value_that_json_does_not_know_is_told_as_its_text(told):
    events.tell("begin", out=Path("out"))
    assert told() == [{"event": "begin", "out": "out"}]


@pytest.mark.parametrize("total", [None, 12])
def test_begin_tells_what_is_to_be_done(told, total):
    events.begun(Settings(Path("out"), 2, Form.JSONL), total)
    assert told() == [{"event": "begin", "out": "out", "workers": 2, "format": "jsonl", "total": total}]


def test_article_tells_how_it_went(told):
    events.over("a.txt", Done("text", "id 1", {"quotes": 2, "findings": 0}, "", {"read": 0.25, "clean": 0.50049}))
    events.over("b.txt", Failed("empty", "is empty"))
    events.over("c.txt", None)
    common = {"event": "article"}
    assert told() == [
        {**common, "path": "a.txt", "status": "done", "id": "id 1", "seconds": 0.75, "quotes": 2, "findings": 0},
        {**common, "path": "b.txt", "status": "failed", "kind": "empty", "reason": "is empty"},
        {**common, "path": "c.txt", "status": "unchanged"},
    ]


def test_end_tells_what_the_manifest_tells_and_what_is_gone_or_came_twice(told):
    report = Report(
        done=2,
        skipped=1,
        failures=[Failure("b.txt", "empty", "is empty")],
        parts=Counter(quotes=3),
        duplicates={"id 1": ["a.txt", "c.txt"]},
        gone=["d.txt"],
        seconds=4.0,
        stages={"clean": 0.5},
    )
    events.ended(report)
    (event,) = told()
    assert event == {"event": "end", **report.told(), "gone": ["d.txt"], "duplicates": {"id 1": ["a.txt", "c.txt"]}}
    assert (event["counts"]["done"], event["articles_per_second"], event["failures"]) == (2, 0.5, {"empty": 1})


def test_complaint_is_an_event(told):
    events.complain("out: cannot be written")
    assert told() == [{"event": "error", "message": "out: cannot be written"}]


def test_events_are_all_that_a_run_says(light):
    (light / "in/fail.txt").write_text("x")
    status, lines = run("in", "--log-json", "--quiet")
    told = [json.loads(line) for line in lines]
    assert status == 1
    assert [event["event"] for event in told] == ["begin", "article", "article", "article", "end"]
    assert [event["path"] for event in told[1:-1]] == ["a.txt", "b.txt", "fail.txt"]
    assert told[0]["total"] == 3


TOTALS = {
    "a folder": (["in"], 2),
    "standard input": (["-"], 1),
    "both": (["-", "in", "-"], 3),
    "a table, whose rows are not known before they are read": (["in", "rows.jsonl"], None),
}


@pytest.mark.parametrize("case", TOTALS.values(), ids=TOTALS)
def test_events_begin_with_the_number_of_articles_where_it_is_known(light, case):
    inputs, total = case
    (light / "rows.jsonl").write_text('{"text": "row"}\n')
    assert json.loads(run(*inputs, "--log-json", input=b"words")[1][0])["total"] == total


def test_records_in_the_input_folder_are_not_counted(light):
    (light / "in/out").mkdir()
    (light / "in/out/c.txt").write_text("three")
    result = CliRunner().invoke(app, ["run", "in", "--out", "in/out", "--log-json"])
    told = [json.loads(line) for line in result.stderr.splitlines()]
    assert (told[0]["total"], [event["path"] for event in told[1:-1]]) == (2, ["a.txt", "b.txt"])


def test_events_tell_of_an_error_in_place_of_the_end(light):
    (light / "empty").mkdir()
    status, lines = run("empty", "--log-json")
    assert status == 1
    assert [json.loads(line)["event"] for line in lines] == ["begin", "error"]
    (light / "in/config.txt").write_text("x")
    status, lines = run("in", "--log-json")
    last = json.loads(lines[-1])
    assert (status, last["event"], last["message"]) == (2, "error", "no model")


def test_events_tell_of_an_interruption(light, monkeypatch):
    employ(Ended(signal.SIGTERM), monkeypatch)
    status, lines = run("in", "--log-json")
    told = [json.loads(line) for line in lines]
    assert (status, [event["event"] for event in told]) == (1, ["begin", "article", "error"])
    assert told[-1]["message"] == "interrupted; run it again to go on"

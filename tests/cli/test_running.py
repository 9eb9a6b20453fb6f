from __future__ import annotations

import json
from functools import partial

import pytest

import pipeline.cli.running as module
from pipeline.cli.console import Exit
from pipeline.cli.running import NOTHING, Voice, complaints, run_all, status_of, voice_of
from pipeline.errors import ConfigError
from pipeline.run.inputs import named
from pipeline.run.output import claimed, counting
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.store.lock import NAME as LOCK
from pipeline.store.state import Failure
from tests.cli.runs import employ
from tests.run.work_for_tests import Inline


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """An output folder beside two inputs, of which one fails, and light work."""
    employ(Inline(), monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("one")
    (tmp_path / "in/fail.txt").write_text("x")
    return Settings(tmp_path / "out")


def ask(settings, _):
    return named([settings.out.parent / "in"], None, settings.out)


VOICES = {
    (False, False): Voice.WORDS,
    (True, False): Voice.QUIET,
    (False, True): Voice.EVENTS,
    (True, True): Voice.EVENTS,
}


@pytest.mark.parametrize(("options", "voice"), VOICES.items())
def test_voice_follows_the_options(options, voice):
    quiet, log_json = options
    assert voice_of(quiet=quiet, log_json=log_json) is voice


@pytest.mark.parametrize("voice", Voice)
def test_complaint_is_told_in_every_voice(voice, capsys):
    complaints(voice)("no model")
    out, err = capsys.readouterr()
    assert out == ""
    if voice is Voice.EVENTS:
        assert json.loads(err)["message"] == "no model"
    else:
        assert err == "inspectext: no model\n"


def test_status_tells_whether_an_input_failed():
    failure = Failure("a.txt", "empty", "is empty")
    assert status_of(Report(done=1)) is Exit.DONE
    assert status_of(Report(skipped=1, failures=[failure], quarantined=1)) is Exit.FAILED


def test_inputs_are_asked_for_when_the_folder_is_held(settings):
    def asked(state):
        assert (settings.out / LOCK).exists()
        assert not state.is_unfinished
        return ask(settings, state)

    report = run_all(asked, None, settings, Voice.QUIET)
    assert (report.done, [failure.name for failure in report.failures]) == (1, ["fail.txt"])
    assert not (settings.out / LOCK).exists()


SAID = "in/fail.txt: holds binary data, no text (binary)"


def test_words_end_with_the_failures_and_the_summary(settings, capsys):
    run_all(partial(ask, settings), None, settings, Voice.WORDS, total=2)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith(SAID)
    assert lines[1].startswith("1 article done, 1 failed, 0 skipped in ")
    assert lines[2:] == ["3 quotes, 0 speakers, 0 judgements, 0 findings", "failed: 1 binary", "time: light 100%"]


def test_quiet_run_tells_failures_only(settings, capsys):
    run_all(partial(ask, settings), None, settings, Voice.QUIET, total=2)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(SAID)


def test_events_begin_with_the_total_and_end_with_the_report(settings, capsys):
    report = run_all(partial(ask, settings), None, settings, Voice.EVENTS, total=2)
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(event["event"], event.get("path"), event.get("status")) for event in told] == [
        ("begin", None, None),
        ("article", "a.txt", "done"),
        ("article", "fail.txt", "failed"),
        ("end", None, None),
    ]
    assert (told[0]["total"], told[-1]["counts"]) == (2, report.told()["counts"])


def test_run_that_found_nothing_leaves_it_to_the_command_to_say_so(settings, capsys):
    report = run_all(lambda _: named([], None, settings.out), None, settings, Voice.WORDS, total=0)
    assert (report.inputs, capsys.readouterr().err) == (0, "")
    assert NOTHING.startswith("no articles there: ")


@pytest.mark.parametrize("voice", Voice)
def test_pages_are_counted_before_the_first_is_done_and_nothing_is_told_of_it(settings, monkeypatch, capsys, voice):
    counted, said_before = [], []

    def count(tasks, _settings, index, *, tell):
        said_before.append(capsys.readouterr().err)
        for task in tasks:
            counted.append(task.name)
            tell(task, None)
        index.write_bytes(b'{"site_index": "1"}\n')

    monkeypatch.setattr(module, "count_pages", count)
    settings = Settings(settings.out, sites=settings.out.parent / "sites")
    report = run_all(partial(ask, settings), None, settings, voice)
    assert (counted, report.done) == (["a.txt", "fail.txt"], 1)
    lines = {Voice.WORDS: 5, Voice.QUIET: 1, Voice.EVENTS: 3}
    assert len(capsys.readouterr().err.splitlines()) == lines[voice]
    assert ['"begin"' in text for text in said_before] == [voice is Voice.EVENTS]
    counted.clear()
    run_all(partial(ask, settings), None, settings, voice)
    assert counted == ["fail.txt"]


def test_folder_or_index_that_another_run_holds_stops_it(settings):
    with claimed(settings.out), pytest.raises(ConfigError, match="another run is writing to"):
        run_all(partial(ask, settings), None, settings, Voice.QUIET)
    sites = settings.out.parent / "sites"
    with counting(sites), pytest.raises(ConfigError, match="another run is counting in"):
        run_all(partial(ask, settings), None, Settings(settings.out, sites=sites), Voice.QUIET)
    assert list(settings.out.iterdir()) == []

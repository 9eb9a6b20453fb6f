from __future__ import annotations

import errno
import json

import pytest

from pipeline.errors import ConfigError
from pipeline.run import batch
from pipeline.run.batch import run_batch
from pipeline.run.failures import ERRORS
from pipeline.run.inputs import Inputs, named
from pipeline.run.manifest import NAME
from pipeline.run.pool import Limits, Pool
from pipeline.run.settings import Form, Settings
from pipeline.run.sinks import LINES, FileSink
from pipeline.settings import Setup
from pipeline.store.state import opened
from pipeline.store.state_file import NAME as STATE
from tests.run.batches import FORMS, Results, manifest, out_of, records, run, state_of
from tests.run.work_for_tests import Inline, do_all, start


def test_records_lie_below_the_output_folder_as_their_inputs_do(given):
    report, _ = run(given)
    assert list(records(given)) == ["a.txt.json", "b/c.txt.json", "d.html.json"]
    assert (report.done, report.skipped, report.failures, report.parts["quotes"]) == (3, 0, [], 11)


def test_lines_are_sorted_by_name(given):
    run(given, Form.JSONL)
    lines = (out_of(given) / LINES).read_text().splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["a.txt", "b/c.txt", "d.html"]


@FORMS
def test_second_run_does_nothing_and_writes_nothing(given, form):
    run(given, form)
    before = {p: p.stat().st_mtime_ns for p in out_of(given).rglob("*")}
    report, names = run(given, form)
    assert (report.done, report.skipped, names, report.parts["quotes"]) == (0, 3, [], 11)
    assert {p: p.stat().st_mtime_ns for p in out_of(given).rglob("*")} == before


@FORMS
def test_only_what_changed_is_done_again(given, form):
    run(given, form)
    (given / "b/c.txt").write_text("changed")
    (given / "e.txt").write_text("new")
    _, names = run(given, form)
    assert names == ["b/c.txt", "e.txt"]
    again = records(given)
    assert run(given, form, force=True)[1] == ["a.txt", "b/c.txt", "d.html", "e.txt"]
    assert records(given) == again


@FORMS
def test_another_program_does_everything_again(given, form, monkeypatch):
    run(given, form)
    monkeypatch.setattr(batch, "fingerprint", lambda setup: "another")
    assert len(run(given, form)[1]) == 3


@FORMS
def test_another_pipeline_does_everything_again_and_is_told(given, form):
    for name in ("one", "two"):
        (given.parent / name).mkdir()
        (given.parent / name / "meta.json").write_text(f'{{"lang": "en", "name": "{name}", "version": "3"}}')
    one, two = (str(given.parent / name) for name in ("one", "two"))
    assert [len(run(given, form, setup=Setup(model))[1]) for model in (None, one, one, two, None)] == [3, 3, 0, 3, 3]
    run(given, form, setup=Setup(two))
    assert manifest(given)["versions"]["pipeline"] == "en_two 3"


@FORMS
def test_damaged_record_is_made_again(given, form):
    run(given, form)
    good = records(given)
    path = out_of(given) / ("d.html.json" if form is Form.JSON else LINES)
    path.write_bytes(path.read_bytes().replace(b"three", b"thr"))
    assert run(given, form)[1] == ["d.html"]
    assert records(given) == good


@FORMS
def test_lost_or_broken_state_costs_only_time(given, form):
    run(given, form)
    good = records(given)
    for damage in (b"", b"no database", None):
        if damage is None:
            (out_of(given) / STATE).unlink()
        else:
            (out_of(given) / STATE).write_bytes(damage)
        assert len(run(given, form)[1]) == 3
        assert records(given) == good


@FORMS
def test_records_of_inputs_that_are_gone_stay_and_are_told(given, form):
    run(given, form)
    good = records(given)
    (given / "a.txt").unlink()
    (given / "f.txt").write_text("six")
    assert run(given, form)[0].gone == ["a.txt"]
    (given / "f.txt").unlink()
    report, _ = run(given, form)
    assert (report.skipped, report.gone, report.pruned) == (2, ["a.txt", "f.txt"], 0)
    words = b"".join(records(given).values())
    assert all(record.split(b"\n")[0] in words for record in good.values())
    assert b"six" in words


@FORMS
def test_records_of_inputs_that_are_gone_are_removed_when_asked(given, form):
    run(given, form)
    expected = {name: record for name, record in records(given).items() if name != "b/c.txt.json"}
    (given / "b/c.txt").unlink()
    report, _ = run(given, form, prune=True)
    assert (report.gone, report.pruned, report.skipped) == (["b/c.txt"], 1, 2)
    if form is Form.JSON:
        assert records(given) == expected
        assert not (out_of(given) / "b").exists()
    else:
        assert b"two" not in records(given)[LINES]
    assert manifest(given)["folder"]["articles"] == 2
    assert run(given, form, prune=True)[0].gone == []


@FORMS
def test_nothing_is_removed_where_the_inputs_are_not_there_at_all(given, form):
    run(given, form)
    good = records(given)
    given.rename(given.parent / "elsewhere")
    given.mkdir()
    assert run(given, form, prune=True)[0].pruned == 0
    assert records(given) == good


@FORMS
def test_parts_of_an_input_that_fails_now_are_not_counted(given, form):
    run(given, form)
    (given / "a.txt").write_text("changed")
    report, _ = run(given, form, Results("fail"))
    assert (len(report.failures), report.parts["quotes"]) == (1, 8)


@FORMS
def test_lost_state_loses_no_record_of_another_folder(given, form):
    other = given.parent / "other"
    other.mkdir()
    (other / "x.txt").write_text("other")
    run(given, form)
    run(other, form)
    good = records(given)
    (out_of(given) / STATE).unlink()
    assert run(other, form)[1] == ["x.txt"]
    assert records(given) == good


@FORMS
def test_input_of_another_folder_takes_no_record_away(given, form):
    other = given.parent / "other"
    other.mkdir()
    (other / "a.txt").write_text("other")
    run(given, form)
    assert run(other, form)[1] == ["other/a.txt"]
    good = records(given)
    for folder in (other, given):
        assert run(folder, form)[1] == []
        run(folder, form, force=True)
        assert records(given) == good
    words = b"".join(good.values())
    assert b'"words": "other"' in words
    assert b'"words": "one"' in words


@FORMS
def test_killed_run_has_saved_what_it_did(given, form):
    for number in range(60):
        (given / f"{number:02}.txt").write_text("x")

    class Killed(Inline):
        def map(self, jobs):
            for number, result in enumerate(super().map(jobs)):
                yield result
                if number == 53:
                    with state_of(given) as other:
                        saved.append(other.records())

    saved: list[int] = []
    run(given, form, crew=Killed())
    assert saved == [48]


@FORMS
def test_record_stays_when_its_input_fails_now(given, form):
    (given / "good.txt").write_text("x")
    run(given, form)
    good = records(given)
    report, _ = run(given, form, Results("fail"), force=True)
    assert len(report.failures) == 4
    assert {k: v for k, v in records(given).items() if k != ERRORS} == good


@FORMS
def test_interrupted_run_goes_on_to_the_same_bytes(given, form):
    class Interrupted(Inline):
        def map(self, jobs):
            yield from list(super().map(jobs))[:2]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(given, form, Interrupted())
    assert run(given, form)[1] == ["d.html"]
    resumed = records(given)
    run(given, form, force=True)
    assert records(given) == resumed
    assert not list(out_of(given).rglob("*.part"))


def test_what_a_killed_run_left_unfinished_is_swept_away(given):
    run(given)
    good = records(given)
    with state_of(given) as state:
        state.begin(Form.JSON)
        state.commit()
    (out_of(given) / "b/.c.txt.json.part").write_text("half")
    run(given)
    assert records(given) == good
    assert [path.name for path in out_of(given).rglob(".*")] == [STATE]


def test_manifest_that_a_killed_run_did_not_write_is_written_by_the_next(given):
    run(given)
    (out_of(given) / NAME).unlink()
    with state_of(given) as state:
        state.begin(Form.JSON)
        state.commit()
    run(given)
    assert manifest(given)["folder"]["articles"] == 3


def test_missing_model_ends_the_run_with_its_reason(given):
    (given / "config.txt").write_text("x")
    with pytest.raises(ConfigError, match="no model"):
        run(given)


def test_record_that_cannot_be_written_costs_one_article(given):
    (out_of(given) / "d.html.json").mkdir(parents=True)
    report, _ = run(given)
    assert [(f.name, f.kind) for f in report.failures] == [("d.html", "unwritable")]
    assert report.done == 2
    (out_of(given) / "d.html.json").rmdir()
    assert run(given)[1] == ["d.html"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_disk_without_room_stops_the_run_and_keeps_what_was_done(given, monkeypatch, number):
    written = FileSink.put

    def put(self, name, text):
        if name == "b/c.txt":
            raise OSError(number, "no room", "out/b/c.txt.json")
        written(self, name, text)

    with monkeypatch.context() as full, pytest.raises(OSError, match="no room"):
        full.setattr(FileSink, "put", put)
        run(given)
    assert list(records(given)) == ["a.txt.json"]
    assert run(given)[1] == ["b/c.txt", "d.html"]


@FORMS
def test_inputs_that_are_one_article_are_told_and_both_kept(given, form):
    (given / "e.txt").write_text("one")
    report, _ = run(given, form)
    assert report.duplicates == {"id of one": ["a.txt", "e.txt"]}
    assert manifest(given)["duplicates"] == report.duplicates
    assert manifest(given)["folder"] == {"articles": 4, "failed": 0, "quotes": 14}
    assert b"".join(records(given).values()).count(b'"one"') == 2


@FORMS
def test_workers_change_no_byte(given, form):
    for number in range(20):
        (given / f"{number}.txt").write_text(str(number))
    (given / "die.txt").write_text("x")
    run(given, form, Pool(do_all, start, 1, Limits(20.0)))
    one = records(given)
    run(given, form, Pool(do_all, start, 2, Limits(20.0)), force=True)
    assert records(given) == one
    assert len(one) == (24 if form is Form.JSON else 2)


def test_each_article_is_told_with_its_result(given):
    (given / "fail.txt").write_text("x")
    told = []

    def tell(name, result):
        told.append((name, type(result).__name__))

    for _ in range(2):
        with opened(None) as state:
            settings = Settings(out_of(given))
            inputs = Inputs(named([given], None, out_of(given)), settings, state)
            run_batch(inputs, settings, state, crew=Inline(), tell=tell)
    names = ["a.txt", "b/c.txt", "d.html", "fail.txt"]
    assert told == [*zip(names, ["Done"] * 3 + ["Failed"], strict=True)] * 2


def test_what_was_not_done_again_is_told_as_such(given):
    run(given)
    told = []
    run(given, tell=lambda *pair: told.append(pair))
    assert told == [(name, None) for name in ("a.txt", "b/c.txt", "d.html")]


def test_time_of_each_stage_and_memory_are_told(given):
    class Heavy(Inline):
        memory = 7

    report, _ = run(given, crew=Heavy())
    assert (dict(report.stages), report.memory) == ({"light": 1.5}, 7)

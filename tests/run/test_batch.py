from __future__ import annotations

import errno
import json
from dataclasses import replace

import pytest

from pipeline.clean.site import PageLines
from pipeline.errors import ConfigError
from pipeline.run import batch
from pipeline.run.batch import run_batch
from pipeline.run.failures import ERRORS
from pipeline.run.inputs import Inputs, failed, named
from pipeline.run.manifest import NAME
from pipeline.run.pool import Limits, Pool
from pipeline.run.report import Report
from pipeline.run.settings import Form, Settings
from pipeline.run.sinks import LINES, FileSink
from pipeline.run.work import Failed
from pipeline.settings import Setup
from pipeline.store.sites import SiteIndex, add_pages
from pipeline.store.state import opened
from pipeline.store.state_file import NAME as STATE
from tests.run.work_for_tests import Inline, do, do_all, start, task_of

FORMS = pytest.mark.parametrize("form", Form)


@pytest.fixture
def given(tmp_path):
    """Three inputs, one in a folder of its own."""
    folder = tmp_path / "in"
    for name, words in {"a.txt": "one", "b/c.txt": "two", "d.html": "three"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    return folder


def _out(folder):
    return folder.parent / "out"


def _done(folder, ask, crew, **settings) -> Report:
    _out(folder).mkdir(exist_ok=True)
    with opened(_out(folder)) as state:
        settings = Settings(_out(folder), max_bytes=1000, **settings)
        return run_batch(Inputs(ask(state), settings, state), settings, state, crew=crew)


def _run(folder, form=Form.JSON, crew=None, **settings) -> tuple[Report, list[str]]:
    crew = crew or Inline()
    report = _done(folder, lambda _: named([folder], None, _out(folder)), crew, form=form, **settings)
    return report, getattr(crew, "names", [])


def _run_one(path, form) -> None:
    folder = path.parents[0] if path.parent.name == "in" else path.parents[1]
    _done(folder, lambda _: named([path], None, _out(folder)), Inline(), form=form)


def _retry(folder, form=Form.JSON) -> tuple[Report, list[str]]:
    crew = Inline()
    return _done(folder, lambda state: failed(_out(folder), state), crew, form=form), crew.names


def _records(folder) -> dict[str, bytes]:
    out = _out(folder)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*.json*")) if p.name != NAME}


def _manifest(folder):
    return json.loads((_out(folder) / NAME).read_text())


def _state(folder):
    return opened(_out(folder))


class Results(Inline):
    """Gives each task the result of another."""

    def __init__(self, other):
        super().__init__()
        self.other = other

    def map(self, jobs):
        for task, _ in super().map(jobs):
            yield task, do(task_of(self.other))


def test_records_lie_below_the_output_folder_as_their_inputs_do(given):
    report, _ = _run(given)
    assert list(_records(given)) == ["a.txt.json", "b/c.txt.json", "d.html.json"]
    assert (report.done, report.skipped, report.failures, report.parts["quotes"]) == (3, 0, [], 11)


def test_lines_are_sorted_by_name(given):
    _run(given, Form.JSONL)
    lines = (_out(given) / LINES).read_text().splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["a.txt", "b/c.txt", "d.html"]


@FORMS
def test_second_run_does_nothing_and_writes_nothing(given, form):
    _run(given, form)
    before = {p: p.stat().st_mtime_ns for p in (_out(given)).rglob("*")}
    report, names = _run(given, form)
    assert (report.done, report.skipped, names, report.parts["quotes"]) == (0, 3, [], 11)
    assert {p: p.stat().st_mtime_ns for p in (_out(given)).rglob("*")} == before


@FORMS
def test_only_what_changed_is_done_again(given, form):
    _run(given, form)
    (given / "b/c.txt").write_text("changed")
    (given / "e.txt").write_text("new")
    _, names = _run(given, form)
    assert names == ["b/c.txt", "e.txt"]
    again = _records(given)
    assert _run(given, form, force=True)[1] == ["a.txt", "b/c.txt", "d.html", "e.txt"]
    assert _records(given) == again


@FORMS
def test_another_program_does_everything_again(given, form, monkeypatch):
    _run(given, form)
    monkeypatch.setattr(batch, "fingerprint", lambda setup: "another")
    assert len(_run(given, form)[1]) == 3


@FORMS
def test_another_pipeline_does_everything_again_and_is_told(given, form):
    for name in ("one", "two"):
        (given.parent / name).mkdir()
        (given.parent / name / "meta.json").write_text(f'{{"lang": "en", "name": "{name}", "version": "3"}}')
    one, two = (str(given.parent / name) for name in ("one", "two"))
    assert [len(_run(given, form, setup=Setup(model))[1]) for model in (None, one, one, two, None)] == [3, 3, 0, 3, 3]
    _run(given, form, setup=Setup(two))
    assert _manifest(given)["versions"]["pipeline"] == "en_two 3"


@FORMS
def test_damaged_record_is_made_again(given, form):
    _run(given, form)
    good = _records(given)
    path = _out(given) / ("d.html.json" if form is Form.JSON else LINES)
    path.write_bytes(path.read_bytes().replace(b"three", b"thr"))
    assert _run(given, form)[1] == ["d.html"]
    assert _records(given) == good


@FORMS
def test_lost_or_broken_state_costs_only_time(given, form):
    _run(given, form)
    good = _records(given)
    for damage in (b"", b"no database", None):
        if damage is None:
            (_out(given) / STATE).unlink()
        else:
            (_out(given) / STATE).write_bytes(damage)
        assert len(_run(given, form)[1]) == 3
        assert _records(given) == good


@FORMS
def test_records_of_inputs_that_are_gone_stay_and_are_told(given, form):
    _run(given, form)
    good = _records(given)
    (given / "a.txt").unlink()
    (given / "f.txt").write_text("six")
    assert _run(given, form)[0].gone == ["a.txt"]
    (given / "f.txt").unlink()
    report, _ = _run(given, form)
    assert (report.skipped, report.gone, report.pruned) == (2, ["a.txt", "f.txt"], 0)
    words = b"".join(_records(given).values())
    assert all(record.split(b"\n")[0] in words for record in good.values())
    assert b"six" in words


@FORMS
def test_records_of_inputs_that_are_gone_are_removed_when_asked(given, form):
    _run(given, form)
    expected = {name: record for name, record in _records(given).items() if name != "b/c.txt.json"}
    (given / "b/c.txt").unlink()
    report, _ = _run(given, form, prune=True)
    assert (report.gone, report.pruned, report.skipped) == (["b/c.txt"], 1, 2)
    if form is Form.JSON:
        assert _records(given) == expected
        assert not (_out(given) / "b").exists()
    else:
        assert b"two" not in _records(given)[LINES]
    assert _manifest(given)["folder"]["articles"] == 2
    assert _run(given, form, prune=True)[0].gone == []


@FORMS
def test_nothing_is_removed_where_the_inputs_are_not_there_at_all(given, form):
    _run(given, form)
    good = _records(given)
    given.rename(given.parent / "elsewhere")
    given.mkdir()
    assert _run(given, form, prune=True)[0].pruned == 0
    assert _records(given) == good


@FORMS
def test_failures_are_listed_and_the_list_goes_with_them(given, form):
    (given / "fail.txt").write_text("x")
    report, _ = _run(given, form)
    errors = _out(given) / ERRORS
    row = {"path": "fail.txt", "kind": "binary", "reason": "holds binary data, no text", "place": "../in/fail.txt"}
    assert [json.loads(line) for line in errors.read_text().splitlines()] == [row]
    assert (report.done, len(report.failures), report.quarantined) == (3, 1, 0)
    assert (_manifest(given)["folder"]["failed"], _manifest(given)["run"]["failures"]) == (1, {"binary": 1})
    (given / "fail.txt").unlink()
    assert _run(given, form)[0].gone == []
    assert not errors.exists()
    assert _manifest(given)["folder"]["failed"] == 0


@FORMS
def test_input_that_failed_is_not_tried_again_before_something_changes(given, form):
    (given / "fail.txt").write_text("x")
    _run(given, form)
    before = {path: path.stat().st_mtime_ns for path in _out(given).rglob("*")}
    report, names = _run(given, form)
    assert (names, report.quarantined, [failure.name for failure in report.failures]) == ([], 1, ["fail.txt"])
    assert report.given["fail.txt"] == str(given / "fail.txt")
    assert {path: path.stat().st_mtime_ns for path in _out(given).rglob("*")} == before
    assert _run(given, form, timeout=5.0)[1] == ["fail.txt"]
    (given / "fail.txt").write_text("y")
    assert _run(given, form, timeout=5.0)[1] == ["fail.txt"]
    assert "fail.txt" in _run(given, form, timeout=5.0, force=True)[1]


@FORMS
def test_retry_does_what_failed_and_nothing_else(given, form):
    _run(given, form, Results("fail"))
    assert _retry(given, form)[1] == ["a.txt", "b/c.txt", "d.html"]
    assert not (_out(given) / ERRORS).exists()
    assert _retry(given, form)[0].inputs == 0
    assert _run(given, form)[0].skipped == 3


@FORMS
def test_failures_of_inputs_that_were_not_named_this_time_stay(given, form):
    (given / "b/fail.txt").write_text("x")
    _run(given, form)
    _run_one(given / "a.txt", form)
    errors = _out(given) / ERRORS
    assert [json.loads(line)["place"] for line in errors.read_text().splitlines()] == ["../in/b/fail.txt"]
    (given / "b/fail.txt").unlink()
    _run(given, form)
    assert not errors.exists()


@FORMS
def test_parts_of_an_input_that_fails_now_are_not_counted(given, form):
    _run(given, form)
    (given / "a.txt").write_text("changed")
    report, _ = _run(given, form, Results("fail"))
    assert (len(report.failures), report.parts["quotes"]) == (1, 8)


@FORMS
def test_lost_state_loses_no_record_of_another_folder(given, form):
    other = given.parent / "other"
    other.mkdir()
    (other / "x.txt").write_text("other")
    _run(given, form)
    _run(other, form)
    good = _records(given)
    (_out(given) / STATE).unlink()
    assert _run(other, form)[1] == ["x.txt"]
    assert _records(given) == good


@FORMS
def test_input_of_another_folder_takes_no_record_away(given, form):
    other = given.parent / "other"
    other.mkdir()
    (other / "a.txt").write_text("other")
    _run(given, form)
    assert _run(other, form)[1] == ["other/a.txt"]
    good = _records(given)
    for folder in (other, given):
        assert _run(folder, form)[1] == []
        _run(folder, form, force=True)
        assert _records(given) == good
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
                    with _state(given) as other:
                        saved.append(other.records())

    saved: list[int] = []
    _run(given, form, crew=Killed())
    assert saved == [48]


@FORMS
def test_record_stays_when_its_input_fails_now(given, form):
    (given / "good.txt").write_text("x")
    _run(given, form)
    good = _records(given)
    report, _ = _run(given, form, Results("fail"), force=True)
    assert len(report.failures) == 4
    assert {k: v for k, v in _records(given).items() if k != ERRORS} == good


@FORMS
def test_interrupted_run_goes_on_to_the_same_bytes(given, form):
    class Interrupted(Inline):
        def map(self, jobs):
            yield from list(super().map(jobs))[:2]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _run(given, form, Interrupted())
    assert _run(given, form)[1] == ["d.html"]
    resumed = _records(given)
    _run(given, form, force=True)
    assert _records(given) == resumed
    assert not list(_out(given).rglob("*.part"))


def test_what_a_killed_run_left_unfinished_is_swept_away(given):
    _run(given)
    good = _records(given)
    with _state(given) as state:
        state.begin(Form.JSON)
        state.commit()
    (_out(given) / "b/.c.txt.json.part").write_text("half")
    _run(given)
    assert _records(given) == good
    assert [path.name for path in _out(given).rglob(".*")] == [STATE]


def test_manifest_that_a_killed_run_did_not_write_is_written_by_the_next(given):
    _run(given)
    (_out(given) / NAME).unlink()
    with _state(given) as state:
        state.begin(Form.JSON)
        state.commit()
    _run(given)
    assert _manifest(given)["folder"]["articles"] == 3


def test_missing_model_ends_the_run_with_its_reason(given):
    (given / "config.txt").write_text("x")
    with pytest.raises(ConfigError, match="no model"):
        _run(given)


def test_record_that_cannot_be_written_costs_one_article(given):
    (_out(given) / "d.html.json").mkdir(parents=True)
    report, _ = _run(given)
    assert [(f.name, f.kind) for f in report.failures] == [("d.html", "unwritable")]
    assert report.done == 2
    (_out(given) / "d.html.json").rmdir()
    assert _run(given)[1] == ["d.html"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_disk_without_room_stops_the_run_and_keeps_what_was_done(given, monkeypatch, number):
    written = FileSink.put

    def put(self, name, text):
        if name == "b/c.txt":
            raise OSError(number, "no room", "out/b/c.txt.json")
        written(self, name, text)

    with monkeypatch.context() as full, pytest.raises(OSError, match="no room"):
        full.setattr(FileSink, "put", put)
        _run(given)
    assert list(_records(given)) == ["a.txt.json"]
    assert _run(given)[1] == ["b/c.txt", "d.html"]


@FORMS
def test_inputs_that_are_one_article_are_told_and_both_kept(given, form):
    (given / "e.txt").write_text("one")
    report, _ = _run(given, form)
    assert report.duplicates == {"id of one": ["a.txt", "e.txt"]}
    assert _manifest(given)["duplicates"] == report.duplicates
    assert _manifest(given)["folder"] == {"articles": 4, "failed": 0, "quotes": 14}
    assert b"".join(_records(given).values()).count(b'"one"') == 2


@FORMS
def test_workers_change_no_byte(given, form):
    for number in range(20):
        (given / f"{number}.txt").write_text(str(number))
    (given / "die.txt").write_text("x")
    _run(given, form, Pool(do_all, start, 1, Limits(20.0)))
    one = _records(given)
    _run(given, form, Pool(do_all, start, 2, Limits(20.0)), force=True)
    assert _records(given) == one
    assert len(one) == (24 if form is Form.JSON else 2)


def test_each_article_is_told_with_its_result(given):
    (given / "fail.txt").write_text("x")
    told = []

    def tell(name, result):
        told.append((name, type(result).__name__))

    for _ in range(2):
        with opened(None) as state:
            settings = Settings(_out(given))
            inputs = Inputs(named([given], None, _out(given)), settings, state)
            run_batch(inputs, settings, state, crew=Inline(), tell=tell)
    names = ["a.txt", "b/c.txt", "d.html", "fail.txt"]
    assert told == [*zip(names, ["Done"] * 3 + ["Failed"], strict=True)] * 2


def test_what_was_not_done_again_is_told_as_such(given):
    _run(given)
    told = []
    with _state(given) as state:
        settings = Settings(_out(given), max_bytes=1000)
        inputs = Inputs(named([given], None, _out(given)), settings, state)
        run_batch(inputs, settings, state, crew=Inline(), tell=lambda *pair: told.append(pair))
    assert told == [(name, None) for name in ("a.txt", "b/c.txt", "d.html")]


def test_time_of_each_stage_and_memory_are_told(given):
    class Heavy(Inline):
        memory = 7

    report, _ = _run(given, crew=Heavy())
    assert (dict(report.stages), report.memory) == ({"light": 1.5}, 7)


class Sited(Inline):
    """Finds the site of a page in its first word."""

    def map(self, jobs):
        for task, done in super().map(jobs):
            yield task, replace(done, site=task.source.path.read_text().split()[0])


def _sited(folder, *counted, **settings) -> list[str]:
    """Count pages of sites, then run; give what was done."""
    index = folder.parent / "sites"
    add_pages(index, [(site, PageLines(page, "d")) for site, page in counted])
    return _run(folder, crew=Sited(), sites=index, **settings)[1]


def test_page_that_comes_later_has_the_pages_of_its_site_done_again_and_no_others(given):
    assert _sited(given, ("one", "01"), ("two", "02")) == ["a.txt", "b/c.txt", "d.html"]
    assert _sited(given) == _sited(given, ("one", "01")) == []
    assert _sited(given, ("two", "03")) == ["b/c.txt"]
    index = SiteIndex(given.parent / "sites")
    with _state(given) as state:
        entries = [state.entry(name) for name in ("a.txt", "b/c.txt", "d.html")]
    assert [(e.site, e.lines) for e in entries] == [(s, index.digest(s)) for s in ("one", "two", "three")]


def test_records_made_with_an_index_and_without_are_never_taken_for_each_other(given):
    assert [len(_sited(given)), len(_run(given)[1]), len(_run(given)[1]), len(_sited(given))] == [3, 3, 0, 3]


def test_index_that_cannot_be_read_stops_the_run(given):
    (given.parent / "sites").write_text("no index")
    with pytest.raises(ConfigError, match="sites: is no index"):
        _run(given, sites=given.parent / "sites")


@FORMS
def test_what_cannot_be_read_is_told_each_time_without_any_worker(given, form):
    (given / "large.txt").write_text("x" * 1001)
    (given / "rows.jsonl").write_text('[1]\n{"text": "row"}\n')
    kinds = {"large.txt": "too_large", "rows.jsonl/1": "unsupported"}
    for names in (["a.txt", "b/c.txt", "d.html", "rows.jsonl/2"], []):
        report, done = _run(given, form)
        assert done == names
        assert {failure.name: failure.kind for failure in report.failures} == kinds
    assert report.quarantined == 0


def test_quarantined_input_is_told_with_its_reason(given):
    (given / "fail.txt").write_text("x")
    _run(given)
    told = {}
    with _state(given) as state:
        settings = Settings(_out(given), max_bytes=1000)
        inputs = Inputs(named([given], None, _out(given)), settings, state)
        run_batch(inputs, settings, state, crew=Inline(), tell=lambda name, result: told.update({name: result}))
    assert told.pop("fail.txt") == Failed("binary", "holds binary data, no text")
    assert set(told.values()) == {None}

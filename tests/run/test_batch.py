from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.clean.site import PageLines
from pipeline.errors import ConfigError
from pipeline.run import batch
from pipeline.run.batch import Report, run_batch
from pipeline.run.failures import ERRORS
from pipeline.run.manifest import NAME, read_manifest
from pipeline.run.pool import Pool
from pipeline.run.settings import Form, Settings
from pipeline.run.sinks import LINES
from pipeline.run.tasks import plan
from pipeline.settings import Setup
from pipeline.store.sites import SiteIndex, add_pages
from tests.run.work_for_tests import Inline, do, start

FORMS = pytest.mark.parametrize("form", Form)


@pytest.fixture
def given(tmp_path):
    """Three inputs, one in a folder of its own."""
    folder = tmp_path / "in"
    for name, words in {"a.txt": "one", "b/c.txt": "two", "d.html": "three"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    return folder


def _run(folder, form=Form.JSON, crew=None, **settings) -> tuple[Report, list[str]]:
    crew = crew or Inline()
    out = folder.parent / "out"
    owners = {name: entry.place for name, entry in read_manifest(out, form).items()}
    report = run_batch(
        plan([folder], None, 1000, out=out, owners=owners), Settings(out, form=form, **settings), crew=crew
    )
    return report, getattr(crew, "names", [])


def _run_one(path, form) -> None:
    out = path.parents[1] / "out"
    run_batch(plan([path], None, 1000, out=out), Settings(out, form=form), crew=Inline())


def _records(folder) -> dict[str, bytes]:
    out = folder.parent / "out"
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*.json*")) if p.name != NAME}


def test_records_lie_below_the_output_folder_as_their_inputs_do(given):
    report, _ = _run(given)
    assert list(_records(given)) == ["a.txt.json", "b/c.txt.json", "d.html.json"]
    assert (report.done, report.skipped, report.failures, report.parts["quotes"]) == (3, 0, [], 11)


def test_lines_are_sorted_by_name(given):
    _run(given, Form.JSONL)
    lines = (given.parent / "out" / LINES).read_text().splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["a.txt", "b/c.txt", "d.html"]


@FORMS
def test_second_run_does_nothing_and_writes_nothing(given, form):
    _run(given, form)
    before = {p: p.stat().st_mtime_ns for p in (given.parent / "out").rglob("*")}
    report, names = _run(given, form)
    assert (report.done, report.skipped, names, report.parts["quotes"]) == (0, 3, [], 11)
    assert {p: p.stat().st_mtime_ns for p in (given.parent / "out").rglob("*")} == before


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
    versions = json.loads((given.parent / "out" / NAME).read_text())["versions"]
    assert versions["pipeline"] == "en_two 3"


@FORMS
def test_damaged_record_is_made_again(given, form):
    _run(given, form)
    good = _records(given)
    path = given.parent / "out" / ("d.html.json" if form is Form.JSON else LINES)
    path.write_bytes(path.read_bytes().replace(b"three", b"thr"))
    assert _run(given, form)[1] == ["d.html"]
    assert _records(given) == good


@FORMS
def test_lost_or_broken_manifest_costs_only_time(given, form):
    _run(given, form)
    good = _records(given)
    for text in ("", "{", "[]", '{"manifest_version": "1", "format": "json", "articles": [{}]}'):
        (given.parent / "out" / NAME).write_text(text)
        assert len(_run(given, form)[1]) == 3
        assert _records(given) == good


@FORMS
def test_records_of_inputs_that_are_gone_stay(given, form):
    _run(given, form)
    good = _records(given)
    (given / "a.txt").unlink()
    (given / "f.txt").write_text("six")
    _run(given, form)
    (given / "f.txt").unlink()
    assert _run(given, form)[0].skipped == 2
    words = b"".join(_records(given).values())
    assert all(record.split(b"\n")[0] in words for record in good.values())
    assert b"six" in words


@FORMS
def test_failures_are_listed_and_the_list_goes_with_them(given, form):
    (given / "fail.txt").write_text("x")
    report, _ = _run(given, form)
    errors = given.parent / "out" / ERRORS
    row = {"path": "fail.txt", "kind": "binary", "reason": "holds binary data, no text", "place": "../in/fail.txt"}
    assert [json.loads(line) for line in errors.read_text().splitlines()] == [row]
    assert (report.done, len(report.failures)) == (3, 1)
    assert _run(given, form)[1] == ["fail.txt"]
    assert json.loads((given.parent / "out" / NAME).read_text())["counts"]["failed"] == 1
    (given / "fail.txt").unlink()
    _run(given, form)
    assert not errors.exists()
    assert json.loads((given.parent / "out" / NAME).read_text())["counts"]["failed"] == 0


@FORMS
def test_failures_of_inputs_that_were_not_named_this_time_stay(given, form):
    (given / "b/fail.txt").write_text("x")
    _run(given, form)
    _run_one(given / "a.txt", form)
    errors = given.parent / "out" / ERRORS
    assert [json.loads(line)["place"] for line in errors.read_text().splitlines()] == ["../in/b/fail.txt"]
    (given / "b/fail.txt").unlink()
    _run(given, form)
    assert not errors.exists()


@FORMS
def test_parts_of_an_input_that_fails_now_are_not_counted(given, form):
    _run(given, form)

    class Failing(Inline):
        def map(self, tasks):
            return (do(type(task)("fail", "")) for task in tasks)

    (given / "a.txt").write_text("changed")
    report, _ = _run(given, form, Failing())
    assert (len(report.failures), report.parts["quotes"]) == (1, 8)


@FORMS
def test_lost_manifest_loses_no_record_of_another_folder(given, form):
    other = given.parent / "other"
    other.mkdir()
    (other / "x.txt").write_text("other")
    _run(given, form)
    _run(other, form)
    good = _records(given)
    (given.parent / "out" / NAME).unlink()
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


def test_killed_run_has_saved_what_it_did(given):
    for number in range(60):
        (given / f"{number:02}.txt").write_text("x")

    class Killed(Inline):
        def map(self, tasks):
            for number, result in enumerate(super().map(tasks)):
                if number == 55:
                    done = read_manifest(given.parent / "out", Form.JSON)
                    assert len(done) == 50
                    counted.append(json.loads((given.parent / "out" / NAME).read_text())["counts"]["articles"])
                yield result

    counted: list[int] = []
    _run(given, crew=Killed())
    assert counted == [50]


@FORMS
def test_record_stays_when_its_input_fails_now(given, form):
    (given / "good.txt").write_text("x")
    _run(given, form)
    good = _records(given)

    class Failing(Inline):
        def map(self, tasks):
            return (do(type(task)("fail", "", data=b"")) for task in tasks)

    report, _ = _run(given, form, Failing(), force=True)
    assert len(report.failures) == 4
    assert {k: v for k, v in _records(given).items() if k != ERRORS} == good


@FORMS
def test_interrupted_run_goes_on_to_the_same_bytes(given, form):
    class Interrupted(Inline):
        def map(self, tasks):
            yield from list(super().map(tasks))[:2]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _run(given, form, Interrupted())
    assert _run(given, form)[1] == ["d.html"]
    resumed = _records(given)
    _run(given, form, force=True)
    assert _records(given) == resumed
    assert not list((given.parent / "out").rglob("*.part"))


def test_missing_model_ends_the_run_with_its_reason(given):
    (given / "config.txt").write_text("x")
    with pytest.raises(ConfigError, match="no model"):
        _run(given)


def test_record_that_cannot_be_written_costs_one_article(given):
    (given.parent / "out" / "d.html.json").mkdir(parents=True)
    report, _ = _run(given)
    assert [(f.path, f.kind) for f in report.failures] == [("d.html", "unwritable")]
    assert report.done == 2


@FORMS
def test_inputs_that_are_one_article_are_told_and_both_kept(given, form):
    (given / "e.txt").write_text("one")
    report, _ = _run(given, form)
    assert report.duplicates == {"id of one": ["a.txt", "e.txt"]}
    manifest = json.loads((given.parent / "out" / NAME).read_text())
    assert manifest["duplicates"] == report.duplicates
    assert manifest["counts"] == {"articles": 4, "failed": 0, "quotes": 14}
    assert b"".join(_records(given).values()).count(b'"one"') == 2


@FORMS
def test_workers_change_no_byte(given, form):
    for number in range(20):
        (given / f"{number}.txt").write_text(str(number))
    (given / "die.txt").write_text("x")
    _run(given, form, Pool(do, start, 1, 20.0))
    one = _records(given)
    _run(given, form, Pool(do, start, 2, 20.0), force=True)
    assert _records(given) == one
    assert len(one) == (24 if form is Form.JSON else 2)


def test_progress_is_told_for_each_article(given):
    told = []
    for _ in range(2):
        run_batch(plan([given], None, 1000), Settings(given.parent / "out"), crew=Inline(), tell=told.append)
    assert told == ["a.txt", "b/c.txt", "d.html"] * 2


class Sited(Inline):
    """Finds the site of a page in its first word."""

    def map(self, tasks):
        for task, done in zip(tasks, super().map(tasks), strict=True):
            yield replace(done, site=task.source.path.read_text().split()[0])


def _sited(folder, *counted, **settings) -> list[str]:
    """Count pages of sites, then run; give what was done."""
    index = folder.parent / "sites"
    add_pages(index, [(site, PageLines(page, "d")) for site, page in counted])
    return _run(folder, crew=Sited(), sites=index, **settings)[1]


def test_page_that_comes_later_has_the_pages_of_its_site_done_again_and_no_others(given):
    assert _sited(given, ("one", "01"), ("two", "02")) == ["a.txt", "b/c.txt", "d.html"]
    assert _sited(given) == _sited(given, ("one", "01")) == []
    assert _sited(given, ("two", "03")) == ["b/c.txt"]
    entries = read_manifest(given.parent / "out", Form.JSON)
    index = SiteIndex(given.parent / "sites")
    assert [(e.site, e.lines) for e in entries.values()] == [(s, index.digest(s)) for s in ("one", "two", "three")]


def test_records_made_with_an_index_and_without_are_never_taken_for_each_other(given):
    assert [len(_sited(given)), len(_run(given)[1]), len(_run(given)[1]), len(_sited(given))] == [3, 3, 0, 3]


def test_index_that_cannot_be_read_stops_the_run(given):
    (given.parent / "sites").write_text("no index")
    with pytest.raises(ConfigError, match="sites: is no index"):
        _run(given, sites=given.parent / "sites")

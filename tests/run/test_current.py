from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.clean.site import PageLines
from pipeline.errors import ConfigError
from pipeline.run.current import failed_by, is_current, is_quarantined
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.store.sites import SiteIndex, add_pages
from pipeline.store.state import Entry, Failure
from tests.run.batches import run, state_of
from tests.run.work_for_tests import Inline


def entry(*, site: str = "", lines: str = "") -> Entry:
    return Entry("a.txt", "digest", "program", "id", "record", site=site, lines=lines)


TASK = Task("a.txt", "digest")


def test_record_is_current_while_input_and_program_are_the_same():
    assert is_current(entry(), TASK, "program", None)
    assert not is_current(entry(), TASK, "another", None)
    assert not is_current(entry(), Task("a.txt", "changed"), "program", None)
    assert not is_current(Entry("a.txt", "", "program", "id", "record"), Task("a.txt", ""), "program", None)


def test_record_is_current_while_the_index_knows_the_same_of_its_site(tmp_path):
    add_pages(tmp_path / "sites", [("a/", PageLines("01", "d")), ("b/", PageLines("02", "d"))])
    index = SiteIndex(tmp_path / "sites")
    made = entry(site="a/", lines=index.digest("a/"))
    add_pages(tmp_path / "sites", [("b/", PageLines("03", "d"))])
    assert is_current(made, TASK, "program", SiteIndex(tmp_path / "sites"))
    add_pages(tmp_path / "sites", [("a/", PageLines("03", "d"))])
    assert not is_current(made, TASK, "program", SiteIndex(tmp_path / "sites"))


def test_record_made_with_an_index_is_not_current_without_one_and_the_other_way_round(tmp_path):
    add_pages(tmp_path / "sites", [("a/", PageLines("01", "d"))])
    index = SiteIndex(tmp_path / "sites")
    assert not is_current(entry(site="a/", lines=index.digest("a/")), TASK, "program", None)
    assert not is_current(entry(), TASK, "program", index)
    assert is_current(entry(lines=index.digest("")), TASK, "program", index)


FAILED = Failure("a.txt", "timeout", "took more than 60 seconds", "digest", "program and limits")


def test_input_is_quarantined_while_it_and_program_and_limits_are_the_same():
    assert is_quarantined(FAILED, TASK, "program and limits")
    assert not is_quarantined(FAILED, TASK, "other limits")
    assert not is_quarantined(FAILED, Task("a.txt", "changed"), "program and limits")


def test_input_that_could_not_be_read_is_never_quarantined():
    assert not is_quarantined(replace(FAILED, digest=""), Task("a.txt", ""), "program and limits")


@pytest.mark.parametrize("other", [{"timeout": 61.0}, {"memory": 1}, {"max_bytes": 2}])
def test_other_limits_let_an_input_fail_otherwise(other):
    settings = Settings(Path("out"))
    assert failed_by(settings) == failed_by(replace(settings, workers=7, out=Path("other")))
    assert failed_by(settings) != failed_by(replace(settings, **other))


class Sited(Inline):
    """Finds the site of a page in its first word."""

    def map(self, jobs):
        for task, done in super().map(jobs):
            yield task, replace(done, site=task.source.path.read_text().split()[0])


def _sited(folder, *counted, **settings) -> list[str]:
    """Count pages of sites, then run; give what was done."""
    index = folder.parent / "sites"
    add_pages(index, [(site, PageLines(page, "d")) for site, page in counted])
    return run(folder, crew=Sited(), sites=index, **settings)[1]


def test_page_that_comes_later_has_the_pages_of_its_site_done_again_and_no_others(given):
    assert _sited(given, ("one", "01"), ("two", "02")) == ["a.txt", "b/c.txt", "d.html"]
    assert _sited(given) == _sited(given, ("one", "01")) == []
    assert _sited(given, ("two", "03")) == ["b/c.txt"]
    index = SiteIndex(given.parent / "sites")
    with state_of(given) as state:
        entries = [state.entry(name) for name in ("a.txt", "b/c.txt", "d.html")]
    assert [(e.site, e.lines) for e in entries] == [(s, index.digest(s)) for s in ("one", "two", "three")]


def test_records_made_with_an_index_and_without_are_never_taken_for_each_other(given):
    assert [len(_sited(given)), len(run(given)[1]), len(run(given)[1]), len(_sited(given))] == [3, 3, 0, 3]


def test_index_that_cannot_be_read_stops_the_run(given):
    (given.parent / "sites").write_text("no index")
    with pytest.raises(ConfigError, match="sites: is no index"):
        run(given, sites=given.parent / "sites")

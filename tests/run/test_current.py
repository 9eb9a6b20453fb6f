from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.clean.site import PageLines
from pipeline.run.current import failed_by, is_current, is_quarantined
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.store.sites import SiteIndex, add_pages
from pipeline.store.state import Entry, Failure


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

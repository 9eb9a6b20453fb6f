from __future__ import annotations

import pytest

from pipeline.run import first_pass
from pipeline.run.first_pass import count_pages, to_count
from pipeline.run.settings import Settings
from pipeline.run.work import count_tasks
from pipeline.store.sites import SiteIndex
from pipeline.store.state import Entry, opened
from tests.clean.sites_for_tests import FOOT, MENU, OTHER, STORY
from tests.run.work_for_tests import tasks_in


class Inline:
    """Counts without processes; remembers what it counted."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def map(self, jobs):
        for job in jobs:
            self.names += [task.name for task in job]
            yield from zip(job, count_tasks(job, 10_000), strict=True)


@pytest.fixture
def given(tmp_path):
    """Pages of two folders and of a host, and one that can't be read."""
    files = {
        "vale/a.txt": "\n".join((*MENU, *STORY, *FOOT)),
        "vale/b.txt": "\n".join((*MENU, *OTHER, *FOOT)),
        "upton/a.txt": "\n".join(STORY),
        "upton/c.html": '<link rel="canonical" href="https://vale.example/c"><p>' + "</p><p>".join(OTHER),
        "upton/empty.txt": " ",
    }
    for name, text in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    return tmp_path


def tasks_of(folder):
    return tasks_in(folder / "in", out=folder / "out", max_bytes=10_000)


def settings_of(folder, **more):
    return Settings(folder / "out", sites=folder / "sites", **more)


def count(folder, tasks, *, name="sites", **more):
    """Count, and give the names of what failed with the kind of the reason."""
    failures = []

    def tell(task, failed):
        failures.extend([(task.name, failed.kind)] if failed else [])

    count_pages(tasks, settings_of(folder, **more), folder / name, counters=Inline(), tell=tell)
    return failures


def test_pages_are_counted_by_host_or_folder_and_what_fails_is_told(given):
    assert count(given, tasks_of(given)) == [("upton/empty.txt", "empty")]
    index = SiteIndex(given / "sites")
    sites = ("in/vale/", "in/upton/", "vale.example")
    assert [len(index.pages(site)) for site in sites] == [2, 1, 1]


def test_index_is_made_where_there_is_nothing_to_count(given):
    assert count(given, []) == []
    assert (given / "sites").is_file()


@pytest.mark.parametrize("at_once", [1, 30, 1_000_000])
def test_bytes_do_not_depend_on_order_on_batches_or_on_how_often_pages_come(given, monkeypatch, at_once):
    count(given, tasks_of(given))
    monkeypatch.setattr(first_pass, "_AT_ONCE", at_once)
    count(given, tasks_of(given)[::-1], name="other")
    count(given, tasks_of(given)[1:3], name="other")
    assert (given / "other").read_bytes() == (given / "sites").read_bytes()


@pytest.mark.parametrize("workers", [1, 3])
def test_bytes_do_not_depend_on_the_number_of_workers(given, workers):
    count(given, tasks_of(given))
    count_pages(tasks_of(given), settings_of(given, workers=workers), given / "other")
    assert (given / "other").read_bytes() == (given / "sites").read_bytes()


def test_pages_that_come_later_give_the_index_of_all(given):
    later, first = tasks_of(given)[:1], tasks_of(given)[1:]
    count(given, tasks_of(given))
    count(given, first, name="other")
    count(given, later, name="other")
    assert (given / "other").read_bytes() == (given / "sites").read_bytes()


def test_interrupted_pass_leaves_a_whole_index_and_the_next_one_ends_it(given, monkeypatch):
    monkeypatch.setattr(first_pass, "_AT_ONCE", 1)

    def stop(task, _):
        if task.name == "upton/c.html":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        count_pages(tasks_of(given), settings_of(given), given / "sites", counters=Inline(), tell=stop)
    half = SiteIndex(given / "sites")
    assert half.pages("in/upton/")
    assert not half.pages("in/vale/")
    count(given, tasks_of(given))
    count(given, tasks_of(given), name="other")
    assert (given / "other").read_bytes() == (given / "sites").read_bytes()


def entries(folder, made_by="program"):
    index = SiteIndex(folder / "sites")
    site = {"upton/a.txt": "in/upton/", "upton/c.html": "vale.example"}
    for task in tasks_of(folder):
        known = site.get(task.name, "in/vale/")
        yield Entry(task.name, task.digest, made_by, "id", "record", site=known, lines=index.digest(known))


def test_only_pages_without_a_record_from_this_index_are_counted(given, monkeypatch):
    monkeypatch.setattr(first_pass, "fingerprint", lambda model: "program")
    count(given, tasks_of(given))
    with opened(None) as state:
        for entry in entries(given):
            if entry.name != "upton/empty.txt":
                state.put_entry(entry)

        def todo(**more):
            found = to_count(tasks_of(given), settings_of(given, **more), state, given / "sites")
            return [task.name for task in found]

        assert todo() == ["upton/empty.txt"]
        (given / "in/vale/a.txt").write_text("\n".join((*MENU, *STORY[:3], *FOOT)))
        assert todo() == ["upton/empty.txt", "vale/a.txt"]
        assert len(todo(force=True)) == 5
        (given / "sites").unlink()
        assert len(todo()) == 5

from __future__ import annotations

from pathlib import Path

from pipeline.read.files import Input
from pipeline.read.member import Member
from pipeline.run.tasks import Task, batches, record_path


def _sizes(*sizes):
    return [[task.size for task in batch] for batch in batches(Task(str(size), "", size=size) for size in sizes)]


def test_batches_hold_a_few_articles_in_their_order():
    assert _sizes(*range(20)) == [list(range(8)), list(range(8, 16)), list(range(16, 20))]
    assert _sizes() == []


def test_large_articles_are_done_alone_or_with_few():
    assert _sizes(10, 499_990, 1, 600_000, 2, 3) == [[10, 499_990], [1], [600_000], [2, 3]]


def test_input_is_told_as_it_can_be_found():
    found = Input(Path("in/x.zip"), Path("in"))
    assert Task("-", "").given == "-"
    assert Task("x.zip", "", found, Member("")).given == "in/x.zip"
    assert Task("x.zip/a.txt", "", found, Member("a.txt")).given == "in/x.zip/a.txt"


def test_records_lie_as_their_inputs_do():
    assert record_path("a/b.html.gz") == "a/b.html.gz.json"
    assert record_path("-") == "stdin.json"


def test_long_names_are_shortened_and_stay_apart():
    names = [f"folder/{'é' * 124}{end}.html" for end in "ab"] + [f"{'f' * 300}{end}/a.html" for end in "ab"]
    paths = [record_path(name) for name in names]
    assert len(set(paths)) == 4
    assert all(len(part.encode()) < 250 for path in paths for part in path.split("/"))

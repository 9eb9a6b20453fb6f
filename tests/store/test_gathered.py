from __future__ import annotations

import inspect
import io
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.gathered import Entry, Gathered, told
from pipeline.store.protocol import Ready, Session
from tests.store.filed import named, records


def _gathered(held=()):
    entries = {entry.id: entry for entry in held}
    return Gathered(Path("store"), entries, io.BytesIO(), lambda ready: (ready.record.line, b"", b"x"))


def _ready(tmp_path, *articles):
    return [Ready(record, record.article()) for record in records(articles, tmp_path)]


@pytest.mark.parametrize("name", ["held", "put", "remove"])
def test_session_takes_what_the_protocol_says(name):
    wanted, given = (list(inspect.signature(getattr(kind, name)).parameters) for kind in (Session, Gathered))
    assert given == wanted


def test_plan_is_in_the_order_of_paths_then_ids(tmp_path):
    gathered = _gathered([Entry("m.html", "f" * 12, "1"), Entry("a.html", "0" * 12, "2")])
    ready = _ready(tmp_path, named("z"), named("b"), named("c", path="a.html"))
    gathered.put(ready)
    names = [(entry.path, entry.id) for entry in gathered.plan()]
    assert names == sorted(names)
    assert [path for path, _ in names] == ["a.html", "a.html", "b.html", "m.html", "z.html"]


def test_parts_are_given_back_as_they_were_put(tmp_path):
    gathered = _gathered([Entry("m.html", "f" * 12, "1")])
    ready = _ready(tmp_path, named("a"), named("b"))
    gathered.put(ready[:1])
    assert gathered.put_of(gathered.plan()[0]) == [ready[0].record.line, b"", b"x"]
    gathered.put(ready[1:])
    parts = {entry.id: gathered.put_of(entry) for entry in gathered.plan()}
    assert parts == {"f" * 12: None, **{r.article.id: [r.record.line, b"", b"x"] for r in ready}}
    assert gathered.plan()[0] == Entry(
        "a.html", ready[0].article.id, ready[0].record.sha256, ready[0].article.source.size
    )


def test_nothing_is_to_be_written_where_nothing_changed():
    gathered = _gathered([Entry("m.html", "f" * 12, "1")])
    gathered.remove(["0" * 12])
    gathered.put([])
    assert not gathered.changed()
    assert gathered.held() == {"f" * 12: "1"}
    gathered.remove(["f" * 12])
    assert gathered.changed()
    assert gathered.plan() == []


def test_batch_that_fails_leaves_nothing_of_it(tmp_path):
    def parts(ready):
        if ready.article.id == named("b").id:
            raise KeyError(ready.article.id)
        return (b"x",)

    gathered = Gathered(Path("store"), {}, io.BytesIO(), parts)
    with pytest.raises(KeyError):
        gathered.put(_ready(tmp_path, named("a"), named("b")))
    assert gathered.plan() == []


def test_errors_of_files_name_the_place():
    with pytest.raises(StoreError, match=r"^some/place: No space left on device$"), told(Path("some/place")):
        raise OSError(28, "No space left on device")

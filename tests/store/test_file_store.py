from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, StoreError
from pipeline.store import parquet
from pipeline.store.lock import locked
from tests.builders import ROOT
from tests.store.filed import STORES, contents, fill, named, records


@pytest.fixture(params=STORES)
def kind(request):
    return request.param


@pytest.fixture
def store(kind, tmp_path):
    return lambda: STORES[kind](tmp_path)


@pytest.fixture(params=[1_000, 2], ids=["one group", "groups of two"])
def groups(request, monkeypatch):
    """How many articles stand in a group of rows of Parquet."""
    monkeypatch.setattr(parquet, "_MOST_ARTICLES", request.param)


def _fresh(kind, articles, folder):
    folder.mkdir()
    fill(STORES[kind](folder), records(articles, folder))
    return contents(folder)


def test_twice_writes_nothing(store, tmp_path):
    given = records([named("a"), named("b")], tmp_path)
    assert len(fill(store(), given)) == 2
    before = contents(tmp_path)
    files = {path: path.stat().st_ino for path in tmp_path.rglob("*")}
    assert fill(store(), given) == []
    assert contents(tmp_path) == before
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*")} == files


@pytest.mark.usefixtures("groups")
def test_the_same_records_give_the_same_bytes_whatever_came_before(kind, store, tmp_path):
    wanted = [named("a", "A"), named("b", "B"), named("c", "C"), named("d", "D"), named("e", "E")]
    fill(store(), records([named("e", "E"), named("b", "old"), named("x"), named("d", "D")], tmp_path))
    fill(store(), records([wanted[0], wanted[3], wanted[1]], tmp_path))
    fill(store(), records([wanted[2]], tmp_path), gone=[named("x").id])
    assert contents(tmp_path) == _fresh(kind, wanted, tmp_path / "fresh")


@pytest.mark.usefixtures("groups")
def test_changed_article_replaces_all_that_there_was_of_it(kind, store, tmp_path):
    fewer = named("b").model_copy(update={"notices": (), "findings": (), "judgements": ()})
    fill(store(), records([named("a"), named("b"), named("c")], tmp_path))
    assert fill(store(), records([named("a"), fewer, named("c")], tmp_path)) == [fewer.id]
    assert contents(tmp_path) == _fresh(kind, [named("a"), fewer, named("c")], tmp_path / "fresh")


@pytest.mark.usefixtures("groups")
def test_article_under_another_path_is_the_same_article(kind, store, tmp_path):
    fill(store(), records([named("a"), named("b"), named("c")], tmp_path))
    fill(store(), records([named("a", path="z.html")], tmp_path))
    assert contents(tmp_path) == _fresh(kind, [named("b"), named("c"), named("a", path="z.html")], tmp_path / "fresh")


@pytest.mark.usefixtures("groups")
def test_article_that_is_gone_stays_until_it_is_removed(kind, store, tmp_path):
    fill(store(), records([named("a"), named("b"), named("c")], tmp_path))
    fill(store(), records([named("c")], tmp_path))
    with store().open() as session:
        assert set(session.held()) == {named(name).id for name in "abc"}
    fill(store(), [], gone=[named("b").id])
    assert contents(tmp_path) == _fresh(kind, [named("a"), named("c")], tmp_path / "fresh")


@pytest.mark.usefixtures("groups")
def test_store_can_be_emptied_and_filled_again(kind, store, tmp_path):
    fill(store(), records([named("a")], tmp_path))
    fill(store(), [], gone=[named("a").id, "f" * 12])
    with store().open() as session:
        assert session.held() == {}
    fill(store(), records([named("a")], tmp_path))
    assert contents(tmp_path) == _fresh(kind, [named("a")], tmp_path / "fresh")


def test_article_that_is_put_twice_and_removed_between_is_there(store, tmp_path):
    first, second = records([named("a", "old")], tmp_path), records([named("a", "new")], tmp_path)
    fill(store(), first)
    with store().open() as session:
        from pipeline.store.protocol import Ready

        session.remove([named("a").id])
        for found in (*first, *second):
            session.put([Ready(found, found.article())])
    with store().open() as session:
        assert dict(session.held()) == {named("a").id: second[0].sha256}


def test_after_an_error_all_is_as_it_was(store, tmp_path):
    fill(store(), records([named("a")], tmp_path))
    before = contents(tmp_path)
    given = records([named("b")], tmp_path)
    with pytest.raises(KeyboardInterrupt), store().open() as session:
        from pipeline.store.protocol import Ready

        session.put([Ready(given[0], given[0].article())])
        raise KeyboardInterrupt
    assert contents(tmp_path) == before


def test_full_disk_leaves_all_as_it_was(store, tmp_path):
    fill(store(), records([named("a")], tmp_path))
    before = contents(tmp_path)
    given = records([named(f"b{number}") for number in range(3)], tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))
    try:
        with pytest.raises(StoreError, match=r"store.*: File too large"):
            fill(store(), given)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert contents(tmp_path) == before
    fill(store(), given)


def test_two_exports_at_once_are_refused(kind, store, tmp_path):
    place = store()._form.place
    home = place if place.suffix == "" else place.parent
    with (
        locked(home, f".{place.name}.lock"),
        pytest.raises(ConfigError, match="another export is writing to it"),
        store().open(),
    ):
        pass


def test_folder_that_cannot_be_made_is_told(kind, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="taken"), STORES[kind](tmp_path / "taken").open():
        pass


@pytest.mark.parametrize("what", [b"", b"something else\r\n", b"\x00\xff" * 40, b"id\r\n1\r\n"], ids=repr)
def test_what_is_not_ours_is_refused_and_left(what, kind, store, tmp_path):
    fill(store(), records([named("a")], tmp_path))
    for path in contents(tmp_path):
        (tmp_path / path).write_bytes(what)
    if kind == "lines" and not what:
        pytest.skip("a file without lines holds no records")
    before = contents(tmp_path)
    with pytest.raises(ConfigError, match="choose another"), store().open():
        pass
    assert contents(tmp_path) == before


def test_file_that_was_cut_is_refused_and_left(kind, store, tmp_path):
    fill(store(), records([named("a"), named("b")], tmp_path))
    for path, data in contents(tmp_path).items():
        (tmp_path / path).write_bytes(data[: len(data) * 9 // 10])
    before = contents(tmp_path)
    with pytest.raises(ConfigError, match="choose another"), store().open():
        pass
    assert contents(tmp_path) == before


DIES = """
import os, sys, signal
from pathlib import Path
from tests.store.filed import STORES, fill, named, records
what, when, kind, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
count = 0
def die(real):
    def dies(*args):
        global count
        count += 1
        if count == when:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)
    return dies
if what == "fsync":
    os.fsync = die(os.fsync)
else:
    Path.replace = die(Path.replace)
fill(STORES[kind](folder), records([named("a", "new"), named("c")], folder))
"""


def _died(kind, folder, what, when):
    command = [sys.executable, "-c", DIES, what, str(when), kind, str(folder)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize(("what", "when"), [("fsync", 1), ("replace", 1), ("replace", 2), ("replace", 5)])
def test_killed_export_leaves_old_or_new_and_nothing_between(what, when, kind, tmp_path):
    articles = [named("a", "new"), named("b"), named("c")]
    fill(STORES[kind](tmp_path), records([named("a"), named("b")], tmp_path))
    before = contents(tmp_path)
    died = _died(kind, tmp_path, what, when)
    assert died or when > 1
    if what == "fsync":
        assert {name: contents(tmp_path)[name] for name in before} == before
    with STORES[kind](tmp_path).open() as session:
        held = dict(session.held())
    assert len(held) in {2, 3}
    if died:
        fresh = _fresh(kind, articles if len(held) == 3 else [named("a"), named("b")], tmp_path / "fresh")
        found = {n: data for n, data in contents(tmp_path).items() if not n.startswith("fresh") and n in fresh}
        assert found == fresh
    fill(STORES[kind](tmp_path), records(articles, tmp_path))
    left = [name for name in contents(tmp_path) if Path(name).name.startswith(".") and "fresh" not in name]
    assert left == []


@pytest.mark.parametrize(
    ("url", "tables", "kind"),
    [
        ("jsonl:{}/store.jsonl", False, "lines"),
        ("{}/store.jsonl", True, "lines"),
        ("{}/store.csv", False, "csv"),
        ("csv:{}/store", False, "csv tables"),
        ("csv:{}/store", True, "csv tables"),
        ("{}/store.parquet", False, "parquet"),
        ("parquet:{}/store", True, "parquet tables"),
    ],
)
def test_url_leads_to_the_store(url, tables, kind, tmp_path):
    from pipeline.store.target import open_store, read_target

    given = records([named("a")], tmp_path)
    fill(open_store(read_target(url.format(tmp_path)), tables=tables), given)
    found = {name: data for name, data in contents(tmp_path).items() if not name.startswith("fresh")}
    assert found == _fresh(kind, [named("a")], tmp_path / "fresh")


def test_parquet_without_its_package_is_one_line(monkeypatch):
    from pipeline.store.target import open_store, read_target

    for name in ("pipeline.store.parquet", "pipeline.store.arrow", "pipeline.store.parquet_file"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"^pyarrow is not installed: pip install 'inspectext\[parquet\]'$"):
        open_store(read_target("a.parquet"))

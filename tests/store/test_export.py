from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.record.text import to_json, to_line
from pipeline.store import export as module
from pipeline.store.export import Exported, export
from pipeline.store.tables import tables
from tests.builders import ROOT
from tests.store.stored import article, contents, rows, titles, write

EVIL = "'); DROP TABLE articles; --\" %s ? ${x} \\x00 \\N\t\r\n\\."


def _same_number(url):
    """Tell rows apart from equal ones that were written again, where the database lets us."""
    if url.startswith("postgresql"):
        return rows(url, "SELECT id, xmin::text FROM quotes ORDER BY id")
    return rows(url, "SELECT id, rowid FROM quotes ORDER BY id")


def test_twice_gives_the_same_rows_and_touches_nothing(database, tmp_path):
    folder = write(tmp_path / "records", a="A", b="B")
    assert export(folder, database) == Exported(new=2)
    before, numbers = contents(database), _same_number(database)
    assert len(before["articles"]) == 2
    assert export(folder, database, prune=True) == Exported(unchanged=2)
    assert (contents(database), _same_number(database)) == (before, numbers)


def test_unchanged_record_is_not_parsed(database, tmp_path, monkeypatch):
    folder = write(tmp_path / "records", a="A")
    export(folder, database)
    monkeypatch.setattr("pipeline.record.text.from_json", None)
    assert export(folder, database).unchanged == 1


def test_changed_article_replaces_its_rows_and_leaves_no_orphan(database, tmp_path):
    folder = write(tmp_path / "records", a="A", b="B", c="C")
    export(folder, database)
    fewer = article("b", "B").model_copy(update={"notices": (), "judgements": (), "dropped": ()})
    (folder / "b.json").write_text(to_json(fewer), "utf-8")
    assert export(folder, database) == Exported(changed=1, unchanged=2)
    fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
    export(folder, fresh)
    assert contents(database) == contents(fresh)
    assert len(contents(database)["notices"]) == 4


def test_every_database_holds_the_same(database, tmp_path):
    export(ROOT / "extracted", database)
    export(ROOT / "extracted", f"sqlite:///{tmp_path / 'other.db'}")
    found = contents(database)
    assert found == contents(f"sqlite:///{tmp_path / 'other.db'}")
    assert min(len(found[name]) for name in ("articles", "quotes", "findings", "speaker_mentions")) >= 14


def test_every_reference_leads_to_a_row(database):
    export(ROOT / "extracted", database)
    for table in tables():
        for to in table.references:
            on = " AND ".join(f'a."{mine}" = b."{key}"' for mine, key in zip(to.columns, to.key, strict=True))
            given = " AND ".join(f'a."{mine}" IS NOT NULL' for mine in to.columns)
            orphans = f'SELECT count(*) FROM "{table.name}" a WHERE {given} AND NOT EXISTS '
            assert rows(database, f'{orphans} (SELECT 1 FROM "{to.table}" b WHERE {on})') == [(0,)]


def test_lines_and_documents_are_the_same_records(database, tmp_path):
    folder = write(tmp_path / "records", a="A", b="B")
    export(folder, database)
    (tmp_path / "all.jsonl").write_text("".join(to_line(article(name, name.upper())) for name in "ab"), "utf-8")
    assert export(tmp_path / "all.jsonl", database) == Exported(unchanged=2)


def test_removed_article_goes_with_prune_only(database, tmp_path):
    folder = write(tmp_path / "records", a="A", b="B")
    export(folder, database)
    (folder / "a.json").unlink()
    assert export(folder, database) == Exported(unchanged=1)
    assert titles(database) == ["A", "B"]
    assert export(folder, database, prune=True) == Exported(unchanged=1, removed=1)
    assert titles(database) == ["B"]
    assert {row[0] for rows in contents(database).values() for row in rows} <= {"1", article("b").id}


def test_broken_record_costs_only_itself_and_prunes_nothing(database, tmp_path):
    folder = write(tmp_path / "records", a="A", b="B", c="C")
    export(folder, database)
    (folder / "a.json").write_text(to_json(article("a", "New A")).replace('"good"', '""'), "utf-8")
    write(folder, b="New B")
    (folder / "c.json").unlink()
    done = export(folder, database, prune=True)
    assert (done.changed, done.removed, len(done.failed)) == (1, 0, 1)
    assert done.failed[0].startswith(f"{folder / 'a.json'}: judgements[0].grade: ")
    assert done.notices == ["2 not pruned: records are broken, and nobody knows whose they are"]
    assert titles(database) == ["A", "C", "New B"]


def test_first_of_two_records_of_one_article_is_kept(database, tmp_path):
    folder = write(tmp_path / "records", a="First")
    (folder / "z.json").write_text(to_json(article("a", "Second")), "utf-8")
    duplicate = [(str(folder / "z.json"), str(folder / "a.json"))]
    assert export(folder, database) == Exported(new=1, duplicates=duplicate)
    assert export(folder, database) == Exported(unchanged=1, duplicates=duplicate)
    (folder / "0.json").write_text(to_json(article("a", "Second")), "utf-8")
    assert export(folder, database).changed == 1
    assert titles(database) == ["Second"]


def test_values_are_kept_whatever_stands_in_them(database, tmp_path):
    folder = write(tmp_path / "records", a=EVIL, b="'", c="\\N", d="é\u2028\U0001f600")
    assert export(folder, database).new == 4
    assert titles(database) == sorted([EVIL, "'", "\\N", "é\u2028\U0001f600"])
    assert export(folder, database) == Exported(unchanged=4)


def test_nul_is_kept_or_told(database, tmp_path):
    folder = write(tmp_path / "records", a="x\0y", b="B")
    done = export(folder, database)
    assert done.new == 2
    if database.startswith("postgresql"):
        assert titles(database) == ["B", "x\ufffdy"]
        assert [notice.partition(":")[0] for notice in done.notices] == [str(folder / "a.json")]
    else:
        assert titles(database) == ["B", "x\0y"]
    assert export(folder, database) == Exported(unchanged=2)


KILLED = """
import os, sys, signal
from pathlib import Path
from pipeline.store import export, rows, {module}
export.BATCH = 2
batches = 0
def dying(batch):
    global batches
    batches += 1
    for table, found in rows.rows_of_batch(batch):
        yield table, found
        if batches == 2 and table.name == "quotes":
            os.kill(os.getpid(), signal.SIGKILL)
{module}.rows_of_batch = dying
export.export(Path(sys.argv[1]), sys.argv[2])
"""


def test_kill_within_a_batch_loses_that_batch_and_the_next_export_goes_on(database, tmp_path):
    folder = write(tmp_path / "records", **{f"a{number}": str(number) for number in range(5)})
    name = {"sqlite": "sqlite", "duckdb": "duck", "postgresql": "postgres"}[database.partition(":")[0]]
    script = KILLED.format(module=name)
    killed = subprocess.run([sys.executable, "-c", script, folder, database], check=False, cwd=ROOT)
    assert killed.returncode == -9
    assert titles(database) == ["0", "1"]
    assert export(folder, database) == Exported(new=3, unchanged=2)
    export(folder, f"sqlite:///{tmp_path / 'whole.db'}")
    assert contents(database) == contents(f"sqlite:///{tmp_path / 'whole.db'}")


def test_file_that_cannot_be_read_is_no_article_that_waits_to_be_filled(tmp_path, monkeypatch):
    from pathlib import Path

    folder, url = write(tmp_path / "records", a="A", b="B"), f"sqlite:///{tmp_path / 'a.db'}"
    export(folder, url)
    rows(url, "UPDATE articles SET record_sha256 = ''")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: _refuse() if path.name == "a.json" else read(path))
    done = export(folder, url)
    assert (done.changed, done.unchanged, len(done.failed)) == (1, 0, 1)


def test_long_records_go_in_smaller_batches(tmp_path, monkeypatch):
    from pipeline.store.sqlite import SqliteSession

    sizes, put = [], SqliteSession.put
    monkeypatch.setattr(module, "BATCH_SIZE", 1)
    monkeypatch.setattr(SqliteSession, "put", lambda self, batch: sizes.append(len(batch)) or put(self, batch))
    export(write(tmp_path / "records", a="A", b="B"), str(tmp_path / "a.db"))
    assert sizes == [1, 1]


def test_records_go_in_batches(tmp_path, monkeypatch):
    from pipeline.store.sqlite import SqliteSession

    sizes, put = [], SqliteSession.put
    monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(SqliteSession, "put", lambda self, batch: sizes.append(len(batch)) or put(self, batch))
    export(write(tmp_path / "records", a="A", b="B", c="C"), str(tmp_path / "a.db"))
    assert sizes == [2, 1]


def test_empty_folder_changes_nothing_not_even_with_prune(tmp_path):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    export(write(tmp_path / "records", a="A"), url)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="empty: no records there"):
        export(tmp_path / "empty", url, prune=True)
    assert titles(url) == ["A"]


def test_place_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(ConfigError, match="none: no such file or folder"):
        export(tmp_path / "none", f"sqlite:///{tmp_path / 'a.db'}")
    assert not (tmp_path / "a.db").exists()


def _refuse():
    raise PermissionError(13, "Permission denied")

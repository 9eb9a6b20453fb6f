from __future__ import annotations

from pipeline.record.text import to_json
from pipeline.review.compared import Records, with_records
from pipeline.review.runs import compare_runs
from pipeline.store.listed import FileListing
from tests.review.made import story


def written(folder, *articles):
    folder.mkdir()
    for article in articles:
        (folder / f"{article.id}.json").write_text(to_json(article), "utf-8")
    return FileListing(folder)


def test_records_stand_beside_what_differs(tmp_path):
    old = written(tmp_path / "old", story(1), story(2), story(3))
    new = written(tmp_path / "new", story(1), story(2, quotes=[]), story(4))
    found = {one.diff.id: one for one in with_records(compare_runs(old, new), Records(old, new))}
    assert (found[story(1).id].old, found[story(1).id].new) == (None, story(1))
    assert (found[story(2).id].old, found[story(2).id].new) == (story(2), story(2, quotes=[]))
    assert (found[story(3).id].old, found[story(3).id].new) == (story(3), None)
    assert (found[story(4).id].old, found[story(4).id].new) == (None, story(4))


def test_broken_record_is_none(tmp_path):
    old, new = written(tmp_path / "old", story(1)), written(tmp_path / "new", story(1))
    path = tmp_path / "new" / f"{story(1).id}.json"
    path.write_text(path.read_text("utf-8").replace('"Ann Ray"', '"Ann Rae"', 1), "utf-8")
    (found,) = with_records(compare_runs(old, new), Records(old, new))
    assert (found.diff.status, found.old, found.new) == ("unreadable", story(1), None)

from __future__ import annotations

from benchmarks.records import put_right, splice
from pipeline.review.compare import compare
from tests.review.mirror import article, records


def _told(change, number=-1):
    old, new = (article(records()[number]).model_dump(mode="json") for _ in range(2))
    change(new)
    put_right(new)
    changes = compare(article(old), article(new)).changes
    return [(c.group, c.kind, f.field, f.old, f.new) for c in changes for f in c.fields]


def test_each_fact_is_told_by_itself():
    def change(record):
        record["metadata"] |= {"title": "News", "language": "en"}
        record["inspection"] |= {"provider": "Othertown"}
        record["source"] |= {"url": "https://news.test/a"}

    assert _told(change) == [
        ("inspection", "changed", "provider", "Anytown", "Othertown"),
        ("metadata", "changed", "language", None, "en"),
        ("metadata", "changed", "title", None, "News"),
        ("source", "changed", "url", None, "https://news.test/a"),
    ]


def test_date_is_told_by_value_basis_and_words():
    def change(record):
        at = record["text"].index("July 2024")
        record["inspection"]["published"] |= {"value": "2024-07", "basis": "inferred", "start": at, "end": at + 9}

    assert [told[2:] for told in _told(change)] == [
        ("published.value", "2024-07-12", "2024-07"),
        ("published.basis", "stated", "inferred"),
        ("published.words", "12 July 2024", "July 2024"),
    ]


def test_date_that_comes_or_goes_is_one_change():
    assert _told(lambda record: record["inspection"].update(published=None)) == [
        ("inspection", "changed", "published", "2024-07-12 (stated)", None)
    ]


def test_date_whose_words_moved_is_no_change():
    assert _told(lambda record: splice(record, 0, 0, "")) == []


def test_earlier_inspection_is_told_by_date_and_type():
    assert _told(lambda r: r["inspection"].update(previous={"date": "2019", "type": "spot check"})) == [
        ("inspection", "changed", "previous.type", None, "spot check")
    ]
    assert _told(lambda r: r["inspection"].update(previous=None)) == [
        ("inspection", "changed", "previous.date", "2019", None)
    ]


def test_notices_come_go_and_are_told_otherwise():
    guess = ("notices", "removed", "message", "the encoding was guessed", None)
    assert _told(lambda r: r["notices"].pop(0)) == [guess]
    assert _told(lambda r: r["notices"][0].update(message="no mark")) == [
        ("notices", "changed", "message", "the encoding was guessed", "no mark")
    ]
    assert _told(lambda r: r["notices"].reverse()) == []
    added = {"code": "odd", "message": "odd", "start": 0, "end": 3}
    assert _told(lambda r: r["notices"].append(added)) == [("notices", "added", "message", None, "odd")]

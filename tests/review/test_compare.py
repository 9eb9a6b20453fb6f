from __future__ import annotations

from random import Random

import pytest

from benchmarks.planted import CHANGES, NOISE
from pipeline.review.changes import CATEGORIES, RANKS
from pipeline.review.compare import compare, lone, rank
from tests.review.mirror import article, changed, comparable, mirrored, records

MANY = range(len(records()))


@pytest.mark.parametrize("number", MANY)
def test_record_against_itself_is_empty(number):
    whole = article(records()[number])
    diff = compare(whole, whole)
    assert (diff.status, diff.changes, diff.moved, diff.input_changed) == ("same", (), 0, False)


@pytest.mark.parametrize("name", CHANGES)
def test_planted_change_is_found_once_and_named_right_and_nothing_else(name):
    expected, tried = CHANGES[name][1], 0
    for number, record in enumerate(records()):
        if (new := changed(record, name, number)) is None:
            continue
        tried += 1
        (change,) = compare(article(record), new).changes
        assert (change.kind, change.group, change.category) == (expected.kind, expected.group, expected.category)
        if expected.field:
            assert [field.field for field in change.fields] == [expected.field]
        assert all(field.category in CATEGORIES for field in change.fields)
    assert tried >= 3


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_no_change(name):
    for number, record in enumerate(records()):
        for seed in range(3):
            if new := changed(record, name, (number, seed)):
                assert compare(article(record), new).changes == ()


def test_several_planted_changes_are_all_found():
    for seed, record in enumerate(records()):
        chance = Random(seed)  # noqa: S311
        names, old, new = (
            chance.sample(["polarity", "speaker", "title", "provider", "moved paragraph"], 4),
            article(record),
            record,
        )
        planted = []
        for name in names:
            whole = changed(new, name, seed)
            if whole is not None:
                new = whole.model_dump(mode="json")
                planted += [CHANGES[name][1].category] if name in CHANGES else []
        found = [change.category for change in compare(old, article(new)).changes]
        assert sorted(found) == sorted(planted)


@pytest.mark.parametrize("name", [*CHANGES, *NOISE])
def test_the_other_way_round_is_the_mirror(name):
    for number, record in enumerate(records()):
        if new := changed(record, name, ("mirror", number)):
            there, back = compare(article(record), new), compare(new, article(record))
            assert mirrored(there) == comparable(back.changes)
            assert there.moved == back.moved


def test_two_articles_that_have_nothing_in_common_are_mirrored_too():
    for one, other in zip(records(), records()[1:], strict=False):
        there, back = compare(article(one), article(other)), compare(article(other), article(one))
        assert there.changes
        assert mirrored(there) == comparable(back.changes)


def test_parts_that_moved_are_counted():
    moved = [compare(article(r), new).moved for r in records() if (new := changed(r, "moved paragraph"))]
    assert sum(moved) > len(moved)


def test_other_bytes_of_the_input_are_told_beside_the_changes():
    record = records()[0]
    diff = compare(article(record), changed(record, "raw places"))
    assert diff.input_changed
    assert diff.changes == ()


def test_changes_come_the_most_serious_first():
    diff = compare(article(records()[0]), article(records()[1]))
    ranks = [rank(change) for change in diff.changes]
    assert ranks == sorted(ranks)
    assert len({change.category for change in diff.changes}) > 5
    assert [RANKS[change.category] for change in diff.changes] == sorted(RANKS[c.category] for c in diff.changes)


def test_places_and_path_are_those_of_the_records():
    record = records()[0]
    diff = compare(article(record), changed(record, "title"), places=("a.json", "b.json"))
    assert (diff.old, diff.new, diff.path, diff.id) == ("a.json", "b.json", record["source"]["path"], record["id"])


def test_lone_record_is_one_change_with_its_counts():
    record = article(records()[0])
    added, removed = lone(record, "added", "b.json"), lone(record, "removed", "a.json")
    (change,) = added.changes
    assert (added.status, added.old, added.new, change.kind, change.category) == (
        "added",
        None,
        "b.json",
        "added",
        "article",
    )
    assert {field.field: field.new for field in change.fields}["quotes"] == len(record.quotes)
    assert mirrored(added) == comparable(removed.changes)
    assert (removed.status, removed.old, removed.new) == ("removed", "a.json", None)

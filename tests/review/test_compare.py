from __future__ import annotations

from copy import deepcopy
from random import Random

import pytest

from benchmarks.planted import CHANGES, NOISE
from benchmarks.records import put_right, splice
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


def test_parts_in_another_order_over_a_change_of_the_text_are_told_in_the_order_of_each_record():
    old, new = deepcopy(records()[-1]), deepcopy(records()[-1])
    (judged,) = old["judgements"]
    splice(new, 0, len("Anytown is rated good"), "Nobody was ever late")
    stairs, lifts = judged | {"area": "stairs"}, judged | {"area": "lifts"}
    old["judgements"] = [stairs | {"start": 0, "end": 7}, lifts | {"start": 8, "end": 16}]
    new["judgements"] = [lifts | {"start": 0, "end": 6}, stairs | {"start": 7, "end": 15}]
    for record in (old, new):
        put_right(record)
    there, back = compare(article(old), article(new)), compare(article(new), article(old))
    assert mirrored(there) == comparable(back.changes)
    (change,) = [change for change in there.changes if change.group == "text"]
    assert change.old.under == change.new.under == ("judgements[0]", "judgements[1]")


def test_several_changes_and_noise_at_once_are_mirrored():
    for number, record in enumerate(records()):
        chance, new = Random(number), record  # noqa: S311
        for name in chance.choices([*CHANGES, *NOISE], k=6):
            whole = changed(new, name, ("several", number))
            new = whole.model_dump(mode="json") if whole else new
        there, back = compare(article(record), article(new)), compare(article(new), article(record))
        assert mirrored(there) == comparable(back.changes)
        assert there.moved == back.moved

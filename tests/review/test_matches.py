from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.review.gold import Entry, Gold
from pipeline.review.matches import Matches


def entry(name, article=None, path=None):
    return Entry(f"{name}.gold.json", name, article, path, lambda _: Gold())


def matches(*entries, records=()):
    found = Matches[str](entries)
    for article, path in records:
        found.offer(article, path, f"out/{path}.json", f"{article} {path}")
    return found


def test_record_belongs_to_the_gold_of_its_name():
    found = matches(
        entry("visit"), entry("v1.2"), records=[("1", "in/other.html"), ("2", "in/visit.html"), ("3", "v1.2.txt")]
    )
    assert (found.of(0), found.of(1)) == ("2 in/visit.html", "3 v1.2.txt")


def test_gold_without_record_has_none():
    assert matches(entry("visit"), records=[("1", "other.html"), ("2", None)]).of(0) is None


def test_record_of_nearly_the_same_name_is_near():
    found = matches(
        entry("Visit"),
        entry("x", None, "a/new.html"),
        entry("gone"),
        records=[("1", "in/visit.txt.gz"), ("2", "b/new.htm"), ("3", "going.txt"), ("4", None)],
    )
    assert [found.of(number) for number in range(3)] == [None, None, None]
    assert [found.near(number) for number in range(3)] == ["in/visit.txt.gz", "b/new.htm", None]


@pytest.mark.parametrize("turned", [False, True])
def test_same_folder_goes_before_the_same_name(turned):
    records = [("1", "councils/visit.html"), ("2", "schools/visit.html"), ("3", "visit.html")]
    found = matches(entry("schools/visit"), records=records[::-1] if turned else records)
    assert found.of(0) == "2 schools/visit.html"


def test_id_goes_before_the_path_and_another_id_is_no_matter():
    found = matches(
        entry("x", "9", "visit.html"),
        entry("y", "8"),
        records=[("1", "visit.html"), ("9", "moved.html"), ("3", "y.html")],
    )
    assert (found.of(0), found.of(1)) == ("9 moved.html", None)


def test_path_of_the_gold_must_be_that_of_the_record():
    found = matches(entry("x", None, "a/visit.html"), records=[("1", "b/visit.html"), ("2", "a/visit.html")])
    assert found.of(0) == "2 a/visit.html"


def test_two_records_that_fit_as_well_are_told():
    found = matches(entry("visit"), records=[("1", "a/visit.html"), ("2", "b/visit.html")])
    with pytest.raises(ConfigError) as raised:
        found.of(0)
    assert (
        str(raised.value)
        == "visit.gold.json: both out/a/visit.html.json and out/b/visit.html.json are its record: say which with the key `path`"
    )

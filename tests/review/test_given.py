from __future__ import annotations

import pytest

from pipeline.errors import GoldError
from pipeline.review.given import Given, read_json

ROW = {"name": "Ann", "none": None, "list": [1, {"start": 3, "end": 9}], "flag": True}


@pytest.fixture
def given():
    return Given(ROW, "a.json")


def test_values_are_given_as_they_stand(given):
    assert given.at("name").text() == "Ann"
    assert (given.text_or_none("none"), given.text_or_none("nowhere"), given.count_or_none("none")) == (
        None,
        None,
        None,
    )
    assert [one.key for one in given.members("list")] == ["list[0]", "list[1]"]
    assert list(given.members("none")) == list(given.members("nowhere")) == []
    assert next(given.members("list")).count() == 1
    assert list(given.members("list"))[1].stretch() == (3, 9)
    assert (given.flag("flag"), given.flag("none"), given.has("none"), given.has("name")) == (True, False, False, True)
    assert given.at("name").one_of("Ann", "Bo") == "Ann"


WRONG = {
    "missing key": (lambda g: g.at("nowhere"), "nowhere: is missing"),
    "no string": (lambda g: g.at("flag").text(), "flag: should be a string, not true"),
    "no list": (lambda g: list(g.at("name").items()), "name: should be a list, not 'Ann'"),
    "no object": (lambda g: g.at("name").at("x"), "name: should be an object, not 'Ann'"),
    "true is no number": (lambda g: g.at("flag").count(), "flag: should be a whole number from 0, not true"),
    "not allowed": (lambda g: g.at("name").one_of("a", "b"), "name: should be one of a, b, not 'Ann'"),
    "no such key": (lambda g: g.only("name", "none", "list"), "flag: no such key"),
    "half a character": (
        lambda g: Given("a \ud83d b", "a.json", "text").text(),
        "text: holds half a character, '\\ud83d', at 2: a pair of UTF-16 was cut in two",
    ),
    "misspelt": (lambda g: g.spelt("lists", "name"), "list: no such key: is `lists` meant?"),
    "no flag": (lambda g: g.flag("name"), "name: should be true or false, not 'Ann'"),
}


@pytest.mark.parametrize(("ask", "reason"), WRONG.values(), ids=WRONG)
def test_wrong_value_is_told_with_file_and_key(given, ask, reason):
    with pytest.raises(GoldError) as raised:
        ask(given)
    assert str(raised.value) == f"a.json: {reason}"


def test_key_that_is_like_none_or_like_one_that_is_there_is_passed_over(given):
    given.spelt("name", "speakers")
    Given({"note": 1, "inspections": [], "inspection": {}}, "a.json").spelt("inspection", "findings")


def test_path_of_a_value_deep_inside_is_told():
    deep = next(next(Given({"marks": [{"at": [{"end": 1, "start": 2}]}]}, "a.json").members("marks")).members("at"))
    with pytest.raises(
        GoldError, match=r"^a\.json: marks\[0\]\.at\[0\]\.end: should be more than the start, 2, not 1$"
    ):
        deep.stretch()


def test_long_values_are_shortened():
    with pytest.raises(GoldError) as raised:
        Given("x" * 500, "a.json").count()
    assert len(str(raised.value)) < 120


def test_file_that_is_no_json_is_told(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("{")
    with pytest.raises(GoldError, match=r"a\.json: no JSON"):
        read_json(path)
    path.write_text("[" * 100_000)
    with pytest.raises(GoldError, match=r"a\.json: no JSON"):
        read_json(path)
    path.write_text('{"a": {"b": 1, "c": 2, "b": 3}}')
    with pytest.raises(GoldError, match=r"a\.json: no JSON: the key 'b' stands twice in one object$"):
        read_json(path)
    path.write_bytes(b'{"a": 1}')
    assert read_json(path) == Given({"a": 1}, str(path))

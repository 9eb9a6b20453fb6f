from __future__ import annotations

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicons.weights import read_object, to_number, to_numbers


def test_object_of_a_file_is_given(tmp_path):
    (tmp_path / "weights.json").write_text('{"constant": -1.5, "here": {"words": 1}}', "utf-8")
    assert read_object(tmp_path / "weights.json") == {"constant": -1.5, "here": {"words": 1}}


@pytest.mark.parametrize("text", ["[]", "1", "null"])
def test_what_is_no_object_has_no_keys(tmp_path, text):
    (tmp_path / "weights.json").write_text(text, "utf-8")
    assert read_object(tmp_path / "weights.json") == {}


@pytest.mark.parametrize("text", [None, "{", '{"words": NaN}', '{"words": -Infinity}'])
def test_file_that_cannot_be_read_is_named(tmp_path, text):
    if text is not None:
        (tmp_path / "weights.json").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"^weights\.json: "):
        read_object(tmp_path / "weights.json")


def test_weights_are_numbers_with_a_fraction():
    found = to_numbers({"words": 1, "place": -0.5}, "here")
    assert found == {"words": 1.0, "place": -0.5}
    assert {type(value) for value in found.values()} == {float}


@pytest.mark.parametrize("value", ["1", True, None, [], float("inf"), float("nan")])
def test_weight_that_is_no_number_is_named(value):
    with pytest.raises(LexiconError, match=r"^here: words: .* is no number$"):
        to_numbers({"words": value}, "here")
    with pytest.raises(LexiconError, match=r"^here: .* is no number$"):
        to_number(value, "here")

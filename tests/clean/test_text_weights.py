from __future__ import annotations

import json

import pytest

from pipeline.clean.text_weights import WEIGHTS, Weights, read_weights, text_weights, to_json
from pipeline.errors import LexiconError

SOME = Weights(above={"words": 0.25}, below={}, constant=-1.5, here={"words": 1.0, "place": -0.12345})
DATA = {"above": {}, "below": {}, "constant": 0.0, "here": {"place": 1.0}, "version": 1}


def test_weights_come_back_from_their_file(tmp_path) -> None:
    file = tmp_path / "weights.json"
    file.write_text(to_json(SOME), "utf-8")
    assert read_weights(file) == Weights({"words": 0.25}, {}, -1.5, {"words": 1.0, "place": -0.1235})


def test_weights_that_are_shipped_are_as_they_would_be_written() -> None:
    assert to_json(text_weights()) == WEIGHTS.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"here": {"colour": 1.0}}, "here: colour: there is no such feature"),
        ({"above": {"place": 1.0}}, "above: place: there is no such feature"),
        ({"here": {"place": "1"}}, "place: '1' is no number"),
        ({"here": {"place": True}}, "place: True is no number"),
        ({"here": {"place": float("nan")}}, "NaN is no number"),
        ({"constant": None}, "constant: None is no number"),
        ({"below": []}, "below: no table of weights"),
        ({"version": 2}, "version: 2 is not 1"),
        ({"more": 1}, "the keys should be above, below, constant, here, version"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path, change, message) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps({**DATA, **change}), "utf-8")
    with pytest.raises(LexiconError, match=rf"^weights\.json: .*{message}"):
        read_weights(file)


@pytest.mark.parametrize("text", [None, "{", "[]"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, text) -> None:
    file = tmp_path / "weights.json"
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"^weights\.json: "):
        read_weights(file)

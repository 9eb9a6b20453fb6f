from __future__ import annotations

import json
import math

import pytest

from pipeline.errors import LexiconError
from pipeline.findings.bags.model import LABELS
from pipeline.findings.weights import WEIGHTS, Weights, finding_weights, read_weights, to_json

FLAT = {label: {"constant": 0.0} for label in LABELS}
SOME = Weights(
    {"constant": -1.0, "score": 2.0},
    FLAT | {"mixed": {"constant": math.log(5), "both": 0.12345}},
    {"constant": 0.0, "odds": 1.0},
)
DATA = {"finding": {"constant": 0.0}, "polarity": FLAT, "right": {"constant": 0.0}, "version": 1}


def test_chances_are_logistic_and_softmax():
    assert SOME.chance_of_finding({"score": 0.5, "unknown": 9.0}) == pytest.approx(0.5)
    assert SOME.chance_of_right({"odds": math.log(3)}) == pytest.approx(0.75)
    assert SOME.chances({}) == pytest.approx({"strength": 1 / 8, "weakness": 1 / 8, "mixed": 5 / 8, "neutral": 1 / 8})


def test_weights_come_back_from_their_file(tmp_path):
    file = tmp_path / "weights.json"
    file.write_text(to_json(SOME), "utf-8")
    assert read_weights(file) == Weights(
        {"constant": -1.0, "score": 2.0},
        FLAT | {"mixed": {"constant": 1.6094, "both": 0.1235}},
        {"constant": 0.0, "odds": 1.0},
    )


def test_weights_that_are_shipped_are_as_they_would_be_written():
    assert to_json(finding_weights()) == WEIGHTS.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "version: is not 1"),
        ({"polarity": {}}, "polarity: the keys should be strength, weakness, mixed, neutral"),
        ({"right": None}, "right: no table of weights with a constant"),
        ({"finding": {}}, "finding: no table of weights with a constant"),
        ({"finding": {"constant": 0.0, "score": "1"}}, "finding: score: '1' is no number"),
        ({"polarity": FLAT | {"mixed": {"constant": True}}}, "mixed: constant: True is no number"),
        ({"finding": {"constant": float("nan")}}, "NaN is no number"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path, change, message):
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(DATA | change), "utf-8")
    with pytest.raises(LexiconError, match=message):
        read_weights(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.json"):
        read_weights(tmp_path / "none.json")

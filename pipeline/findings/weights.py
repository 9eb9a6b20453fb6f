"""The weights by which signs tell findings and their polarity: a data file, made by `python -m training.findings`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.errors import LexiconError
from pipeline.findings.bags.model import LABELS
from pipeline.findings.signs import Signs
from pipeline.lexicons.weights import read_object, to_numbers

VERSION = 1
WEIGHTS = Path(__file__).with_suffix(".json")
CONSTANT = "constant"
_DIGITS = 4

Row = Mapping[str, float]


@dataclass(frozen=True)
class Weights:
    """Three logistic models over signs, by name; a sign that is not named weighs nothing.

    Attributes:
        finding: What each sign adds to the log-odds that a candidate is a finding.
        polarity: For each of `LABELS`, what each sign adds to its score; chances are the softmax of the scores.
        right: What each sign adds to the log-odds that the polarity that was decided on is right.
    """

    finding: Row
    polarity: Mapping[str, Row]
    right: Row

    def chance_of_finding(self, signs: Signs) -> float:
        """Give the chance, from 0 to 1, that a candidate is a finding."""
        return _logistic(_sum(self.finding, signs))

    def chance_of_right(self, signs: Signs) -> float:
        """Give the chance, from 0 to 1, that a decided polarity is right."""
        return _logistic(_sum(self.right, signs))

    def chances(self, signs: Signs) -> dict[str, float]:
        """Give the chance of each of `LABELS`; together they are 1."""
        told = {name: value for name, value in signs.items() if value}
        scores = np.array([_sum(self.polarity[label], told) for label in LABELS])
        shares = np.exp(scores - scores.max())
        return dict(zip(LABELS, (shares / shares.sum()).tolist(), strict=True))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _sum(row: Row, signs: Signs) -> float:
    return row[CONSTANT] + math.fsum(row.get(name, 0.0) * value for name, value in signs.items())


@cache
def finding_weights() -> Weights:
    """Give the weights that are shipped.

    Raises:
        LexiconError: As `read_weights`.
    """
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Weights:
    """Give the weights of a file.

    Raises:
        LexiconError: The file is missing or no JSON, is of another version, or lacks a model or a number; the message
            names the key.
    """
    data = read_object(path)
    if data.get("version") != VERSION:
        raise LexiconError(f"{path.name}: version: is not {VERSION}")
    polarity = data.get("polarity")
    if not isinstance(polarity, dict) or set(polarity) != set(LABELS):
        raise LexiconError(f"{path.name}: polarity: the keys should be {', '.join(LABELS)}")
    rows = {label: _checked(polarity[label], f"{path.name}: polarity: {label}") for label in LABELS}
    finding, right = (_checked(data.get(name), f"{path.name}: {name}") for name in ("finding", "right"))
    return Weights(finding, rows, right)


def to_json(weights: Weights) -> str:
    """Give the text of a file of weights: sorted, one weight a line, four decimal places."""
    rows = {label: _rounded(row) for label, row in weights.polarity.items()}
    data = {
        "finding": _rounded(weights.finding),
        "polarity": rows,
        "right": _rounded(weights.right),
        "version": VERSION,
    }
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def _rounded(row: Row) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in row.items() if round(value, _DIGITS) or name == CONSTANT}


def _checked(row: object, label: str) -> Row:
    if not isinstance(row, dict) or CONSTANT not in row:
        raise LexiconError(f"{label}: no table of weights with a {CONSTANT}")
    return to_numbers(row, label)

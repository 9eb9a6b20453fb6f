"""The weights of the context model of plain text: a data file, made by `python -m training.text_lines`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from pipeline.clean.line_features import LINE_FEATURES, PLACE_FEATURES, Column, Columns
from pipeline.errors import LexiconError
from pipeline.lexicons.weights import read_object, to_number, to_numbers

VERSION = 1
WEIGHTS = Path(__file__).with_suffix(".json")


@dataclass(frozen=True)
class Weights:
    """A logistic model of lines: what each feature, by name, adds to a line's log-odds to belong to the article.

    Attributes:
        above: Features of the line right above.
        below: Features of the line right below.
        constant: Added to every line.
        here: Features of the line itself and of its place; those that are not named weigh nothing.
        version: Of the features and of how the log-odds are used.
    """

    above: Mapping[str, float]
    below: Mapping[str, float]
    constant: float
    here: Mapping[str, float]
    version: int = VERSION

    @cached_property
    def of_lines(self) -> Columns:
        """The weights of the features of lines, for the line itself, for that above it, and for that below it."""
        return np.array([_row(some, LINE_FEATURES) for some in (self.here, self.above, self.below)])

    @cached_property
    def of_places(self) -> Column:
        """The weights of the features of their places."""
        return np.array(_row(self.here, PLACE_FEATURES))


@cache
def text_weights() -> Weights:
    """Give the weights that are shipped.

    Raises:
        LexiconError: As `read_weights`.
    """
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Weights:
    """Give the weights of a file.

    Raises:
        LexiconError: The file is missing or no JSON, is of another version, or has other keys, features or values than
            it should; the message names the key.
    """
    data = read_object(path)
    keys = sorted(field.name for field in fields(Weights))
    if sorted(data) != keys:
        raise LexiconError(f"{path.name}: the keys should be {', '.join(keys)}")
    if data["version"] != VERSION:
        raise LexiconError(f"{path.name}: version: {data['version']!r} is not {VERSION}")
    lines, places = frozenset(LINE_FEATURES), frozenset(PLACE_FEATURES)
    return Weights(
        above=_checked(data["above"], lines, f"{path.name}: above"),
        below=_checked(data["below"], lines, f"{path.name}: below"),
        constant=to_number(data["constant"], f"{path.name}: constant"),
        here=_checked(data["here"], lines | places, f"{path.name}: here"),
    )


def to_json(weights: Weights) -> str:
    """Give the text of a file of weights: sorted, one weight a line, four decimal places."""
    data: dict[str, object] = {"constant": round(weights.constant, 4), "version": weights.version}
    for place in ("above", "below", "here"):
        data[place] = {name: round(value, 4) for name, value in getattr(weights, place).items() if round(value, 4)}
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def _row(weights: Mapping[str, float], names: Sequence[str]) -> list[float]:
    return [weights.get(name, 0.0) for name in names]


def _checked(named: object, known: frozenset[str], label: str) -> dict[str, float]:
    if not isinstance(named, dict):
        raise LexiconError(f"{label}: no table of weights")
    for name in named:
        if name not in known:
            raise LexiconError(f"{label}: {name}: there is no such feature")
    return to_numbers(named, label)

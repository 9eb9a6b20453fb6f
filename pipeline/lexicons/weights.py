"""Files of weights: JSON that holds finite numbers by name."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from pipeline.errors import LexiconError


def read_object(path: Path) -> dict[str, Any]:
    """Give the object in a file of JSON; what is none is an object without keys.

    Raises:
        LexiconError: The file is missing or no JSON, or names a number that is none, as NaN.
    """
    try:
        data = json.loads(path.read_text("utf-8"), parse_constant=_refuse)
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return data if isinstance(data, dict) else {}


def to_numbers(named: Mapping[str, object], label: str) -> dict[str, float]:
    """Give the weights of a table.

    Args:
        label: The place of the table, for the message.

    Raises:
        LexiconError: A weight is no finite number; the message names it.
    """
    return {name: to_number(value, f"{label}: {name}") for name, value in named.items()}


def to_number(value: object, label: str) -> float:
    """Give a weight.

    Args:
        label: Its place, for the message.

    Raises:
        LexiconError: It is no finite number.
    """
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
        raise LexiconError(f"{label}: {value!r} is no number")
    return float(value)


def _refuse(value: str) -> NoReturn:
    raise ValueError(f"{value} is no number")

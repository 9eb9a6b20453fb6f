"""Data inside a page: JSON that no markup can be read from."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

_ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def embedded(value: Any) -> Markup:
    """Give a value as compact JSON for a script element: of one line, without a character that could end the element.

    These characters stand in strings only, where their escapes read the same.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escaped in _ESCAPED.items():
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704  no character of markup is left

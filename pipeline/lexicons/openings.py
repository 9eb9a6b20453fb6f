"""How a line must begin or end for a regular expression that is tied to its beginning or its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from pipeline.lexicons.literals import Pieces, folded, members

LONGEST = 4
"""Characters of an opening."""

_MOST = 600
_ANY = frozenset({""})
_Parts = list[tuple[Any, Any]]
_Order = Callable[[_Parts], Iterable[tuple[Any, Any]]]
"""Parts are read from the far end on, towards the beginning or the end of a line."""


def opened(expression: re.Pattern[str]) -> Pieces | None:
    r"""Give what the first words of a line begin with, up to four characters, wherever an expression matches it.

    None where that cannot be told, or the expression does not begin with `\A\W*`.
    """
    head, *rest = import_module("re._parser").parse(expression.pattern, expression.flags)
    anchored = str(head[0]) == "AT" and str(head[1]) == "AT_BEGINNING_STRING"
    if not anchored or not rest or not _is_gap(*rest[0]):
        return None
    return _told(rest[1:], reversed)


def ended(expression: re.Pattern[str]) -> Pieces | None:
    r"""Give what the last words of a line end with, up to four characters **from the last one back**, likewise.

    None where that cannot be told, or the expression does not end with `\W*\Z`.
    """
    *rest, last = import_module("re._parser").parse(expression.pattern, expression.flags)
    anchored = str(last[0]) == "AT" and str(last[1]) == "AT_END_STRING"
    if not anchored or not rest or not _is_gap(*rest[-1]):
        return None
    return _told(rest[:-1], list)


def _told(items: _Parts, order: _Order) -> Pieces | None:
    found = frozenset(_bare(text) for text in _chain(items, _ANY, order))
    return None if "" in found else found


def _is_gap(kind: object, value: Any) -> bool:
    r"""Tell whether a part of an expression is `\W*`."""
    if str(kind) != "MAX_REPEAT" or value[0] != 0:
        return False
    inner = list(value[2])
    return len(inner) == 1 and str(inner[0]) == "(IN, [(CATEGORY, CATEGORY_NOT_WORD)])"


def _bare(text: str) -> str:
    """Give a text from its first character of a word on."""
    return re.sub(r"\A\W+", "", text)


def _chain(items: Iterable[tuple[Any, Any]], after: Pieces, order: _Order) -> Pieces:
    """Give the openings of parts that follow each other, with `after` behind them; an empty one stands for anything."""
    for kind, value in order(list(items)):
        after = _step(str(kind), value, after, order)
        if len(after) > _MOST:
            after = frozenset(text[:1] for text in after)
    return after


def _step(kind: str, value: Any, after: Pieces, order: _Order) -> Pieces:
    if kind in {"AT", "ASSERT", "ASSERT_NOT"}:
        return after
    if kind in {"LITERAL", "IN"}:
        signs = frozenset({folded(chr(value))}) if kind == "LITERAL" else members(value)
        return _ANY if signs is None else _joined(signs, after)
    if kind == "ATOMIC_GROUP":
        return _chain(value, after, order)
    if kind in {"BRANCH", "SUBPATTERN"}:
        branches = value[1] if kind == "BRANCH" else [value[3]]
        return frozenset().union(*(_chain(items, after, order) for items in branches))
    return _repeated(value, after, order) if kind in {"MAX_REPEAT", "MIN_REPEAT"} else _ANY


def _repeated(value: tuple[int, int, Any], after: Pieces, order: _Order) -> Pieces:
    least, most, items = value
    once = _chain(items, after if most == 1 else _ANY, order)
    return once if least else once | after


def _joined(signs: Iterable[str], after: Pieces) -> Pieces:
    return frozenset((sign + text)[:LONGEST] for sign in signs for text in after)

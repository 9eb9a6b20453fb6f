"""What a regular expression cannot do without: pieces of text, one of which stands in whatever it matches.

Most lines hold none of the pieces of most patterns, and a piece is found far faster than a pattern is tried (as in Russ
Cox, *Regular Expression Matching with a Trigram Index*). Pieces are in lower case; in them every figure is `0` and all
white space one blank, as `folded` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple

Pieces = frozenset[str]

_MOST = 60
_LONG = 4
ALIKE = {"\u212a": "k", "\u017f": "s", "\u0130": "i", "\u0131": "i"}
_EMPTY = frozenset({""})
_SIGN = re.compile(r"\\.|.", re.DOTALL)


class _Part(NamedTuple):
    """What is known of a part of a pattern.

    Attributes:
        whole: All texts that it matches, where they are few.
        edges: Texts that a match of it begins and ends with.
        needs: Sets of pieces; of each, one stands in a match of it. Those that tell most come first.
    """

    whole: Pieces | None = None
    edges: Pieces = _EMPTY
    needs: tuple[Pieces, ...] = ()


def needed(expression: re.Pattern[str]) -> tuple[Pieces, ...]:
    """Give sets of pieces, two at most; of each, one stands in every text that an expression matches.

    None at all where they cannot be told; those that tell most come first.
    """
    return _read(import_module("re._parser").parse(expression.pattern, expression.flags)).needs


def alternatives(pattern: str) -> list[str]:
    """Give the alternatives of a pattern, which may stand in one group that is not captured."""
    bars = [place for place, depth in _depths(pattern) if depth == 0 and pattern[place] == "|"]
    ends = [place for place, depth in _depths(pattern) if depth == 0 and pattern[place] == ")"]
    if not bars and pattern.startswith("(?:") and ends == [len(pattern) - 1]:
        return alternatives(pattern[3:-1])
    return [pattern[start + 1 : end] for start, end in pairwise([-1, *bars, len(pattern)])]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each sign of a pattern that stands in no set, and how many groups are open behind it."""
    depth, inside = 0, False
    for found in _SIGN.finditer(pattern):
        sign = found.group()
        if not inside:
            depth += (sign == "(") - (sign == ")")
            yield found.start(), depth
        inside = sign == "[" or (inside and sign != "]")


def folded(character: str) -> str:
    """Give a character as pieces have it; those that a pattern holds to be alike become the same."""
    if character.isspace():
        return " "
    lower = ALIKE.get(character, character.lower())
    return "0" if character.isdecimal() else lower if len(lower) == 1 else character


def _read(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Read parts that follow each other: what they match is joined as long as it is few."""
    run, whole = _EMPTY, True
    found: list[Pieces] = []
    more: list[Pieces] = []
    for kind, value in items:
        part = _READERS.get(str(kind), _unknown)(value)
        found += part.needs[:1]
        more += part.needs[1:]
        longer = _joined(run, part.whole or part.edges)
        if part.whole is None or len(longer) > _MOST:
            found += [longer if len(longer) <= _MOST else run]
            run, whole = part.whole or part.edges, False
        else:
            run = longer
    found.append(run)
    return _Part(run if whole else None, needs=_best(found, more))


def _joined(run: Pieces, more: Pieces) -> Pieces:
    return frozenset(first + second for first in run for second in more)


def _best(found: Sequence[Pieces], more: Sequence[Pieces]) -> tuple[Pieces, ...]:
    """Give the set that tells most, and the second, which may also be one of `more`."""
    first = max((pieces for pieces in found if "" not in pieces), key=_telling, default=None)
    if not first:
        return ()
    others = (pieces for pieces in (*found, *more) if pieces != first and "" not in pieces)
    second = max(others, key=_telling, default=None)
    return (first, second) if second else (first,)


def _telling(pieces: Pieces) -> tuple[int, int, int]:
    """Give how much pieces tell: the shortest has four signs if may be, they are few, and they are long."""
    least = min(map(len, pieces), default=0)
    return min(_LONG, least), -len(pieces), least


def _unknown(_value: Any) -> _Part:
    return _Part()


def _literal(code: int) -> _Part:
    return _Part(frozenset({folded(chr(code))}))


def members(parts: Iterable[tuple[Any, Any]]) -> Pieces | None:
    """Give the characters of a set as pieces have them; None where they are many."""
    signs = [_member(str(kind), value) for kind, value in parts]
    return None if None in signs else frozenset().union(*(sign for sign in signs if sign))


def _set(parts: Iterable[tuple[Any, Any]]) -> _Part:
    return _Part(members(parts))


def _member(kind: str, value: Any) -> Pieces | None:
    if kind == "CATEGORY":
        return _CATEGORIES.get(str(value))
    if kind == "RANGE" and value[1] - value[0] < _MOST:
        return frozenset(folded(chr(code)) for code in range(value[0], value[1] + 1))
    return frozenset({folded(chr(value))}) if kind == "LITERAL" else None


def _branch(value: tuple[Any, list[Any]]) -> _Part:
    parts = [_read(items) for items in value[1]]
    whole = frozenset().union(*(part.whole or _EMPTY for part in parts))
    sets = max(len(part.needs) for part in parts) if all(part.needs for part in parts) else 0
    needs = [frozenset().union(*(part.needs[min(n, len(part.needs) - 1)] for part in parts)) for n in range(sets)]
    few = len(whole) <= _MOST and all(part.whole is not None for part in parts)
    return _Part(whole if few else None, needs=tuple(needs))


def _repeat(value: tuple[int, int, Any]) -> _Part:
    least, most, items = value
    part = _read(items)
    if (least, most) == (1, 1):
        return part
    if least == 0:
        return _Part(part.whole | _EMPTY if most == 1 and part.whole is not None else None)
    edges = part.whole or _EMPTY
    for _ in range(min(least, _LONG) - 1):
        edges = _joined(edges, part.whole or _EMPTY)
    return _Part(edges=edges if len(edges) <= _MOST else _EMPTY, needs=part.needs)


def _ahead(value: tuple[int, Any]) -> _Part:
    direction, items = value
    return _Part(_EMPTY, needs=_read(items).needs if direction > 0 else ())


def _nothing(_value: Any) -> _Part:
    return _Part(_EMPTY)


_CATEGORIES: dict[str, Pieces] = {"CATEGORY_DIGIT": frozenset({"0"}), "CATEGORY_SPACE": frozenset({" "})}
_READERS: dict[str, Callable[[Any], _Part]] = {
    "ASSERT": _ahead,
    "ASSERT_NOT": _nothing,
    "AT": _nothing,
    "ATOMIC_GROUP": _read,
    "BRANCH": _branch,
    "IN": _set,
    "LITERAL": _literal,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "SUBPATTERN": lambda value: _read(value[3]),
}

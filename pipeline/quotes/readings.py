"""What the characters beside a quotation mark say of its role: costs, in steps of a half, set by hand.

0 is a reading without a doubt, 8 one that hardly occurs. The figures follow English typography: an opening mark stands
after a blank and before a word, a closing one after punctuation or a word and before a blank or punctuation; between
two letters stands an apostrophe; after an s before a small letter, a plural possessive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

OPEN, CLOSE, INERT = "open", "close", "inert"

_OPENS_ONLY: Final = frozenset("“„‟«‘‚‛`")
_CLOSES_ONLY: Final = frozenset("”»´")
_BEFORE_OPENER: Final = frozenset("([{–—-/…:")
_AFTER_CLOSER: Final = frozenset(")]},.;:!?–—-/…")
_SENTENCE_END: Final = frozenset(".,!?…;:")
_ELISION: Final = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|cos|n)\b", re.IGNORECASE)
_ANY_MARK: Final = frozenset("“”„‟«»\"‘’‚‛'`´")
_NEIGHBOURS: Final = 3
_ROCK_N_ROLL: Final = frozenset({"'n", "’n", "‘n"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark or apostrophe: `start`, `end` index the text; `family` is double or single."""

    start: int
    end: int
    family: str
    shape: str


@dataclass(frozen=True, slots=True)
class _Sides:
    """The characters beside a mark, other marks passed over; a blank stands for the edges of the text."""

    left: str
    right: str
    before: str
    rest: str

    @property
    def free_left(self) -> bool:
        return self.left.isspace() or self.left in _BEFORE_OPENER

    @property
    def free_right(self) -> bool:
        return self.right.isspace() or self.right in _AFTER_CLOSER

    @property
    def glued(self) -> bool:
        return self.left.isalnum() and self.right.isalnum()


def costs(text: str, mark: Mark) -> dict[str, float]:
    """Give the cost of each role of a mark by its shape and its neighbours."""
    sides = _sides(text, mark)
    if mark.family == "double":
        return _double(mark, sides)
    return _curly(mark, sides) if mark.shape != "'" else _straight(sides)


def _sides(text: str, mark: Mark) -> _Sides:
    left = mark.start - 1
    while left >= max(0, mark.start - _NEIGHBOURS) and text[left] in _ANY_MARK:
        left -= 1
    right = mark.end
    while right < min(len(text), mark.end + _NEIGHBOURS) and text[right] in _ANY_MARK:
        right += 1
    return _Sides(
        left=text[left] if left >= 0 else " ",
        right=text[right] if right < len(text) else " ",
        before=text[max(0, mark.start - 2) : mark.start].lower(),
        rest=text[mark.end : mark.end + 8],
    )


def _double(mark: Mark, sides: _Sides) -> dict[str, float]:
    if mark.shape in _OPENS_ONLY or mark.shape == "``":
        turned = sides.free_right and not sides.free_left
        return {OPEN: 3.0 if turned else 0.0, CLOSE: 1.0 if turned else 6.0, INERT: 8.0}
    if mark.shape in _CLOSES_ONLY:
        turned = sides.free_left and not sides.free_right
        return {OPEN: 1.0 if turned else 6.0, CLOSE: 3.0 if turned else 0.0, INERT: 8.0}
    return _straight_double(sides)


def _straight_double(sides: _Sides) -> dict[str, float]:
    if sides.free_left and not sides.free_right:
        return {OPEN: 0.0, CLOSE: 5.0, INERT: 8.0}
    if sides.left.isdigit():
        return {OPEN: 6.0, CLOSE: 0.5, INERT: 1.0}
    if sides.free_right and not sides.free_left:
        return {OPEN: 5.0, CLOSE: 0.0, INERT: 8.0}
    if sides.left in _SENTENCE_END:
        return {OPEN: 1.5, CLOSE: 1.0, INERT: 8.0}
    return {OPEN: 2.0, CLOSE: 2.0, INERT: 5.0}


def _curly(mark: Mark, sides: _Sides) -> dict[str, float]:
    if mark.shape in _OPENS_ONLY:
        if _ELISION.match(sides.rest):
            return {OPEN: 1.0, CLOSE: 8.0, INERT: 0.8}
        if sides.glued:
            return {OPEN: 3.0, CLOSE: 8.0, INERT: 1.0}
        turned = sides.free_right and not sides.free_left
        return {OPEN: 4.0 if turned else 0.0, CLOSE: 1.5 if turned else 6.0, INERT: 5.0}
    if sides.free_left and not sides.free_right:
        if _ELISION.match(sides.rest):
            return {OPEN: 4.0, CLOSE: 6.0, INERT: 0.3}
        return {OPEN: 2.5, CLOSE: 4.0, INERT: 3.0}
    return _closing(sides)


def _straight(sides: _Sides) -> dict[str, float]:
    if sides.free_left and not sides.free_right:
        if _ELISION.match(sides.rest):
            return {OPEN: 1.5, CLOSE: 8.0, INERT: 0.5}
        return {OPEN: 0.3, CLOSE: 6.0, INERT: 4.0}
    if sides.free_left:
        return {OPEN: 2.5, CLOSE: 2.0, INERT: 3.0}
    return _closing(sides)


def _closing(sides: _Sides) -> dict[str, float]:
    """Give the costs of a mark that stands after something: a closer, an apostrophe or a possessive."""
    if sides.glued or sides.before in _ROCK_N_ROLL:
        return {OPEN: 8.0, CLOSE: 7.0, INERT: 0.0}
    if sides.left.isdigit() and sides.free_right:
        return {OPEN: 8.0, CLOSE: 0.5, INERT: 1.0}
    if sides.left in _SENTENCE_END or not sides.left.isalnum():
        glued_after = not sides.free_right
        return {OPEN: 1.5 if glued_after else 6.0, CLOSE: 0.0, INERT: 6.0}
    if sides.left.lower() != "s":
        return {OPEN: 8.0, CLOSE: 0.0, INERT: 3.5}
    followed = sides.right.isspace() and sides.rest.strip()[:1].isalpha()
    return {OPEN: 8.0, CLOSE: 1.0 if followed else 0.3, INERT: 1.3 if followed else 2.5}

"""Teaser cards of other stories: headline, date, cut-off text, *Read full story*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_CARD_UNITS = 6
_TEASER_WORDS = 12
_HEADLINE_WORDS = (3, 25)
_CARD_WORDS = 60
_MORE = re.compile(
    r"\W*(?:read|continue|view|see)\b.{0,30}\W*\Z|\W*(?:full (?:story|article)|more)\W*\Z", re.IGNORECASE
)


def mark_cards(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop teaser cards.

    A single paragraph that only breaks off (*Here is what she said…*) is none.
    """
    cards: list[range] = []
    floor = 0
    for end in [n for n, unit in enumerate(units) if unit.cut or reasons[n] is Reason.RELATED]:
        if not _ends_card(units[end], reasons[end]):
            continue
        start = _card_start(units, reasons, floor, end)
        card = range(end if start is None else start, end + 1)
        short = sum(units[n].words for n in card if units[n].strong) <= _CARD_WORDS
        if start is not None and short and not _flows_on(units, end):
            cards.append(card)
        floor = end + 1
    if len(cards) == 1 and not _certain(units, reasons, cards[0]):
        return
    for number in (number for card in cards for number in card):
        reasons[number] = reasons[number] or Reason.RELATED


def _card_start(units: Sequence[Unit], reasons: Reasons, floor: int, end: int) -> int | None:
    """Give the headline of the card that ends at `end`: above its date, or the nearest line that is no sentence.

    A card shows itself by its date or by text that is cut off; without either, None.
    """
    low = max(floor, end - _CARD_UNITS)
    if not any(reasons[n] is Reason.DATE or _teaser(units[n]) for n in range(low, end + 1)):
        return None
    for number in range(end, low, -1):
        if reasons[number] is Reason.DATE and _headline(units[number - 1]):
            return number - 1
    for number in range(end - 1, low - 1, -1):
        if _headline(units[number]):
            return number
    return end if units[end].cut else None


def _certain(units: Sequence[Unit], reasons: Reasons, card: range) -> bool:
    """Tell whether more than three dots shows a card: a date, a word such as *Read more*, brackets around the dots."""
    end = units[card[-1]]
    return not _teaser(end) or end.text.endswith("]") or any(reasons[n] is Reason.DATE for n in card)


def _flows_on(units: Sequence[Unit], number: int) -> bool:
    """Tell whether prose follows in the same element of a page: a card is an element by itself."""
    following = units[number + 1] if number + 1 < len(units) else None
    return following is not None and following.element >= 0 and following.prose and not following.apart


def _ends_card(unit: Unit, reason: Reason | None) -> bool:
    return _teaser(unit) or (reason is Reason.RELATED and _MORE.match(unit.text) is not None)


def _teaser(unit: Unit) -> bool:
    return unit.cut and unit.words > _TEASER_WORDS


def _headline(unit: Unit) -> bool:
    least, most = _HEADLINE_WORDS
    return not unit.closed and least <= unit.words <= most

"""Lines of posting near the headline: when an article was published or changed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.context import Reasons
from pipeline.clean.dates import posting_dates
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason, named_part

_BY = re.compile(r"\b(?:by|words:?|author:?)\s+(?P<name>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|ap|ab))*)")
_POSTED = frozenset({Reason.BYLINE, Reason.DATE, Reason.SHARE})
_LOOSE = _POSTED | {Reason.OUTSIDE_ARTICLE, Reason.BREADCRUMBS, Reason.NAVIGATION, Reason.TAGS, Reason.CREDIT}
_WORDS = 25
_ABOVE, _BELOW, _BEHIND = 3, 2, 2


@dataclass(frozen=True, slots=True)
class Posting:
    """What lines of posting say; dates are ISO, as precise as stated."""

    published: str | None = None
    modified: str | None = None
    author: str | None = None


def read_posting(units: Sequence[Unit], reasons: Reasons) -> Posting:
    """Give what the dropped lines around the headline say: those below it first, then those right above.

    Below an article only lines count that say what their date is (*Published: 3 May 2024*): others date other stories.
    """
    kept = [number for number, reason in enumerate(reasons) if reason is None]
    if not kept:
        return Posting()
    head = next((n for n in kept if units[n].level == 1), kept[0])
    first = next((n for n in kept if units[n].sentence and n >= head), head)
    below = list(_texts(units, reasons, range(head + 1, min(first + _BELOW, len(units))), _LOOSE))
    above = list(_texts(units, reasons, range(head - 1, max(head - _ABOVE, 0) - 1, -1), _POSTED))
    behind = _texts(units, reasons, range(kept[-1] + 1, min(kept[-1] + 1 + _BEHIND, len(units))), _POSTED)
    labelled = [text for text in behind if named_part("posted").match(text)]
    found = [posting_dates("\n".join(lines)) for lines in (below, above, labelled) if lines]
    author = next((match["name"] for text in (*below, *above) if (match := _BY.search(_lower_first(text)))), None)
    return Posting(
        published=next((published for published, _ in found if published), None),
        modified=next((modified for _, modified in found if modified), None),
        author=author,
    )


def _texts(units: Sequence[Unit], reasons: Reasons, numbers: range, wanted: frozenset[Reason]) -> Iterator[str]:
    return (units[n].text for n in numbers if reasons[n] in wanted and units[n].words <= _WORDS)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]

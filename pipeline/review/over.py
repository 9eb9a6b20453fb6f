"""Which parts stand over a stretch of the text, found among thousands without asking each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate

from pipeline.review.match import Placed
from pipeline.review.sides import Span


class Over:
    """The stretches of parts, sorted by where they begin."""

    def __init__(self, parts: Mapping[str, Iterable[Placed]]) -> None:
        """Take the parts of each group."""
        named = [(group, part) for group, members in parts.items() for part in sorted(members, key=_number)]
        self._paths = [f"{group}[{part.number}]" for group, part in named]
        self._spans = sorted((*span, at) for at, (_, part) in enumerate(named) for span in part.spans)
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def of(self, span: Span) -> tuple[str, ...]:
        """Give the paths of the parts that share characters with a stretch, group by group in the record's order."""
        found: set[int] = set()
        at = bisect_left(self._starts, span[1]) - 1
        while at >= 0 and self._reach[at] > span[0]:  # nothing before it reaches further
            _, end, part = self._spans[at]
            if end > span[0]:
                found.add(part)
            at -= 1
        return tuple(self._paths[part] for part in sorted(found))


def _number(part: Placed) -> int:
    return part.number

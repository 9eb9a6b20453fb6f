"""Lines of a text with what the marks of its context say of them."""

from __future__ import annotations

from pipeline.clean.context import Reasons, mark_lines
from pipeline.clean.lines import to_units

PROSE = "Inspectors found that leaders know the service well and that they act on what they find in each of the homes."


def marked(text: str, *marks) -> list[str | None]:
    """Give the reason of each line, by its own words and then by some marks."""
    units = to_units(text)
    reasons: Reasons = [None] * len(units)
    for mark in (mark_lines, *marks):
        mark(units, reasons)
    return [reason and reason.value for reason in reasons]

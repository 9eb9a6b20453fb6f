"""A vote for strength or weakness: the words that cast it, and how much they count."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Vote:
    """Words of a clause and their value: above 0 for a strength, below 0 for a weakness."""

    span: Span
    value: float

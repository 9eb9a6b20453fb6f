"""The record of `tests.record.made` and gold that says the same, to be changed by tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.record.article import Article
from pipeline.record.build import to_article
from pipeline.review.evaluation import Measured, measure
from pipeline.review.given import Given
from pipeline.review.gold import Entry, Gold
from pipeline.review.gold_json import gold_of
from tests.record.made import TEXT, made

__all__ = ["TEXT"]


def article(text: str = TEXT) -> Article:
    """Give the record of a text that holds the words of `TEXT`."""
    return to_article(*made(text))


def gold_row() -> dict[str, Any]:
    """Give gold with all that the record has."""
    return {
        "quotes": [
            {
                "segments": [at("plans are clear but reviews are late")],
                "kind": "indirect",
                "speaker": "inspectors",
                "voice": "inspectorate",
            },
            {
                "segments": [at("We are proud ,"), at("Staff care .")],
                "kind": "direct",
                "speaker": "Ann Ray",
                "voice": "provider",
            },
        ],
        "speakers": [
            {
                "name": "inspectors",
                "kind": "inspectors",
                "role": None,
                "organisation": None,
                "mentions": [at("Inspectors")],
            },
            {"name": "Ann Ray", "kind": "person", "role": "leader", "organisation": None, "mentions": [at("Ann Ray")]},
        ],
        "judgements": [
            {
                **at("rated good"),
                "area": "overall effectiveness",
                "grade": "good",
                "when": "current",
                "count": {"n": 1, "of": None},
            }
        ],
        "findings": [
            {**at("plans are clear"), "polarity": "strength", "theme": "other"},
            {**at("reviews are late"), "polarity": "weakness", "theme": "other"},
        ],
        "inspection": {
            "inspectorate": "Ofsted",
            "provider": "Anytown",
            "inspection_type": "ILACS",
            "published": "2024-07-12",
        },
    }


def at(words: str, text: str = TEXT) -> dict[str, Any]:
    """Give the place of words in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def gold(row: dict[str, Any], text: str = TEXT) -> Gold:
    """Give the gold of a JSON document."""
    return gold_of(Given(row, "a.gold.json"), text)


def measured(row: dict[str, Any], record: Article | None, text: str = TEXT) -> Measured:
    """Measure a record beside gold."""
    told = gold(row, text)
    return measure(Entry("a.gold.json", "a", None, None, lambda _: told), record)


def counts(result: Measured, kind: str) -> tuple[int, int, int]:
    """Give how many are right, wanted and found."""
    tally = result.tallies[kind]
    return tally.right, tally.wanted, tally.found


def flaws(result: Measured, kind: str) -> list[tuple[str, str]]:
    """Give what is wrong with a kind, and with which words."""
    return [(flaw.what, flaw.at.words) for flaw in result.flaws if flaw.kind == kind]


def written(folder: Path, row: object, name: str = "a.gold.json") -> Path:
    """Write a JSON document."""
    path = folder / name
    path.write_text(json.dumps(row), "utf-8")
    return path

"""Records measured against gold: the counts of each kind over all articles, and each article's errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from pipeline.record.article import Article
from pipeline.review.gold import Entry
from pipeline.review.measures import findings, inspection, judgements, people, quotes, text
from pipeline.review.sheet import Flaw, Sheet, Spot, Tally
from pipeline.review.words import Aligned

KINDS: Final = (*text.KINDS, *quotes.KINDS, *people.KINDS, *judgements.KINDS, *findings.KINDS, *inspection.KINDS)
"""The names of all that is measured, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one article comes to.

    Attributes:
        name: `source.path` of the record; the name that the gold gives where there is no record.
        file: The file of the gold.
        article: The id of the record; None where there is none.
        flaws: In the order of the gold's text, those without a place first.
    """

    name: str
    file: str
    article: str | None
    tallies: Mapping[str, Tally]
    flaws: Sequence[Flaw]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All articles with gold, in the order of the gold."""

    articles: Sequence[Measured]

    def tallies(self) -> dict[str, Tally]:
        """Give the counts over all articles of each kind that the gold measures."""
        total = Sheet()
        for article in self.articles:
            for kind, tally in article.tallies.items():
                total.count(kind, tally.right, tally.wanted, tally.found)
        return {kind: total.tallies[kind] for kind in KINDS if kind in total.tallies}

    def without_record(self) -> list[str]:
        """Give the names of the articles that have no record."""
        return [article.name for article in self.articles if article.article is None]


def evaluate(pairs: Iterable[tuple[Entry, Article | None]]) -> Evaluation:
    """Measure records, each beside its gold; None where an article has no record."""
    return Evaluation([measure(entry, article) for entry, article in pairs])


def measure(entry: Entry, article: Article | None) -> Measured:
    """Measure one record; without one, all that the gold wants is missed."""
    gold, sheet = entry.gold(article), Sheet()
    aligned = Aligned(gold.text, article.text if article else "")
    text.measure_text(gold, aligned, sheet)
    quotes.measure_quotes(gold, article, aligned, sheet)
    people.measure_people(gold, article, aligned, sheet)
    judgements.measure_judgements(gold, article, aligned, sheet)
    findings.measure_findings(gold, article, aligned, sheet)
    inspection.measure_inspection(gold, article, sheet)
    flaws = sorted(sheet.flaws, key=lambda flaw: (_order(flaw.at, aligned), KINDS.index(flaw.kind)))
    name = (article.source.path if article else None) or entry.name
    return Measured(name, entry.file, article.id if article else None, sheet.tallies, flaws)


def _order(at: Spot, aligned: Aligned) -> float:
    if at.start is None:
        return -1
    return aligned.order_in_gold(at.start) if at.side == "gold" else aligned.order_in_record(at.start)


def as_rows(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int]]:
    """Give the figures of each kind as plain values."""
    return {
        kind: {
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
            "right": tally.right,
            "gold": tally.wanted,
            "found": tally.found,
        }
        for kind, tally in tallies.items()
    }


def as_document(evaluation: Evaluation) -> dict[str, Any]:
    """Give the figures and the errors as plain values, for JSON."""
    errors = [
        {"path": article.name, "article": article.article, "gold": article.file, **asdict(flaw)}
        for article in evaluation.articles
        for flaw in article.flaws
    ]
    return {
        "articles": len(evaluation.articles),
        "without_record": evaluation.without_record(),
        "rows": as_rows(evaluation.tallies()),
        "errors": errors,
    }

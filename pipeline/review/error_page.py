"""An evaluation as one page to read: the figures, then each article's errors with the words around them.

It has no script: which errors are shown follows from the kind that is chosen, by its style alone.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from pipeline.review.evaluation import Evaluation, Measured, as_rows

_TEMPLATE = "errors.html.jinja"


def error_page(evaluation: Evaluation) -> str:
    """Give the page, complete in itself; whatever stands in a record is text in it."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(Path(__file__).with_name(_TEMPLATE).read_text("utf-8"))
    faulty = [(number, article) for number, article in enumerate(evaluation.articles) if article.flaws]
    counts = Counter(flaw.kind for _, article in faulty for flaw in article.flaws)
    names = {kind: f"kind{number}" for number, kind in enumerate(counts)}

    def kinds_of(article: Measured) -> str:
        return " ".join(dict.fromkeys(names[flaw.kind] for flaw in article.flaws))

    return template.render(
        articles=evaluation.articles,
        count=counts.total(),
        counts=counts,
        faulty=faulty,
        kinds_of=kinds_of,
        names=names,
        rows=as_rows(evaluation.tallies()),
        without_record=evaluation.without_record(),
    )

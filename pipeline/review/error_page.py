"""An evaluation as one page to read: the figures, then each article's errors with the words around them. No script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from pipeline.review.evaluation import Evaluation, as_rows

_TEMPLATE = "errors.html.jinja"


def error_page(evaluation: Evaluation) -> str:
    """Give the page, complete in itself; whatever stands in a record is text in it."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(Path(__file__).with_name(_TEMPLATE).read_text("utf-8"))
    faulty = [(number, article) for number, article in enumerate(evaluation.articles) if article.flaws]
    return template.render(
        articles=evaluation.articles,
        count=sum(len(article.flaws) for _, article in faulty),
        faulty=faulty,
        rows=as_rows(evaluation.tallies()),
        without_record=evaluation.without_record(),
    )

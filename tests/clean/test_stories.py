from __future__ import annotations

import pytest

from pipeline.clean.stories import mark_other_articles
from pipeline.clean.tree import read_tree
from pipeline.lexicons.boilerplate import Reason

SHORT = "<p>Swimmers have mixed feelings about the pool, he said.</p>"
LONG = "<p>Inspectors found that leaders know the service well, and that they act on what they find in each home.</p>"
CARD = f"<article><h2><a>Pool to open</a></h2>{SHORT}</article>"


def kept(raw: str) -> list[str]:
    tree = read_tree(raw)
    reasons = [None] * len(tree.units)
    mark_other_articles(tree, reasons)
    assert set(reasons) <= {None, Reason.OTHER_ARTICLE}
    return [unit.text.split()[0] for unit, reason in zip(tree.units, reasons, strict=True) if reason is None]


@pytest.mark.parametrize(
    ("raw", "first_words"),
    [
        (f"<article>{SHORT}</article><article>{LONG}{LONG}</article><article>{SHORT}</article>", ["Inspectors"] * 2),
        (f"{CARD * 5}<article><h1>Head</h1>{LONG * 2}</article>", ["Head", *["Inspectors"] * 2]),
        (f"<h1>Live</h1><article>{LONG}</article><article>{LONG}{SHORT}</article><article>{LONG}</article>", None),
        (f"<h1>Head</h1><article>{LONG * 3}</article>{CARD}{CARD}", ["Head", *["Inspectors"] * 3]),
        (f"<h1>Head</h1><article>{LONG * 3}</article><article><h2>Notes</h2>{SHORT}</article>", None),
        (f"<article><h1>Head</h1>{LONG * 2}</article><article><h2>Notes</h2>{SHORT}</article>", None),
        (
            f"<article><h1>Head</h1>{LONG * 2}</article><article><h1>Pool</h1>{SHORT}</article>",
            ["Head", *["Inspectors"] * 2],
        ),
        (f"<article>{LONG}<article>{LONG * 2}</article></article>", None),
        ("<article><p>Pool opens</p></article><article><p>Bus fares frozen</p></article>", None),
        (f"<article>{LONG}</article>{SHORT}", None),
    ],
    ids=[
        "longest",
        "headed",
        "live report",
        "headline above",
        "notes",
        "notes below",
        "next story",
        "one in another",
        "no prose",
        "only one",
    ],
)
def test_article_of_the_page_stays(raw, first_words) -> None:
    everything = [unit.text.split()[0] for unit in read_tree(raw).units]
    assert kept(raw) == (first_words or everything)


def test_many_articles_take_little_time() -> None:
    assert len(kept("<h1>Top</h1><article><h1>Head</h1></article>" * 20_000)) == 40_000

"""The labelled lines of the boilerplate benchmark, as the context model of plain text sees them."""

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from pipeline.address import host_of
from pipeline.clean.context import Reasons
from pipeline.clean.decide import text_reasons
from pipeline.clean.line_features import Columns, Stretch, line_columns, place_columns
from pipeline.clean.lines import to_units
from pipeline.clean.segment import best_stretch, weights
from pipeline.clean.site import PageLines, Repeats, page_lines, repeats
from pipeline.clean.survey import survey
from pipeline.clean.unit import Unit
from pipeline.page import RawPage
from training.logistic import Vector

TEXT = "text/plain"
BENCHMARK = Path("benchmarks") / "boilerplate"
LINES = Path("dev") / "lines.jsonl.gz"
GOLD = Path("dev") / "ground-truth.json"
MOST = 0.2
COUNTRY = 2
SECOND_LEVEL = 3


@dataclass(frozen=True)
class TextPage:
    """A page of the benchmark as lines of text.

    `told` is the stretch that the rules alone would keep. `owners` has the number of the line that each unit begins in,
    of `size` lines. `labels` and `counts` belong to units: whether it is article, and how much it counts in training.
    `site` is the domain that its owner registered, `host` the name in its address; `remembered` is what the index of a
    site holds of it.
    """

    name: str
    site: str
    host: str
    remembered: PageLines
    units: Sequence[Unit]
    reasons: Reasons
    told: Stretch
    lines: Columns
    places: Columns
    owners: Sequence[int]
    size: int
    labels: Vector
    counts: Vector


def read_pages(shared: Path) -> list[TextPage]:
    """The pages of the development half that hold a line, by name."""
    folder = shared / BENCHMARK
    gold = json.loads((folder / GOLD).read_text("utf-8"))
    with gzip.open(folder / LINES, "rt", encoding="utf-8") as file:
        made = [text_page(page, gold[page["id"]]["url"]) for page in map(json.loads, file)]
    return sorted((page for page in made if page.units), key=lambda page: page.name)


def text_page(page: dict[str, Any], url: str) -> TextPage:
    """One page of the file of lines, and its address."""
    texts = [line["t"] for line in page["lines"]]
    units = to_units("\n".join(texts))
    seen = survey(units)
    reasons = text_reasons(units)
    told = best_stretch(weights(units, reasons))
    lines = line_columns(units, reasons, seen)
    places = place_columns(seen.words, lines, told)
    owners = list(_owners(units, texts))
    labels = np.array([page["lines"][owner]["y"] for owner in owners], np.float64)
    counts = _counts([page["lines"][owner] for owner in owners])
    raw = RawPage(page["id"], "", TEXT, sha256=sha256("\n".join(texts).encode()).hexdigest())
    remembered = page_lines(raw, None, units)
    return TextPage(
        page["id"],
        site_of(url),
        host_of(url),
        remembered,
        units,
        reasons,
        told,
        lines,
        places,
        owners,
        len(texts),
        labels,
        counts,
    )


def with_index(pages: Sequence[TextPage]) -> dict[str, Repeats]:
    """What the other pages of its host repeat of each page; pages that are alone are left out."""
    hosts: dict[str, list[TextPage]] = {}
    for page in pages:
        hosts.setdefault(page.host, []).append(page)
    several = [page for page in pages if len(hosts[page.host]) > 1]
    return {
        page.name: repeats(page.units, page.remembered, [other.remembered for other in hosts[page.host]])
        for page in several
    }


def site_of(url: str) -> str:
    """The domain that a page's owner registered, by the look of it: *vale.example*, *vale.co.uk*."""
    labels = (urlsplit(url).hostname or "").split(".")
    short = len(labels) > COUNTRY and len(labels[-1]) == COUNTRY and len(labels[-2]) <= SECOND_LEVEL
    return ".".join(labels[-3 if short else -2 :])


def _owners(units: Sequence[Unit], texts: Sequence[str]) -> Iterator[int]:
    """Yield the number of the line that each unit begins in."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return (bisect_right(starts, unit.raw_start) - 1 for unit in units)


def _counts(lines: Sequence[dict[str, Any]]) -> Vector:
    """How much lines count: half by their share of the article's words, half alike; what is not scored counts nothing.

    All pages weigh about the same so, as in the score. No line counts more than a fifth of a page.
    """
    words, article = (np.array([line[key] for line in lines], np.float64) for key in ("n", "y"))
    scored = np.array([line["skip"] not in {"title", "blank"} for line in lines])
    shares = 0.5 * words / max(float(words @ article), 1.0) + 0.5 / max(float(article.sum()), 1.0)
    return np.where(scored, np.minimum(shares, MOST), 0.0)

"""The review page of many articles in a real browser: how long it is written, loaded, filtered and searched.

    python -m benchmarks.page [--number N] [--seed N] [--rounds N]

The records of extracted/ are varied until there are enough. A filter is answered when the list, the counts and the
charts have been painted anew. Ends with 1 where a bound is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.browser import Window, opened
from benchmarks.pictures import samples
from benchmarks.planted import vary
from pipeline.record.article import Article
from pipeline.record.text import from_json
from pipeline.review.pages import report_page

LOADED, ANSWERED = 3.0, 0.2
"""Seconds: what is asked of the page."""

_MEGABYTE = 1_000_000
_ANSWERS = {
    "inspectorate": ("#f-inspectorate", "Ofsted"),
    "theme": ("#f-theme", "leadership"),
    "polarity": ("#f-polarity", "weakness"),
    "provider": ("[data-filter=provider]", "an"),
    "speaker": ("[data-filter=speaker]", "an"),
    "search for a word": ("#q", "leaders"),
    "search for three": ("#q", "the children staff"),
    "search for what is nowhere": ("#q", "quibell quibell"),
}
_TIMED = """
const [selector, value, done] = arguments;
const field = document.querySelector(selector);
const began = performance.now();
field.value = value;
field.dispatchEvent(new Event("input", { bubbles: true }));
const answered = () => done([(performance.now() - began) / 1000, document.getElementById("count").textContent]);
requestAnimationFrame(() => setTimeout(answered));
"""


def articles(number: int, seed: int) -> Iterator[Article]:
    """Give so many records, no two of them the same."""
    found = [json.loads(article.model_dump_json()) for article in samples()]
    for at in range(number):
        record = vary(found[at % len(found)], at, Random(f"{seed} {at}"))  # noqa: S311  no secret
        yield from_json(json.dumps(record))


def answers(window: Window) -> dict[str, tuple[float, str]]:
    """Give the seconds until each filter is answered, and what the page says of it; each begins without a filter."""
    found = {}
    for name, (selector, value) in _ANSWERS.items():
        found[name] = window.driver.execute_async_script(_TIMED, selector, value)
        window.run("document.getElementById('clear').click()")
    return found


def written(path: Path, number: int, seed: int) -> float:
    """Write the page, and give the seconds that this took without making the records."""
    made = list(articles(number, seed))
    began = time.perf_counter()
    with path.open("wb") as file:
        report_page(file, made, "varied")
    return time.perf_counter() - began


def main() -> None:
    """Print a table, the slowest of all rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, opened() as window:
        path = Path(folder, "page.html")
        writing = written(path, asked.number, asked.seed)
        size = path.stat().st_size / _MEGABYTE
        print(f"{asked.number:,} articles, seed {asked.seed}: written in {writing:.1f} s, {size:.0f} MB\n", flush=True)
        loads, rounds = [], []
        for _ in range(asked.rounds):
            loads.append(window.open(path.as_uri()))
            rounds.append(answers(window))
    slowest = {name: max(one[name] for one in rounds) for name in _ANSWERS}
    print("| what | seconds, the slowest of all rounds | the page says |\n|---|---|---|")
    print(f"| loaded | {max(loads):.2f} | |")
    for name, (seconds, told) in slowest.items():
        print(f"| {name} | {seconds:.3f} | {told} |")
    sys.exit(max(loads) > LOADED or max(seconds for seconds, _ in slowest.values()) > ANSWERED)


if __name__ == "__main__":
    main()

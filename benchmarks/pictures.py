"""The pages of the samples, and pictures of them in a real browser.

    python -m benchmarks.pictures FOLDER [--pictures]

Writes FOLDER/report.html, of extracted/, and FOLDER/diff.html, of extracted/ and, as the older run, the same records
with changes planted in them. With --pictures each is opened and the pictures in benchmarks/pictures are taken anew.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.browser import opened
from benchmarks.planted import plant
from benchmarks.plants import CannotPlantError
from benchmarks.records import Record
from pipeline.record.article import Article
from pipeline.record.text import from_json
from pipeline.review.changes import ArticleDiff
from pipeline.review.compare import compare
from pipeline.review.compared import Compared
from pipeline.review.pages import diff_page, report_page
from pipeline.store.records import read_records

HOME = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
PLANTED = ("polarity", "speaker", "grade", "shrunk", "lost finding", "new word", "role")
_SIZE = (1400, 860)
_SHOWN = 4
_SAMPLE = "schools/d05_school_report_card.html"


def samples() -> Iterator[Article]:
    """Give the records of extracted/."""
    return (record.article() for record in read_records(HOME / "extracted"))


def compared() -> Iterator[Compared]:
    """Give the records of extracted/ beside what they might have been: several changes in two of three, none else."""
    for at, article in enumerate(samples()):
        if at % 3 == 0:
            same = ArticleDiff(article.id, article.source.path or "", "same", None, None)
            yield Compared(None, article, same)
        else:
            old = _older(article, Random(at))  # noqa: S311  no secret
            yield Compared(old, article, compare(old, article))


def _older(article: Article, chance: Random) -> Article:
    record: Record = json.loads(article.model_dump_json())
    for name in chance.sample(PLANTED, _SHOWN):
        try:
            record = plant(record, name, chance)
        except CannotPlantError:
            continue
    return from_json(json.dumps(record))


def write_pages(folder: Path) -> tuple[Path, Path]:
    """Write both pages into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    report, diff = folder / "report.html", folder / "diff.html"
    with report.open("wb") as file:
        report_page(file, samples(), "extracted")
    with diff.open("wb") as file:
        diff_page(file, compared(), "before", "after")
    return report, diff


def take_pictures(report: Path, diff: Path) -> None:
    """Take the pictures of both pages: the overview, an article in light and in dark, and a difference."""
    PICTURES.mkdir(exist_ok=True)
    article = next(article for article in samples() if article.source.path == _SAMPLE)
    place = f"#article={article.id}&part={article.quotes[5].id}"
    with opened(*_SIZE) as window:
        for name, page, theme, keys in (
            ("overview", report.resolve().as_uri(), "light", ""),
            ("article", report.resolve().as_uri() + place, "light", ""),
            ("article_dark", report.resolve().as_uri() + place, "dark", ""),
            ("diff", diff.resolve().as_uri(), "light", "n"),
        ):
            window.open(page)
            window.run("document.documentElement.dataset.theme = arguments[0]", theme)
            window.keys(keys)
            window.run("document.getAnimations().forEach((one) => one.finish())")  # no colour half way to another
            window.picture(PICTURES / f"{name}.webp")


def main() -> None:
    """Write the pages, and take the pictures where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", action="store_true")
    asked = parser.parse_args()
    pages = write_pages(asked.folder)
    print(*pages, sep="\n")
    if asked.pictures:
        take_pictures(*pages)


if __name__ == "__main__":
    main()

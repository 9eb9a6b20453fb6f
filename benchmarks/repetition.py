"""What the index of sites gives: the boilerplate benchmark's sites with several pages, cleaned without and with it.

    python -m benchmarks.repetition [--shared FOLDER]

Each page is cleaned as HTML and as scraped lines; the index holds these pages alone. Prints the shared scorer's figures
(articleBody) and the precision of the lines that were dropped as repeated against the labels.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.extraction import shared_folder
from pipeline.address import host_of
from pipeline.clean.build import HTML, to_page
from pipeline.clean.count import count_page
from pipeline.page import Page, RawPage
from pipeline.store.sites import SiteIndex, add_pages

TEXT = "text/plain"
_REPEATED = "repeated_on_site"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The pages of the sites with several: gold bodies and labelled lines by page."""

    folder: Path
    gold: Mapping[str, Json]
    lines: Mapping[str, Json]

    def raw(self, name: str, kind: str) -> RawPage:
        """Give a page in one of the two forms; its folder is its host."""
        text = self._html(name) if kind == HTML else "\n".join(line["t"] for line in self.lines[name]["lines"])
        digest = sha256(text.encode()).hexdigest()
        return RawPage(name, text, kind, sha256=digest, folder=f"{host_of(self.gold[name]['url'])}/")

    def _html(self, name: str) -> str:
        return gzip.decompress((self.folder / f"dev/html/{name}.html.gz").read_bytes()).decode("utf-8", "replace")


def read_benchmark(folder: Path) -> Benchmark:
    """Give the development pages of those sites that have several."""
    gold: dict[str, Json] = json.loads((folder / "dev/ground-truth.json").read_text("utf-8"))
    sites = defaultdict(list)
    for name, page in gold.items():
        sites[host_of(page["url"])].append(name)
    several = {name for names in sites.values() if len(names) > 1 for name in names}
    with gzip.open(folder / "dev/lines.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = {page["id"]: page for page in map(json.loads, file) if page["id"] in several}
    return Benchmark(folder, {name: gold[name] for name in sorted(several)}, lines)


def cleaned(pages: Benchmark, kind: str, index: Path | None) -> dict[str, Page]:
    """Give the cleaned pages by name."""
    sites = SiteIndex(index) if index else None
    return {name: to_page(pages.raw(name, kind), sites) for name in pages.gold}


def body(page: Page) -> str:
    """Give the kept text without its headline, which the gold leaves out."""
    blocks = page.blocks[1:] if page.blocks and page.blocks[0].kind == "heading" else page.blocks
    return "\n".join(page.text[block.start : block.end] for block in blocks)


def keeps(page: Page, lines: Sequence[Json]) -> list[int]:
    """Give for each line whether most of it was kept."""
    marks = bytearray(len(page.source.raw) + 1)
    for run in page.offsets.runs:
        marks[run.raw_start : run.raw_end] = b"\1" * (run.raw_end - run.raw_start)
    return [int(2 * sum(marks[start:end]) > end - start) for start, end, _ in placed(lines)]


def placed(lines: Sequence[Json]) -> Iterator[tuple[int, int, Json]]:
    """Give the lines of a page with their places in the text that they make."""
    start = 0
    for line in lines:
        yield start, start + len(line["t"]), line
        start += len(line["t"]) + 1


def wrong(page: Page, lines: Sequence[Json]) -> tuple[int, int]:
    """Give how many blocks were dropped as repeated, and how many of them begin in a line of the article."""
    article = [range(start, end) for start, end, line in placed(lines) if line["y"]]
    found = [item for item in page.dropped if item.reason.startswith(_REPEATED)]
    return len(found), sum(any(item.raw_start in span for span in article) for item in found)


def score(pages: Benchmark, kind: str, found: Mapping[str, Page]) -> Json:
    """Give the scorer's figures for the article bodies."""
    with TemporaryDirectory() as folder:
        names = {part: Path(folder) / f"{part}.json" for part in ("gold", "found", "lines")}
        names["gold"].write_text(json.dumps(dict(pages.gold)), "utf-8")
        names["lines"].write_text("\n".join(json.dumps(page) for page in pages.lines.values()), "utf-8")
        made: Mapping[str, object] = {name: body(page) for name, page in found.items()}
        if kind == TEXT:
            made = {name: keeps(page, pages.lines[name]["lines"]) for name, page in found.items()}
        names["found"].write_text(json.dumps(made), "utf-8")
        asked = ("html", names["gold"]) if kind == HTML else ("text", names["lines"])
        options = () if kind == HTML else ("--gold", names["gold"])
        command = [sys.executable, *map(str, (pages.folder / "score.py", *asked, names["found"], *options)), "--json"]
        told: Json = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603  our own
    scored: Json = told.get("articleBody", told)
    return scored


def main() -> None:
    """Print a row for each form, without the index and with it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    folder = parser.parse_args().shared / "benchmarks/boilerplate"
    if not folder.is_dir():
        sys.exit(f"{folder}: no boilerplate benchmark there; name the shared folder with --shared")
    pages = read_benchmark(folder)
    print(f"{len(pages.gold)} pages\n\n| | F1 | P | R |\n| --- | --- | --- | --- |")
    with TemporaryDirectory() as made:
        for name, kind in (("HTML", HTML), ("lines", TEXT)):
            index = Path(made) / name
            add_pages(index, (count_page(pages.raw(page, kind)) for page in pages.gold))
            for label, used in (("by itself", None), ("with the index", index)):
                found = cleaned(pages, kind, used)
                figures = score(pages, kind, found)
                print(
                    f"| {name}, {label} |",
                    " | ".join(f"{figures[key]:.3f}" for key in ("f1", "precision", "recall")),
                    "|",
                )
        counted = [wrong(page, pages.lines[name]["lines"]) for name, page in found.items()]
    dropped, article = (sum(column) for column in zip(*counted, strict=True))
    print(f"\n{dropped:,} lines dropped as repeated, {article} of them article: precision {1 - article / dropped:.4f}")


if __name__ == "__main__":
    main()

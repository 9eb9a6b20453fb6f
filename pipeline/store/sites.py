"""The index of sites: which lines stand on which pages, as hashes, in one file of lines.

After a line that names the version, one JSON object a page, sorted by site and page::

    {"site": "example.org", "page": "1f…", "digest": "8c…", "short": "…", "prose": "…"}

`short` and `prose` are the sorted hashes of the page's lines, 6 bytes each, in base64. Of a page that came in several
versions the one with the smallest digest stays; of a site the 200 pages with the smallest hashes, a fair sample. So the
bytes follow from the set of pages that were ever counted, whatever their order and however often they came.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

from pipeline.clean.site import KEY_BYTES, Key, PageLines
from pipeline.errors import ConfigError
from pipeline.store.files import whole_file
from pipeline.store.lines import read_lines

MOST_PAGES = 200
"""Of a site: a line on every twentieth page is missed by one site in 28,000, and memory stays at a few megabytes."""

_HEAD = b'{"site_index": "1"}\n'
_HEX, _HASHES = r'"([0-9a-f]*)"', r'"((?:[A-Za-z0-9+/]{8})*)"'
_ROW = re.compile(
    rf'\{{"site": ("(?:[^"\\]|\\.)+"), "page": {_HEX}, "digest": {_HEX}, "short": {_HASHES}, "prose": {_HASHES}\}}\n'
)
_LOADED = 4
_SHORT = 16
_NOTHING = sha256().hexdigest()[:_SHORT]


@dataclass(frozen=True, slots=True, order=True)
class _Row:
    """A page of the index; rows sort as they stand in the file."""

    site: str
    page: str
    digest: str
    text: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pages of a site stand in the file, in bytes, and their digest."""

    start: int
    size: int
    digest: str


class SiteIndex:
    """The index in a file, read site by site; a few of them are held.

    Attributes:
        version: A hash of all that is known.
    """

    def __init__(self, path: Path) -> None:
        """Look where the sites stand; a file that is not there holds none.

        Raises:
            ConfigError: The file is no index, or one of another version.
            OSError: The file cannot be read.
        """
        self._path = path
        self._places: dict[str, _Place] = {}
        start = len(_HEAD)
        for site, rows in groupby(_read(path), attrgetter("site")):
            total, size = sha256(), 0
            for row in rows:
                total.update(row.text)
                size += len(row.text)
            self._places[site] = _Place(start, size, total.hexdigest()[:_SHORT])
            start += size
        digests = "\n".join(f"{place.digest} {site}" for site, place in self._places.items())
        self.version = sha256(digests.encode()).hexdigest()[:_SHORT]
        self._load = lru_cache(maxsize=_LOADED)(self._read_site)

    def pages(self, site: str) -> Sequence[PageLines]:
        """Give the pages that were counted of a site; none for an unknown one.

        Raises:
            ConfigError: The file was changed meanwhile.
        """
        return self._load(site) if site in self._places else ()

    def digest(self, site: str) -> str:
        """Give a hash of all that is known of a site, of nothing for an unknown one; never empty."""
        return self._places[site].digest if site in self._places else _NOTHING

    def _read_site(self, site: str) -> tuple[PageLines, ...]:
        place = self._places[site]
        with self._path.open("rb") as file:
            file.seek(place.start)
            data = file.read(place.size)
        if sha256(data).hexdigest()[:_SHORT] != place.digest:
            raise ConfigError(f"{self._path}: was changed while it was read")
        return tuple(_page(line) for line in data.splitlines())


def add_pages(path: Path, pages: Iterable[tuple[str, PageLines]]) -> None:
    """Add pages of sites to the index, which is made where there is none; those that it holds stay as they are.

    Raises:
        ConfigError: The file is there and is no index.
        OSError: The file cannot be read or written.
    """
    new = sorted(_row(site, page) for site, page in pages)
    with whole_file(path) as file:
        file.write(_HEAD)
        for row in _kept(merge(_read(path), new)):
            file.write(row.text)


def _kept(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Give of sorted rows one for each page, and of each site no more than its share."""
    for _, of_site in groupby(rows, attrgetter("site")):
        pages = (next(versions) for _, versions in groupby(of_site, attrgetter("page")))
        yield from islice(pages, MOST_PAGES)


def _read(path: Path) -> Iterator[_Row]:
    lines = read_lines(path)
    if next(lines, _HEAD) != _HEAD:
        raise ConfigError(f"{path}: is no index of sites of this version; choose another file, or remove it")
    last = ("", "")
    for number, line in enumerate(lines, 2):
        row = _parsed(line)
        if row is None or (row.site, row.page) <= last:
            raise ConfigError(f"{path}:{number}: is out of place in an index of sites; remove the file and count again")
        last = row.site, row.page
        yield row


def _parsed(line: bytes) -> _Row | None:
    found = _ROW.fullmatch(line.decode("utf-8", "replace"))
    return _Row(json.loads(found[1]), found[2], found[3], line) if found else None


def _row(site: str, page: PageLines) -> _Row:
    hashes = {name: b64encode(b"".join(sorted(getattr(page, name)))).decode() for name in ("short", "prose")}
    row = {"site": site, "page": page.page, "digest": page.digest, **hashes}
    return _Row(site, page.page, page.digest, json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")


def _page(line: bytes) -> PageLines:
    row = json.loads(line)
    return PageLines(row["page"], row["digest"], _keys(row["short"]), _keys(row["prose"]))


def _keys(text: str) -> frozenset[Key]:
    data = b64decode(text)
    return frozenset(data[at : at + KEY_BYTES] for at in range(0, len(data), KEY_BYTES))

"""The other pages of a site: which lines of a page stand on them too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import pairwise
from typing import Protocol

from pipeline.address import bare_url, host_of
from pipeline.clean.unit import Unit
from pipeline.page import RawPage

KEY_BYTES = 6
"""Of the hash of a line: among 50,000 lines of a site one in 5,000,000,000 strangers is taken for one of them."""

_PAGE_BYTES = 8
_MOST_LINES = 1_000
_PROSE_WORDS = 12
_NO_KEY = re.compile(r"[\W_]+")
_LEAST = 2
_COPIED = 0.6
_SAME = 0.95

Key = bytes


@dataclass(frozen=True, slots=True)
class PageLines:
    """What is remembered of a page: hashes, no words.

    Attributes:
        page: Of its address, in hexadecimal; the same for all versions of a page.
        digest: Of its content, in hexadecimal.
        short: Of its lines that are no prose.
        prose: Of its longer sentences, by which copies of one article are known.
    """

    page: str
    digest: str
    short: frozenset[Key] = frozenset()
    prose: frozenset[Key] = frozenset()

    def __contains__(self, key: object) -> bool:
        return key in self.short or key in self.prose


class Sites(Protocol):
    """Whatever remembers the pages of sites."""

    def pages(self, site: str) -> Sequence[PageLines]:
        """Give the pages that were counted of a site; none for an unknown one."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often the lines of a page stand elsewhere on its site.

    Attributes:
        counts: For each unit, on how many other pages its line stands; empty where the site is not known.
        pages: How many other pages were looked at.
    """

    counts: tuple[int, ...] = ()
    pages: int = 0


UNKNOWN = Repeats()


def site_of(raw: RawPage, url: str | None) -> str:
    """Give the site of a page: its host, else the input folder that it lay in (which ends in `/`), else nothing.

    Args:
        url: What the page says of its own address.
    """
    return host_of(raw.url or "") or host_of(url or "") or raw.folder


def page_lines(raw: RawPage, url: str | None, units: Sequence[Unit]) -> PageLines:
    """Give what is remembered of a page; of a page of very many lines those with the smallest hashes."""
    address = bare_url(raw.url or "") or bare_url(url or "") or f"{raw.folder}{raw.id.rpartition('/')[2]}"
    keyed = [(key, _tells(unit)) for unit in units if (key := line_key(unit.text))]
    prose = {key for key, tells in keyed if tells}
    short = {key for key, _ in keyed} - prose
    return PageLines(_hash(address, _PAGE_BYTES).hex(), raw.sha256[: 2 * _PAGE_BYTES], _some(short), _some(prose))


def line_key(text: str) -> Key | None:
    """Give the hash of a line's letters and digits, case aside; None for one without letters, or with a single one."""
    bare = _NO_KEY.sub("", unicodedata.normalize("NFKC", text).casefold())
    return None if len(bare) < _LEAST or bare.isdecimal() else _hash(bare, KEY_BYTES)


def repeats(units: Sequence[Unit], own: PageLines, pages: Sequence[PageLines]) -> Repeats:
    """Give how often the lines of a page stand on the other pages of its site.

    Other versions of the page and copies of its article are no other pages: they would have it delete itself.
    """
    keys = [line_key(unit.text) for unit in units]
    others = [page for page in pages if page.page != own.page and page.digest != own.digest]
    others = [page for page in others if not _is_copy(keys, own, page)]
    if not others:
        return UNKNOWN
    return Repeats(tuple(sum(key in page for page in others) if key else 0 for key in keys), len(others))


def _is_copy(keys: Sequence[Key | None], own: PageLines, other: PageLines) -> bool:
    """Tell whether two pages are one article twice, or one page under two names.

    Most longer sentences of one stand in the other, and two of them in a row: those of a site's own words (consent,
    newsletters) stand alone. A page with a single one must agree in nearly all lines.
    """
    shared = own.prose & other.prose
    if len(shared) < max(_COPIED * min(len(own.prose), len(other.prose)), 1):
        return False
    known = [key for key in keys if key]
    if any(one in shared and two in shared for one, two in pairwise(known)):
        return True
    return own.prose == shared and sum(key in other for key in known) >= _SAME * len(known)


def _tells(unit: Unit) -> bool:
    return unit.sentence and unit.words >= _PROSE_WORDS


def _some(keys: set[Key]) -> frozenset[Key]:
    return frozenset(nsmallest(_MOST_LINES, keys) if len(keys) > _MOST_LINES else keys)


def _hash(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()

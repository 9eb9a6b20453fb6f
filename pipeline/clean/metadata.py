"""What a page says of itself: JSON-LD, Open Graph and meta elements before the words of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from pipeline.clean.context import Reasons
from pipeline.clean.dates import iso_date
from pipeline.clean.ink import words
from pipeline.clean.jsonld import Json, name_of, read_jsonld
from pipeline.clean.posting import Posting, read_posting
from pipeline.clean.structure import meaning
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason
from pipeline.page import Metadata

_DIVIDER = re.compile(r"\s+[|–—·»:-]+\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://\S+")
_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_PUBLISHED = re.compile(r"publish|pub-?date|issued|(?:^|[.:-])date$")
_MODIFIED = re.compile(r"modified|updated")
_ELSEWHERE = frozenset({Reason.RELATED, Reason.NAVIGATION, Reason.FOOTER, Reason.COMMENTS})
_TIMES, _NESTING = 10, 30
_LONGEST = 500
_SITE_WORDS = 6
_TITLE_WORDS = 3


@dataclass(slots=True)
class _Head:
    """The elements of a page that speak of it."""

    meta: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    early_times: list[str] = field(default_factory=list)
    canonical: str | None = None
    title: str | None = None
    language: str | None = None
    author: str | None = None


def page_metadata(soup: BeautifulSoup, headline: str | None, posting: Posting) -> Metadata:
    """Give the metadata of a parsed page; `headline` is the text of its h1, `posting` what stands near it."""
    head = _read_head(soup)
    article, site = read_jsonld(head.scripts)
    meta = head.meta
    told = _text(article.get("headline")) or _text(meta.get("og:title"))
    name = _site(article, site, meta) or _suffix(head.title, told or headline)
    return Metadata(
        title=_without(told or headline or head.title, name),
        site=name,
        author=_author(article, meta) or head.author,
        published=_first_date(
            article.get("datePublished"), *_some(meta, _PUBLISHED), posting.published, *head.times, *head.early_times
        ),
        modified=_first_date(article.get("dateModified"), *_some(meta, _MODIFIED), posting.modified),
        language=_language(
            head.language, article.get("inLanguage"), meta.get("og:locale"), meta.get("content-language")
        ),
        url=_own_url(head, article),
    )


def page_url(soup: BeautifulSoup) -> str | None:
    """Give the address that a page says it has; None where it says none."""
    head = _read_head(soup)
    return _own_url(head, read_jsonld(head.scripts)[0])


def text_metadata(units: Sequence[Unit], reasons: Reasons) -> Metadata:
    """Give what a plain text says: its headline, and dates and author from lines of posting near it."""
    kept = [unit for unit, reason in zip(units, reasons, strict=True) if reason is None]
    headline = kept[0].text if len(kept) > 1 and not kept[0].sentence and kept[0].words >= _TITLE_WORDS else None
    posting = read_posting(units, reasons)
    return Metadata(title=headline, author=posting.author, published=posting.published, modified=posting.modified)


def _read_head(soup: BeautifulSoup) -> _Head:
    head = _Head()
    for tag in soup.find_all(["html", "title", "meta", "link", "script", "time", "a", "h1"]):
        _note(head, tag)
    return head


def _note(head: _Head, tag: Tag) -> None:
    if tag.name == "meta":
        key = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        if key:
            head.meta.setdefault(str(key).lower(), str(tag.get("content") or ""))
    elif tag.name == "script" and "ld+json" in str(tag.get("type")):
        head.scripts.append(tag.get_text())
    elif tag.name == "time":
        _note_time(head, tag)
    elif tag.name == "h1":
        head.early_times, head.times = [*head.early_times, *head.times], []
    elif tag.name == "title" and head.title is None:
        head.title = _text(tag.get_text())
    elif tag.name == "html" and head.language is None:
        head.language = str(tag.get("lang") or "") or None
    else:
        _note_link(head, tag)


def _note_time(head: _Head, tag: Tag) -> None:
    """Note a time that stands neither in the menus of the page nor among other stories."""
    if tag.get("datetime") and len(head.times) < _TIMES:
        around = (meaning(parent).reason for parent in list(tag.parents)[:_NESTING] if parent.name != "[document]")
        if not _ELSEWHERE.intersection(around):
            head.times.append(str(tag["datetime"]))


def _note_link(head: _Head, tag: Tag) -> None:
    relations = list(tag.get("rel") or ())
    if "canonical" in relations and head.canonical is None:
        head.canonical = str(tag.get("href") or "") or None
    elif tag.name == "a" and "author" in relations and head.author is None:
        head.author = _text(tag.get_text())


def _text(value: object) -> str | None:
    """Give a value as one clean line; None where it is no text or empty."""
    if not isinstance(value, str):
        return None
    text = html.unescape(_SURROGATE.sub("", value[: _LONGEST * 4]))
    line = "".join(f" {word}" if blank else word for word, _, blank in words(text)).strip()
    return line[:_LONGEST] or None


def _site(article: Json, site: Json, meta: dict[str, str]) -> str | None:
    named = (
        meta.get("og:site_name"),
        name_of(site),
        name_of(article.get("publisher")),
        name_of(article.get("isPartOf")),
    )
    return next((text for value in named if (text := _text(value))), None)


def _suffix(title: str | None, headline: str | None) -> str | None:
    """Give the site's name from the end of the page's title, where what stands before is a headline."""
    parts = _DIVIDER.split(title) if title else []
    last = parts[-1] if len(parts) > 1 else ""
    return last if last and len(last.split()) <= _SITE_WORDS and last != headline else None


def _without(title: str | None, site: str | None) -> str | None:
    """Give a title without the name of the site at its end."""
    title = _text(title)
    if title and site and title.lower().endswith(site.lower()) and len(title) > len(site):
        bare = title[: -len(site)].rstrip()
        return bare.rstrip("|–—·»:- ") if bare != bare.rstrip("|–—·»:-") else title
    return title


def _author(article: Json, meta: dict[str, str]) -> str | None:
    named = (name_of(article.get("author")), meta.get("author"), meta.get("article:author"), meta.get("dc.creator"))
    texts = (text for value in named if (text := _text(value)))
    return next((text for text in texts if not _WEB.match(text)), None)


def _some(meta: dict[str, str], named: re.Pattern[str]) -> list[str]:
    """Give the contents of the meta elements of such names, as article:published_time."""
    return [value for key, value in meta.items() if named.search(key)]


def _first_date(*values: object) -> str | None:
    return next((found for value in values if isinstance(value, str) and (found := iso_date(value))), None)


def _language(*values: object) -> str | None:
    codes = (value.strip().replace("_", "-") for value in values if isinstance(value, str))
    return next((code for code in codes if _LANGUAGE.fullmatch(code)), None)


def _own_url(head: _Head, article: Json) -> str | None:
    values = (head.canonical, head.meta.get("og:url"), article.get("url"))
    return next((text for value in values if (text := _text(value)) and _WEB.fullmatch(text)), None)

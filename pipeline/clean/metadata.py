"""What a page says of itself: JSON-LD, Open Graph and meta elements before the words of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.dates import iso_date
from pipeline.clean.head import Head
from pipeline.clean.ink import words
from pipeline.clean.jsonld import Data, Json, name_of, read_jsonld
from pipeline.clean.posting import Posting, read_posting
from pipeline.clean.unit import Unit
from pipeline.page import Metadata

_DIVIDERS = "|–—·»:-"
_MARKS = tuple(_DIVIDERS)
_DIVIDER = re.compile(rf"\s+[{_DIVIDERS}]+\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://\S+")
_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_PUBLISHED = re.compile(r"publish|pub-?date|issued|(?:^|[.:-])date$")
_MODIFIED = re.compile(r"modified|updated")
_NOBODY = ("admin", "administrator", "webmaster")
_LONGEST = 500
_SITE_WORDS = 8
_TITLE_WORDS = 3


def page_metadata(head: Head, headline: str | None, posting: Posting) -> Metadata:
    """Give the metadata of a page; `headline` is the text of its h1, `posting` what stands near it."""
    meta, titled = head.meta, _text(head.title)
    shared = _text(meta.get("og:title"))
    data = read_jsonld(head.scripts, {title for title in (headline, shared, titled) if title})
    article, page = data.article, data.page
    told = _text(article.get("headline")) or shared or headline or titled
    site = _site(data, meta) or _suffix(titled, headline)
    return Metadata(
        title=_without(told, site, headline),
        site=site,
        author=_author(article, meta) or _text(head.author),
        published=_first_date(
            article.get("datePublished"),
            *_some(meta, _PUBLISHED),
            page.get("datePublished"),
            posting.published,
            *head.times,
            *head.early_times,
        ),
        modified=_first_date(
            article.get("dateModified"), *_some(meta, _MODIFIED), page.get("dateModified"), posting.modified
        ),
        language=_language(
            head.language, article.get("inLanguage"), meta.get("og:locale"), meta.get("content-language")
        ),
        url=_own_url(head, article),
    )


def page_url(head: Head) -> str | None:
    """Give the address that a page says it has; None where it says none."""
    return _own_url(head, read_jsonld(head.scripts).article)


def text_metadata(units: Sequence[Unit], reasons: Reasons) -> Metadata:
    """Give what a plain text says: its headline, and dates and author from lines of posting near it."""
    kept = [unit for unit, reason in zip(units, reasons, strict=True) if reason is None]
    headline = kept[0].text if len(kept) > 1 and not kept[0].sentence and kept[0].words >= _TITLE_WORDS else None
    posting = read_posting(units, reasons)
    return Metadata(title=headline, author=posting.author, published=posting.published, modified=posting.modified)


def _text(value: object) -> str | None:
    """Give a value as one clean line; None where it is no text or empty."""
    if not isinstance(value, str):
        return None
    text = html.unescape(_SURROGATE.sub("", value[: _LONGEST * 4]))
    line = "".join(f" {word}" if blank else word for word, _, blank in words(text)).strip()
    return line[:_LONGEST] or None


def _site(data: Data, meta: dict[str, str]) -> str | None:
    publishers = (name_of(data.article.get(key)) for key in ("publisher", "isPartOf"))
    named = (meta.get("og:site_name"), name_of(data.site), *publishers)
    return next((text for value in named if (text := _text(value))), None)


def _suffix(title: str | None, headline: str | None) -> str | None:
    """Give the site's name from the end of the page's title: what stands behind the headline, or is its last part."""
    if not title or (headline and title.endswith(headline)):
        return None
    behind = title[len(headline) :] if headline and title.startswith(headline) else ""
    parts = _DIVIDER.split(f" {behind.strip()}" if behind.strip().startswith(_MARKS) else title)
    last = parts[-1] if len(parts) > 1 else ""
    known = bool(headline and headline.endswith(last))
    return last if last and len(last.split()) <= _SITE_WORDS and not known else None


def _without(title: str | None, site: str | None, headline: str | None) -> str | None:
    """Give a title without the name of the site at its end or beginning, or anything else behind the headline."""
    if not title or not site or len(title) <= len(site):
        return title
    before, behind = title[: -len(site)].rstrip(), title[len(site) :].lstrip()
    if title.lower().endswith(site.lower()) and before.endswith(_MARKS):
        bare = before.rstrip(_DIVIDERS + " ")
        goes_on = headline and bare.startswith(headline) and bare[len(headline) :].lstrip().startswith(_MARKS)
        return headline if goes_on else bare
    if title.lower().startswith(site.lower()) and behind.startswith(_MARKS):
        return behind.lstrip(_DIVIDERS + " ")
    return title


def _author(article: Json, meta: dict[str, str]) -> str | None:
    named = (name_of(article.get("author")), meta.get("author"), meta.get("article:author"), meta.get("dc.creator"))
    texts = (text for value in named if (text := _text(value)))
    return next((text for text in texts if not _WEB.match(text) and text.lower() not in _NOBODY), None)


def _some(meta: dict[str, str], named: re.Pattern[str]) -> list[str]:
    """Give the contents of the meta elements of such names, as article:published_time."""
    return [value for key, value in meta.items() if named.search(key)]


def _first_date(*values: object) -> str | None:
    return next((found for value in values if isinstance(value, str) and (found := iso_date(value))), None)


def _language(*values: object) -> str | None:
    codes = (value.strip().replace("_", "-") for value in values if isinstance(value, str))
    return next((code for code in codes if _LANGUAGE.fullmatch(code)), None)


def _own_url(head: Head, article: Json) -> str | None:
    """Give the address that a page says it has."""
    main = article.get("mainEntityOfPage")
    values = (head.canonical, head.meta.get("og:url"), article.get("url"), main, _id(main))
    return next((text for value in values if (text := _text(value)) and _WEB.fullmatch(text)), None)


def _id(value: object) -> object:
    return value.get("@id") if isinstance(value, dict) else None

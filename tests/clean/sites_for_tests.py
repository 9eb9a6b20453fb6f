"""Pages of one invented site, and what an index would say of them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from pipeline.clean.build import to_page
from pipeline.clean.count import count_page
from pipeline.clean.site import PageLines
from pipeline.page import Page, RawPage

MENU = ("Vale Echo", "Start here", "Towns and villages", "Weather for walkers", "You are here")
FOOT = (
    "Walks and cycle rides",
    "The Vale Echo has told the stories of the valley since 1871 and is read in every village of it.",
    "Our shop in the mill",
    "Mill Lane, Upton",
)
OTHER = (
    "Bridge over the Wend to be closed",
    "The bridge will be closed from May to July while its old stones are put back one by one.",
    "Drivers should go by way of Upton, the county says, and will need a good half hour longer.",
)
STORY = (
    "Larkfield home praised for kind staff",
    "The home in Larkfield is safe and clean, inspectors have found, and staff are kind to all who live there.",
    "“We are proud of this report,” said the manager, “and we thank everyone who works here for what they do.”",
    "Some care plans were out of date, however, and the home has been told to mend that by the summer.",
)


class Counted:
    """Sites in memory."""

    def __init__(self, *pages: RawPage) -> None:
        self._sites: dict[str, list[PageLines]] = {}
        for page in pages:
            site, lines = count_page(page)
            self._sites.setdefault(site, []).append(lines)

    def pages(self, site: str) -> Sequence[PageLines]:
        return self._sites.get(site, ())


def text_page(*lines: str, name: str = "a.txt", folder: str = "vale/") -> RawPage:
    text = "\n".join(lines)
    return RawPage(name, text, "text/plain", sha256=sha256(text.encode()).hexdigest(), folder=folder)


def html_page(*lines: str, name: str = "a.html", head: str = "", folder: str = "vale/") -> RawPage:
    """Give a page in which nothing but its words tells an article from the rest."""
    body = "".join(f"<p>{line}</p>" if len(line) > 60 else f"<div>{line}</div>" for line in lines)
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return RawPage(name, text, "text/html", sha256=sha256(text.encode()).hexdigest(), folder=folder)


def kept(page: RawPage, *others: RawPage) -> tuple[str, ...]:
    """Give the kept blocks of a page that was counted with others."""
    return texts(to_page(page, Counted(page, *others)))


def texts(page: Page) -> tuple[str, ...]:
    return tuple(page.text[block.start : block.end] for block in page.blocks)


def reasons(page: RawPage, *others: RawPage) -> dict[str, str]:
    """Give the dropped blocks with their reasons."""
    return {item.text: item.reason for item in to_page(page, Counted(page, *others)).dropped}

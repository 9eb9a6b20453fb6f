from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.clean.events import listen
from pipeline.clean.structure import NOTHING, meaning
from pipeline.lexicons.boilerplate import Reason


def said(markup: str):
    heard = []
    listener = SimpleNamespace(enter=lambda *element: heard.append(element), leave=list, read=list)
    listen(markup, listener)
    return meaning(*heard[-1])


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<nav>x</nav>", Reason.NAVIGATION),
        ("<aside>x</aside>", Reason.RELATED),
        ("<div role=contentinfo>x</div>", Reason.FOOTER),
        ("<div role=dialog>x</div>", Reason.CONSENT),
        ("<div hidden>x</div>", Reason.HIDDEN),
        ("<div aria-hidden=true>x</div>", Reason.HIDDEN),
        ("<div style='color: red; DISPLAY : none'>x</div>", Reason.HIDDEN),
        ("<div class='visually-hidden'>x</div>", Reason.HIDDEN),
        ("<div style='position: absolute; left: -9999px'>x</div>", Reason.HIDDEN),
        ("<div style='clip: rect(0, 0, 0, 0)'>x</div>", Reason.HIDDEN),
        ("<span class='rollover-name-block'>x</span>", Reason.HIDDEN),
        ("<div class='relatedPosts'>x</div>", Reason.RELATED),
        ("<div id=comments>x</div>", Reason.COMMENTS),
        ("<div data-cookie-banner>x</div>", Reason.CONSENT),
        ("<div data-ad=top>x</div>", Reason.ADVERT),
        ("<div class='ad-slot wide'>x</div>", Reason.ADVERT),
    ],
)
def test_markup_gives_a_reason(markup, reason) -> None:
    assert said(markup).reason is reason


@pytest.mark.parametrize(
    "markup",
    [
        "<article>x</article>",
        "<div itemprop=articleBody>x</div>",
        "<div class='entry-content'>x</div>",
        "<main>x</main>",
    ],
)
def test_markup_names_the_article(markup) -> None:
    assert said(markup).article


@pytest.mark.parametrize(
    "markup",
    [
        "<div>x</div>",
        "<div class='has-sidebar no-comments'>x</div>",
        "<div class='hidden md:block'>x</div>",
        "<div style='margin-left: -10px'>x</div>",
        "<div class='social-media-embed'>x</div>",
    ],
)
def test_other_markup_says_nothing(markup) -> None:
    assert said(markup) == NOTHING


@pytest.mark.parametrize(
    ("markup", "lines"),
    [("<pre>x</pre>", True), ("<p style='white-space: pre-line'>x</p>", True), ("<p style='color: red'>x</p>", False)],
)
def test_line_breaks_are_seen_where_the_markup_says_so(markup, lines) -> None:
    assert said(markup).lines is lines


def test_long_attributes_are_read_to_a_limit() -> None:
    assert said(f"<div class='{'a ' * 5_000}footer'>x</div>") == NOTHING

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from pipeline.clean.structure import NOTHING, meaning
from pipeline.lexicons.boilerplate import Reason


def said(markup: str):
    return meaning(BeautifulSoup(markup, "lxml").body.contents[0])


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
    ],
)
def test_other_markup_says_nothing(markup) -> None:
    assert said(markup) == NOTHING

from __future__ import annotations

import pytest

from pipeline.clean.count import count_page
from pipeline.clean.site import line_key
from tests.clean.sites_for_tests import MENU, STORY, html_page, text_page

PAGES = {"text": text_page(*MENU, *STORY), "html": html_page(*MENU, *STORY)}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page_gives_its_lines_and_apart_from_them_its_longer_sentences(page) -> None:
    site, lines = count_page(page)
    assert site == "vale/"
    assert lines.short == {line_key(line) for line in (*MENU, STORY[0])}
    assert lines.prose == {line_key(line) for line in STORY[1:]}


ADDRESSES = {
    "canonical": '<link rel="canonical" href="https://www.vale.example/a">',
    "open graph": '<meta property="og:url" content="https://vale.example/a?utm_source=x">',
    "json-ld": '<script type="application/ld+json">{"@type": "NewsArticle", "url": "http://vale.example/a"}</script>',
}


@pytest.mark.parametrize("head", ADDRESSES.values(), ids=ADDRESSES)
def test_page_that_says_its_address_is_counted_by_it(head) -> None:
    site, lines = count_page(html_page(*STORY, head=head))
    assert site == "vale.example"
    assert lines.page == count_page(html_page(*MENU, head=ADDRESSES["canonical"], name="b.html"))[1].page


def test_markup_without_words_has_no_lines() -> None:
    _, lines = count_page(html_page())
    assert (lines.short, lines.prose) == (frozenset(), frozenset())

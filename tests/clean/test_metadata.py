from __future__ import annotations

import pytest

from pipeline.clean.build import to_page
from pipeline.page import Metadata, RawPage

BODY = "<body><h1>Home rated good again</h1><p>The home is safe and staff are kind, inspectors have found.</p></body>"


def metadata(head: str, body: str = BODY, lang: str = "") -> Metadata:
    return to_page(RawPage("", f"<html{lang}><head>{head}</head>{body}</html>", "text/html")).metadata


def test_json_ld_comes_first() -> None:
    found = metadata(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Home &lsquo;good&rsquo;", "author":'
        ' [{"name": "Jo Fry"}], "datePublished": "2024-05-03T10:00:00Z", "dateModified": "2024-05-04", "publisher":'
        ' {"name": "Vale Echo"}, "url": "https://vale.example/1"}</script>'
        '<meta property="og:title" content="Other"><title>Other | Site</title>',
        lang=" lang=en-GB",
    )
    assert found == Metadata(
        title="Home ‘good’",
        site="Vale Echo",
        author="Jo Fry",
        published="2024-05-03T10:00:00+00:00",
        modified="2024-05-04",
        language="en-GB",
        url="https://vale.example/1",
    )


def test_open_graph_and_meta_elements_come_next() -> None:
    found = metadata(
        '<meta property="og:title" content="Home rated good - Vale Echo"><meta property="og:site_name" content="Vale Echo">'
        '<meta property="article:published_time" content="2024-05-03"><meta name="author" content="Jo Fry">'
        '<meta property="og:locale" content="en_GB"><link rel="canonical" href="https://vale.example/2">'
    )
    assert found.title == "Home rated good"
    assert (found.site, found.author, found.published) == ("Vale Echo", "Jo Fry", "2024-05-03")
    assert (found.language, found.url) == ("en-GB", "https://vale.example/2")


def test_words_of_the_page_come_last() -> None:
    body = BODY.replace("<p>", '<a rel=author>Jo Fry</a><time datetime="2024-05-03">3 May</time><p>')
    found = metadata("<title>Home rated good again | Vale Echo</title>", body)
    stated = {"title": "Home rated good again", "site": "Vale Echo", "author": "Jo Fry", "published": "2024-05-03"}
    assert found == Metadata(**stated, language="en")


@pytest.mark.parametrize(
    "head",
    ["", '<meta name="author" content="https://vale.example/jo">', "<title></title>", '<link rel=canonical href="/x">'],
)
def test_page_that_says_nothing_gives_the_headline_alone(head) -> None:
    assert metadata(head) == Metadata(title="Home rated good again", language="en")


def test_lone_surrogates_in_json_are_left_out() -> None:
    found = metadata(r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Go\ud800od"}</script>')
    assert found.title == "Good"


def test_text_gives_headline_author_and_date_of_posting() -> None:
    text = (
        "Home rated good again\nBy Jo Fry, Health Correspondent – 3 May 2024\n\n"
        "The home is safe and staff are kind, inspectors have found.\n\nIt will be inspected again within a year, he said.\n"
    )
    found = to_page(RawPage("", text, "text/plain")).metadata
    assert found == Metadata(title="Home rated good again", author="Jo Fry", published="2024-05-03", language="en")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("<p class=date>Posted: 6 November 2025 | Category: Care | Ref: 12</p>", "2025-11-06", None),
        (
            "<div>Published</div><div>12 November 2025</div><div>Last updated</div><div>13 November 2025</div>",
            "2025-11-12",
            "2025-11-13",
        ),
        ("<p>Updated: 3 May 2024</p><time datetime=2024-05-01></time>", "2024-05-01", "2024-05-03"),
    ],
)
def test_page_is_dated_by_its_lines_of_posting(line, published, modified) -> None:
    found = metadata("", BODY.replace("<p>", f"{line}<p>"))
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=DC.date content=2024-05-03>",
        "<meta name=pubdate content=2024-05-03>",
        "<meta name=publish-date content=2024-05-03>",
    ],
)
def test_meta_elements_with_the_date_have_many_names(head) -> None:
    assert metadata(head).published == "2024-05-03"


@pytest.mark.parametrize(
    "around",
    ["<aside>{}</aside>", "<nav>{}</nav>", "<div class=related-posts>{}</div>", "<footer>{}</footer>"],
)
def test_times_of_other_stories_are_not_the_articles(around) -> None:
    other = around.format('<a>Pool to open</a><time datetime="2020-01-01">1 Jan</time>')
    assert metadata("", BODY.replace("</body>", f"{other}</body>")).published is None
    assert metadata("", BODY.replace("<h1>", f"{other}<h1>")).published is None


def test_time_below_the_headline_counts_more_than_one_above() -> None:
    body = BODY.replace("<h1>", "<time datetime=2020-01-01></time><h1>").replace(
        "<p>", "<time datetime=2024-05-03></time><p>"
    )
    assert metadata("", body).published == "2024-05-03"
    assert metadata("", body.replace("<time datetime=2024-05-03></time>", "")).published == "2020-01-01"


def test_dates_of_teasers_are_not_the_articles() -> None:
    text = (
        "The home is safe and staff are kind, inspectors have found, and families say that they feel welcome there.\n\n"
        "It will be inspected again within a year, he said.\n\nOther news\nVillage shop opens\n12/10/2021\nRead more"
    )
    assert to_page(RawPage("", text, "text/plain")).metadata == Metadata(language="en")


DATA = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("title", "site", "found", "name"),
    [
        ("Home rated good again | Vale Echo", "", "Home rated good again", "Vale Echo"),
        ("Home rated good again: Vale Council", "", "Home rated good again", "Vale Council"),
        ("Home rated good again - News - Council of the Vale", "", "Home rated good again", "Council of the Vale"),
        ("Vale Echo | Home rated good again", "Vale Echo", "Home rated good again", "Vale Echo"),
        ("Home rated good again - and safe", "", "Home rated good again - and safe", None),
    ],
)
def test_title_stands_without_the_name_of_the_site(title, site, found, name) -> None:
    head = f"<title>{title}</title><meta property=og:title content='{title}'>"
    head += f"<meta property=og:site_name content='{site}'>" if site else ""
    page = metadata(head, BODY.replace("Home rated good again", found))
    assert (page.title, page.site) == (found, name)
    if site:
        assert metadata(head, "<p>Staff are kind.</p>").title == found


def test_headline_is_that_of_the_article_not_of_the_site() -> None:
    body = BODY.replace("<h1>", "<header><h1>Vale Echo</h1></header><h1>")
    assert metadata("<title>Home rated good again | Vale Echo</title>", body).site == "Vale Echo"


def test_data_of_the_page_itself_come_below_those_of_its_article() -> None:
    page = '{"@type": "WebPage", "datePublished": "2024-05-01", "dateModified": "2024-05-02"}'
    story = '{"@type": "NewsArticle", "headline": "H", "datePublished": "2024-05-03", "mainEntityOfPage": {"@id": "https://vale.example/3"}}'
    found = metadata(DATA.format(page))
    assert (found.published, found.modified) == ("2024-05-01", "2024-05-02")
    found = metadata(DATA.format(page) + DATA.format(story))
    assert (found.published, found.modified, found.url) == ("2024-05-03", "2024-05-02", "https://vale.example/3")


def test_name_of_an_account_is_no_author() -> None:
    assert metadata("<meta name=author content=Admin>").author is None

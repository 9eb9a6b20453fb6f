from __future__ import annotations

import pytest

from pipeline.clean.head import Head
from pipeline.clean.tree import read_tree


def head(raw: str) -> Head:
    return read_tree(raw).head


def test_meta_elements_are_kept_by_name_the_first_of_each() -> None:
    found = head(
        "<meta property='og:Title' content=A><meta name=author content=B><meta name=author content=C><meta content=D>"
    )
    assert found.meta == {"og:title": "A", "author": "B"}


def test_only_scripts_with_data_are_kept() -> None:
    raw = "<script>a = '<p>'</script><script type='application/ld+json'>{\"a\": \"<b>\"}</script>"
    assert head(raw).scripts == ['{"a": "<b>"}']


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("<title>Home &amp; care | Echo</title>", "Home & care | Echo"),
        ("<title> </title><svg><title>Logo</title></svg>", "Logo"),
        ("<p>a</p>", None),
    ],
)
def test_first_title_with_words_counts(raw, title) -> None:
    assert head(raw).title == title


@pytest.mark.parametrize(
    ("raw", "author"),
    [
        ("<p><a rel='nofollow author' href=/jo>Jo <b>Fry</b></a>, Echo</p>", "Jo Fry"),
        ("<a rel=author><img src=a.jpg></a><a rel=author>Jo Fry</a><a rel=author>Al Ray</a>", "Jo Fry"),
        ("<a rel=nofollow>Jo Fry</a>", None),
    ],
)
def test_first_author_link_with_words_counts(raw, author) -> None:
    assert head(raw).author == author


def test_times_above_and_below_the_headline_are_told_apart() -> None:
    found = head("<time datetime=2024-01-01></time><h1>Head</h1><time datetime=2024-05-03>3 May</time><time>now</time>")
    assert (found.early_times, found.times) == (["2024-01-01"], ["2024-05-03"])


@pytest.mark.parametrize("around", ["<nav>{}</nav>", "<div class=related><p>{}</p></div>", "<footer>{}</footer>"])
def test_times_elsewhere_are_none_of_the_articles(around) -> None:
    assert head(f"<h1>Head</h1>{around.format('<time datetime=2024-05-03>3 May</time>')}").times == []


def test_address_and_language() -> None:
    found = head("<html lang=en-GB><link rel=stylesheet href=a.css><link rel=canonical href=https://vale.example/1>")
    assert (found.canonical, found.language) == ("https://vale.example/1", "en-GB")


def test_titles_are_what_the_page_calls_itself() -> None:
    raw = "<title>Home\n rated  good | Echo</title><meta property=og:title content='Home &amp;amp; garden'><meta name=twitter:title content=''>"
    assert head(raw).titles == ["Home & garden", "Home rated good | Echo"]

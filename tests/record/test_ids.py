from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.record.ids import PartIds, article_id
from tests.builders import page_of

SAME = {
    "comma": ("We are proud, of staff.", "We are proud of staff"),
    "case": ("We ARE proud of staff", "we are proud of staff"),
    "marks": ("we “are” proud of ‘staff’", "we \"are\" proud of 'staff'"),
    "white space": ("we are\u00a0proud\n of staff", "we are proud of staff"),
    "ligature": ("a ﬁne o\ufb03ce", "a fine office"),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_part_keeps_its_id_when_only_the_print_changes(pair):
    first, second = (PartIds("a").give("quote", words) for words in pair)
    assert first == second


def test_part_id_tells_kind_words_article_and_count_apart():
    ids = PartIds("a")
    given = [ids.give("quote", "x"), ids.give("quote", "x"), ids.give("finding", "x"), ids.give("quote", "y")]
    given.append(PartIds("b").give("quote", "x"))
    assert len(set(given)) == len(given)


def test_words_that_are_split_otherwise_differ():
    assert PartIds("a").give("judgement", "good", None) != PartIds("a").give("judgement", None, "good")


@given(st.text(), st.text())
def test_part_id_is_short_and_plain_whatever_the_words(article, words):
    found = PartIds(article).give("quote", words)
    assert found.startswith("q-")
    assert found.isascii()
    assert len(found) == 14


URLS = {
    "scheme": "http://example.org/news/a",
    "www": "https://www.example.org/news/a",
    "case of the host": "https://EXAMPLE.org/news/a",
    "final slash": "https://example.org/news/a/",
    "fragment": "https://example.org/news/a#top",
    "tracking": "https://example.org/news/a?utm_source=x&fbclid=y",
}


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
def test_article_keeps_its_id_over_spellings_of_its_url(url):
    page = page_of("Text.", url="https://example.org/news/a")
    other = page_of("Other text.", id="elsewhere/b.html", url=url)
    assert article_id(other) == article_id(page)


def test_article_of_another_query_is_another():
    first, second = (page_of("Text.", url=f"https://example.org/?id={n}") for n in (1, 2))
    assert article_id(first) != article_id(second)


OTHERS = {
    "key without a value": "https://example.org/?b",
    "fragment with a bang": "https://example.org/#!b",
    "fragment that is a path": "https://example.org/#/b",
}


@pytest.mark.parametrize("url", OTHERS.values(), ids=OTHERS)
def test_what_names_the_page_tells_articles_apart(url):
    first, second = page_of("Text.", url=url[:-1] + "a"), page_of("Text.", url=url)
    assert len({article_id(first), article_id(second), article_id(page_of("Text."))}) == 3


NO_PAGE = {
    "front page of a script": "https://example.org/#!/",
    "broken": "http://[x",
    "relative": "/news/a",
    "front page": "https://example.org/",
    "word": "home",
    "blank": " ",
}


@pytest.mark.parametrize("url", NO_PAGE.values(), ids=NO_PAGE)
def test_url_that_names_no_page_counts_for_nothing(url):
    assert article_id(page_of("Text.", url=url)) == article_id(page_of("Text."))


@given(st.text())
def test_any_url_gives_an_id(url):
    assert article_id(page_of("Text.", url=url)).isalnum()


def test_article_without_url_is_known_by_its_path():
    assert article_id(page_of("Text.")) == article_id(page_of("Changed."))
    assert article_id(page_of("Text.")) != article_id(page_of("Text.", id="b.txt"))


@pytest.mark.parametrize("name", ["", "-"])
def test_article_without_path_is_known_by_its_words(name):
    assert article_id(page_of("A text.", id=name)) == article_id(page_of("a Text", id=name))
    assert article_id(page_of("A text.", id=name)) != article_id(page_of("Another.", id=name))


def test_url_of_the_caller_serves_where_the_page_names_none():
    page = page_of("Text.")
    called = replace(page, source=replace(page.source, url="https://example.org/a"))
    assert article_id(called) == article_id(page_of("Text.", url="https://example.org/a"))

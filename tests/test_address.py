from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.address import bare_url, host_of

ONE_PAGE = {
    "scheme": "http://example.org/news/a",
    "www": "https://www.example.org/news/a",
    "final slash": "https://example.org/news/a/",
    "tracking": "https://example.org/news/a?utm_source=x",
    "place on the page": "https://example.org/news/a#top",
}


@pytest.mark.parametrize("url", ONE_PAGE.values(), ids=ONE_PAGE)
def test_spellings_of_one_address_are_one(url) -> None:
    assert bare_url(url) == bare_url("https://example.org/news/a") != bare_url("https://example.org/news/b")


@pytest.mark.parametrize("url", ["", "/news/a", "https://example.org/", "https://[broken"])
def test_what_names_no_page_is_nothing(url) -> None:
    assert bare_url(url) == ""


HOSTS = {
    "https://www.Example.org/news/a": "example.org",
    "http://user@news.example.org:8080/": "news.example.org",
    "//example.org/a": "example.org",
    "/news/a": "",
    "https://[broken": "",
    "": "",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items())
def test_host_is_told_without_www_user_and_port(url, host) -> None:
    assert host_of(url) == host


@given(st.text())
def test_any_text_is_read(url) -> None:
    assert "/" not in host_of(url)
    bare_url(url)

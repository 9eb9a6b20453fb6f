from __future__ import annotations

import pytest

from pipeline.clean.jsonld import name_of, read_jsonld


def test_article_and_site_are_found_in_a_graph() -> None:
    article, site = read_jsonld(
        ['{"@graph": [{"@type": "NewsArticle", "headline": "H"}, {"@type": "WebSite", "name": "Vale Echo"}]}']
    )
    assert (article["headline"], site["name"]) == ("H", "Vale Echo")


@pytest.mark.parametrize(
    "script",
    [
        '[{"@type": ["Thing", "ReportageNewsArticle"], "headline": "H"}]',
        '{"@type": "NewsArticle", "headline": "H",}',
        '<!-- {"@type": "NewsArticle", "headline": "H"} -->',
        '{"@type": "NewsArticle", "headline": "H", "author": {"name": "unquoted" inside}',
        '{"@type": "NewsArticle", "headline": "H", "description": "line\nbreak"}',
        '{"headline": "H"}',
    ],
    ids=["list", "trailing comma", "comment", "broken", "line break", "without type"],
)
def test_headline_is_found_also_in_broken_documents(script) -> None:
    assert read_jsonld([script])[0]["headline"] == "H"


@pytest.mark.parametrize("script", ["", "null", "[1, [2]]", "{", '"text"', "[" * 100_000, '{"@type": 3}'])
def test_nothing_is_found_and_nothing_raised(script) -> None:
    assert read_jsonld([script]) in [({}, {}), ({}, {})]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Jo Fry", "Jo Fry"),
        ({"name": " Jo Fry "}, "Jo Fry"),
        ([{"name": "Jo Fry"}, "Al Ray", {"name": "Jo Fry"}], "Jo Fry, Al Ray"),
        ({"name": 3}, None),
        ([], None),
        (None, None),
    ],
)
def test_name_of_a_person_or_body(value, name) -> None:
    assert name_of(value) == name

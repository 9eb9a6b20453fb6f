from __future__ import annotations

import pytest

from pipeline.clean.jsonld import Data, name_of, read_jsonld


def test_article_and_site_are_found_in_a_graph() -> None:
    data = read_jsonld(
        ['{"@graph": [{"@type": "NewsArticle", "headline": "H"}, {"@type": "WebSite", "name": "Vale Echo"}]}']
    )
    assert (data.article["headline"], data.site["name"]) == ("H", "Vale Echo")


@pytest.mark.parametrize(
    "script",
    [
        '[{"@type": ["Thing", "ReportageNewsArticle"], "headline": "H"}]',
        '{"@type": "NewsArticle", "headline": "H",}',
        '<!-- {"@type": "NewsArticle", "headline": "H"} -->',
        '{"@type": "NewsArticle", "headline": "H", "author": {"name": "unquoted" inside}',
        '{"@type": "NewsArticle", "headline": "H", "description": "line\nbreak"}',
        '{"headline": "H"}',
        '{"@type": "WebSite", "name": "Vale Echo"};\n{"@type": "NewsArticle", "headline": "H"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;H&quot;}",
    ],
    ids=["list", "trailing comma", "comment", "broken", "line break", "without type", "several", "escaped"],
)
def test_headline_is_found_also_in_broken_documents(script) -> None:
    assert read_jsonld([script]).article["headline"] == "H"


@pytest.mark.parametrize("script", ["", "null", "[1, [2]]", "{", '"text"', "[" * 100_000, '{"@type": 3}'])
def test_nothing_is_found_and_nothing_raised(script) -> None:
    assert read_jsonld([script]) == Data()


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


def test_article_of_the_page_is_told_from_others() -> None:
    script = '[{"@type": "NewsArticle", "headline": "Pool"}, {"@type": "NewsArticle", "headline": "Home &amp; care"}]'
    assert read_jsonld([script]).article["headline"] == "Pool"
    assert read_jsonld([script], {"Home & care", "H"}).article["headline"] == "Home &amp; care"


def test_author_that_is_only_referred_to_is_found() -> None:
    script = '{"@graph": [{"@type": "Article", "author": [{"@id": "#jo"}]}, {"@type": "Person", "@id": "#jo", "name": "Jo Fry"}]}'
    assert name_of(read_jsonld([script]).article["author"]) == "Jo Fry"
    assert name_of(read_jsonld(['{"@type": "Article", "author": {"@id": "#al"}}']).article["author"]) is None


def test_marks_inside_a_broken_value_belong_to_it() -> None:
    assert (
        read_jsonld(['{"headline": "Home rated "good" again", "url": "u"}']).article["headline"]
        == 'Home rated "good" again'
    )

from __future__ import annotations

import re
from html.parser import HTMLParser

from pipeline.review.error_page import error_page
from pipeline.review.evaluation import Evaluation, Measured, evaluate
from pipeline.review.sheet import Flaw, Spot, Tally
from tests.review.test_evaluation import entry
from tests.review.told import article, gold_row

NASTY = '</mark><script>alert(1)</script>"><img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    return tags


def test_page_tells_figures_and_each_error_with_the_words_around_it():
    row = gold_row() | {"findings": gold_row()["findings"][:1], "inspection": {"provider": "Elsewhere"}}
    page = error_page(evaluate([(entry(row), article()), (entry(gold_row(), "gone"), None)]))
    text = " ".join(" ".join(read(page).text).split())
    assert "2 articles with gold" in text
    assert "No record , so that all is missed: gone" in text
    assert re.search(r"spurious findings record line 3, \d+–\d+ got weakness Anytown is", text)
    assert re.search(r"said plans are clear but ?reviews are late ?on 12 July 2024", text)
    assert "wanted Elsewhere got Anytown" in text


def test_whatever_stands_in_a_record_is_text():
    spot = Spot(NASTY, 0, 5, "record", NASTY, NASTY)
    measured = Measured(NASTY, NASTY, NASTY, {NASTY: Tally(1, 2, 3)}, [Flaw("findings", "wrong", spot, NASTY, None)])
    page = error_page(Evaluation([measured]))
    tags = read(page)
    assert {tag for tag, _ in tags.seen} & {"script", "img", "link", "iframe"} == set()
    assert page.count("&lt;script&gt;") == "".join(tags.text).count("<script>") == 8
    assert "".join(tags.text).count("nothing") == 1


def test_page_needs_no_network_and_fits_light_and_dark():
    page = error_page(evaluate([(entry(gold_row()), article())]))
    assert "://" not in page
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert page == error_page(evaluate([(entry(gold_row()), article())]))


def test_links_lead_to_articles():
    tags = read(error_page(evaluate([(entry(gold_row()), None), (entry(gold_row(), "b"), None)]))).seen
    links = [attrs["href"] for tag, attrs in tags if tag == "a"]
    assert links == ["#a0", "#a1"]
    assert [f"#{attrs['id']}" for tag, attrs in tags if tag == "h2"] == links


def test_kind_with_errors_can_be_chosen():
    row = gold_row() | {"findings": gold_row()["findings"][:1], "inspection": {"provider": "Elsewhere"}}
    page = error_page(evaluate([(entry(row), article())]))
    seen = read(page).seen
    chosen = {attrs["id"] for tag, attrs in seen if tag == "input"}
    errors = [attrs["class"] for tag, attrs in seen if tag == "li" and "class" in attrs][1:]
    assert chosen == {"all", "kind0", "kind1", "kind2", "kind3", "kind4"}
    assert errors == ["kind0", "kind1", "kind2", "kind3", "kind4"]
    assert {attrs["class"] for tag, attrs in seen if tag == "section"} == {" ".join(errors)}
    assert "main:has(#kind0:checked) :is(nav li, section, ul.errors > li):not(.kind0)" in page

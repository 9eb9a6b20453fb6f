from __future__ import annotations

import io
import json
import re

from pipeline.review.changes import ArticleDiff
from pipeline.review.compare import compare
from pipeline.review.compared import Compared
from pipeline.review.pages import diff_page, report_page
from tests.review.made import EVIL, hostile, story

OLD = story()
NEW = story(judgements=[OLD.model_dump(mode="json")["judgements"][0] | {"grade": "outstanding"}])


def written(articles, name="records"):
    file = io.BytesIO()
    report_page(file, iter(articles), name)
    return file.getvalue().decode("utf-8")


def compared(pairs):
    file = io.BytesIO()
    diff_page(file, iter(pairs), "before", "after")
    return file.getvalue().decode("utf-8")


def data(page, name):
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


def test_page_holds_each_article_once_in_order():
    page = written([story(2), story(1)])
    assert [row["path"] for row in data(page, "rows")] == ["a/2.html", "a/1.html"]
    assert data(page, "texts") == [story(2).text, story(1).text]
    assert [line["id"] for line in data(page, "parts")] == [story(2).id, story(1).id]
    assert page.count("We are proud of our staff") == 2


def test_parts_are_an_article_a_line():
    page = written([story(1), story(2), story(3)])
    block = re.search(r'id="parts">(.*?)</script>', page, re.DOTALL)[1]
    lines = block.strip().split("\n")
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 5)


def test_no_article_makes_an_empty_page():
    page = written([])
    assert [data(page, name) for name in ("rows", "texts", "parts")] == [[], [], []]


def test_articles_are_not_held_until_the_end():
    given = []

    def articles():
        for number in range(3):
            given.append(number)
            yield story(number)

    class Noting(io.BytesIO):
        def writelines(self, pieces):
            for piece in pieces:
                seen.extend([len(given)] if b'"quotes"' in piece else [])
                self.write(piece)

    seen = []
    report_page(Noting(), articles(), "records")
    assert seen[0] < 3


def test_same_records_make_the_same_bytes():
    assert written([story(1), story(2)]) == written([story(1), story(2)])


def test_digest_tells_records_apart():
    digests = {data(written(given), "run")["digest"] for given in ([OLD], [NEW], [OLD, NEW])}
    assert len(digests) == 3


def test_records_with_one_id_have_keys_of_their_own():
    assert [row["key"] for row in data(written([OLD, NEW, OLD]), "rows")] == [OLD.id, f"{OLD.id}.2", f"{OLD.id}.3"]


def test_name_of_the_run_is_no_markup():
    page = written([OLD], name=EVIL)
    assert data(page, "run")["name"] == EVIL
    assert page.count("<script") == written([OLD]).count("<script")
    assert "<img" not in page


def test_hostile_record_adds_no_element():
    assert re.findall(r"<\w+", written([hostile()])) == re.findall(r"<\w+", written([OLD]))


def test_page_has_no_address_but_its_own_namespace():
    found = set(re.findall(r"https?://[^\s\"'`)]+", written([OLD])))
    assert found == {"http://www.w3.org/2000/svg"}


def test_report_compares_nothing():
    page = written([OLD])
    assert 'id="f-changed"' not in page
    assert data(page, "run")["old"] is None


def test_diff_holds_both_records_where_they_differ():
    page = compared([Compared(OLD, NEW, compare(OLD, NEW))])
    (line,) = data(page, "parts")
    assert line["judgements"][0]["grade"] == "outstanding"
    assert line["before"]["judgements"][0]["grade"] == "good"
    assert line["before"]["text"] == OLD.text
    assert [change["category"] for change in line["changes"]] == ["grade"]
    assert data(page, "rows")[0]["change"] == {"status": "changed", "count": 1, "fault": "", "broken": 0}
    assert (data(page, "run")["old"], data(page, "run")["new"]) == ("before", "after")


def test_diff_holds_what_is_the_same_once():
    page = compared([Compared(None, OLD, ArticleDiff(OLD.id, "a", "same", "x", "y"))])
    assert data(page, "rows")[0]["change"]["status"] == "same"
    assert not {"before", "changes"} & data(page, "parts")[0].keys()


def test_diff_passes_over_what_neither_run_can_show():
    broken = ArticleDiff(None, "a", "unreadable", "x", "y", fault="is wrong")
    page = compared([Compared(None, None, broken), Compared(OLD, None, ArticleDiff(OLD.id, "a", "removed", "x", None))])
    assert [row["id"] for row in data(page, "rows")] == [OLD.id]

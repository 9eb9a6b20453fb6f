from __future__ import annotations

from collections import Counter

import pytest

from pipeline.cli.summary import summary
from pipeline.run.report import Report
from pipeline.store.state import Failure

EMPTY = Failure("a", "empty", "is empty")


def test_summary_counts_articles_parts_and_failures_by_kind():
    parts = Counter(quotes=1, speakers=1200, findings=3)
    report = Report(done=1, skipped=2, failures=[EMPTY], parts=parts, seconds=3.14)
    assert summary(report).splitlines() == [
        "1 article done, 1 failed, 2 skipped in 3.1 seconds, 0.3 a second",
        "1 quote, 1,200 speakers, 0 judgements, 3 findings",
        "failed: 1 empty",
    ]


def test_summary_says_that_nothing_changed():
    assert summary(Report(skipped=1)).splitlines()[0] == "nothing changed: 1 article up to date"


def test_summary_without_anything_done_tells_no_rate():
    report = Report(skipped=2, failures=[EMPTY], seconds=0.5)
    assert summary(report).splitlines()[0] == "0 articles done, 1 failed, 2 skipped in 0.5 seconds"


def test_summary_says_which_failures_were_not_tried_again_and_what_tries_them():
    failures = [EMPTY, Failure("b", "timeout", "x"), Failure("c", "empty", "x")]
    report = Report(done=1, failures=failures, quarantined=2, seconds=1.0)
    told = "failed: 2 empty, 1 timeout; 2 not tried again: nothing has changed (inspectext retry)"
    assert summary(report).splitlines()[-1] == told


def test_summary_gives_the_share_of_the_stages_that_matter_the_largest_first():
    stages = {"read": 0.049, "clean": 1.0, "parser": 7.9, "quotes": 0.5, "text": 0.551}
    told = summary(Report(done=1, seconds=9.0, stages=stages)).splitlines()[-1]
    assert told == "time: parser 79%, clean 10%, text 6%, quotes 5%"


@pytest.mark.parametrize("stages", [{}, {"read": 0.0}])
def test_summary_is_silent_about_stages_that_took_no_time(stages):
    assert "time:" not in summary(Report(done=1, stages=stages))


def test_summary_names_what_is_gone():
    report = Report(skipped=2, gone=["b.txt"])
    assert summary(report).splitlines()[:2] == [
        "1 input gone since an earlier run, records kept (--prune removes them): b.txt",
        "nothing changed: 2 articles up to date",
    ]


def test_summary_names_only_the_first_that_were_pruned_and_does_not_say_that_nothing_changed():
    report = Report(skipped=2, gone=["a", "b", "c\nc", "d", "e"], pruned=5)
    assert summary(report).splitlines()[:2] == [
        "5 inputs gone since an earlier run, records removed: a, b, c\\nc and 2 more",
        "0 articles done, 0 failed, 2 skipped in 0.0 seconds",
    ]


def test_summary_names_what_came_twice():
    report = Report(done=2, duplicates={"x": ["a.txt", "b.txt"]})
    assert summary(report).splitlines()[0] == "one article, read 2 times: a.txt, b.txt"


def test_summary_names_only_the_first_of_many_duplicates():
    report = Report(done=10, duplicates={str(n): ["a.txt", "b.txt"] for n in range(5)})
    lines = summary(report).splitlines()
    assert len(lines) == 6
    assert lines[3] == "and 2 more articles read several times: see manifest.json"


def test_summary_shortens_an_article_that_came_often():
    report = Report(done=10, duplicates={"x": [f"{n}.txt" for n in range(1200)]})
    assert summary(report).splitlines()[0] == "one article, read 1,200 times: 0.txt, 1.txt, 2.txt and 1,197 more"

from __future__ import annotations

from collections import Counter

from pipeline.cli.summary import summary
from pipeline.run.batch import Report
from pipeline.run.failures import Failure


def test_summary_counts_articles_and_parts():
    parts = Counter(quotes=1, speakers=1200, findings=3)
    report = Report(done=1, skipped=2, failures=[Failure("a", "empty", "is empty")], parts=parts, seconds=3.14)
    assert summary(report).splitlines() == [
        "1 article done, 1 failed, 2 skipped in 3.1 seconds",
        "1 quote, 1,200 speakers, 0 judgements, 3 findings",
    ]


def test_summary_says_that_nothing_changed():
    assert summary(Report(skipped=1)).splitlines()[0] == "nothing changed: 1 article up to date"


def test_summary_names_what_came_twice():
    report = Report(done=2, duplicates={"x": ["a.txt", "b.txt"]})
    assert summary(report).splitlines()[0] == "one article, read 2 times: a.txt, b.txt"


def test_summary_names_only_the_first_of_many_duplicates():
    report = Report(done=10, duplicates={str(n): ["a.txt", "b.txt"] for n in range(5)})
    lines = summary(report).splitlines()
    assert len(lines) == 6
    assert lines[3] == "and 2 more articles read several times: see manifest.json"

from __future__ import annotations

from pipeline.review.measures.text import CLEAN
from tests.review.told import TEXT, article, counts, flaws, measured

WORDS = 27


def test_same_text_is_right():
    assert counts(measured({}, article()), CLEAN) == (WORDS, WORDS, WORDS)


def test_words_that_are_missing_or_extra_are_told_as_stretches():
    wanted = TEXT.replace("Anytown is rated good", "Today Anytown is rated very good") + " The end"
    result = measured({}, article(TEXT + "\n\nShare this page"), wanted)
    assert counts(result, CLEAN) == (WORDS, WORDS + 4, WORDS + 3)
    assert flaws(result, CLEAN) == [
        ("missed", "Today"),
        ("missed", "very"),
        ("spurious", "Share this page"),
        ("missed", "The end"),
    ]
    assert [flaw.at.side for flaw in result.flaws] == ["gold", "gold", "record", "gold"]


def test_lines_that_may_go_do_not_count():
    wanted = f"By Bo\n{TEXT}\nShare"
    lines = [{"n": 1, "keep": "either"}, {"n": wanted.count("\n") + 1, "keep": False}]
    assert counts(measured({"lines": lines}, article(), wanted), CLEAN) == (WORDS, WORDS, WORDS)
    kept = article(TEXT + "\n\nShare")
    assert counts(measured({"lines": lines}, kept, wanted), CLEAN) == (WORDS, WORDS, WORDS + 1)


def test_without_record_all_is_missed():
    assert counts(measured({}, None), CLEAN) == (0, WORDS, 0)

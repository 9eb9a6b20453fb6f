from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told


@pytest.mark.parametrize(
    "text",
    [
        "MP Helen Bell asked for a meeting.\n\n“Yes,” the Conservative member for Hill said.",
        "Helen Bell, MP for Hill, asked for a meeting.\n\n“Yes,” the backbencher said.",
        "Cllr Helen Bell asked for a meeting.\n\n“Yes,” the councillor said.",
        "“Yes,” the member for Hill said.\n\nMP Helen Bell asked for a meeting.",
        "Helen Bell, general secretary of the Cooks’ Union, wrote.\n\n“Yes,” the union leader said.",
    ],
    ids=["constituency", "backbencher", "title", "after", "union"],
)
def test_office_in_other_words_is_the_person_near_by(text):
    assert name_of(told(text, ("Yes,", "said"))) == "Helen Bell"


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Helen Bell asked for a meeting.\n\n“Yes,” the opposition councillor said.",
        "Helen Bell, Labour MP for Hill, wrote.\n\n“Yes,” the Conservative member for Ash said.",
        "MP Helen Bell met MP Tom Hall.\n\n“Yes,” the backbencher said.",
        "MP Helen Bell wrote.\n\nRain fell.\n\n“Yes,” the backbencher said.",
        "MP Helen Bell wrote.\n\n“Yes,” the member of staff said.",
        "MP Helen Bell wrote.\n\n“Yes,” a councillor said.",
    ],
    ids=["another rank", "another party", "two", "far", "no office", "indefinite"],
)
def test_description_that_may_be_of_another_stays_nameless(text):
    assert name_of(told(text, ("Yes,", "said"))) != "Helen Bell"


def test_chief_inspector_is_who_speaks_in_the_foreword():
    text = "Plans are late, the Chief Inspector of Probation wrote.\n\n“Yes,” Helen Bell said in her foreword to it."
    result = told(text, ("Plans are late", "wrote", "indirect"), ("Yes,", "said"))
    assert (name_of(result, 0), name_of(result, 1)) == ("Helen Bell", "Helen Bell")
    assert len(result.speakers) == 1


@pytest.mark.parametrize("told_of", ["Helen Bell", "Helen Bell, a head teacher,"])
def test_nobody_else_is_the_chief_inspector(told_of):
    end = "said." if told_of == "Helen Bell" else "said in her foreword to it."
    text = f"Plans are late, the Chief Inspector of Probation wrote.\n\n“Yes,” {told_of} {end}"
    assert name_of(told(text, ("Plans are late", "wrote", "indirect"), ("Yes,", "said"))) != "Helen Bell"

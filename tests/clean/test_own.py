from __future__ import annotations

from pipeline.clean.lines import to_units
from pipeline.clean.own import own_weights
from pipeline.lexicons.boilerplate import Reason
from tests.clean.sites_for_tests import FOOT, MENU, STORY

TABLE = ("Ann Fry 12 points from 3", "Bo Lee 11 points from 4", "Cy Moor 9 points from 4")
SOURCES = ("Report of the county, May 2024", "Letter to the trust, 3 June 2024")


def weighed(lines, repeated, weight=-13.0, **known) -> dict[str, float]:
    """Give the weight of each line; all had the same one before."""
    units = to_units("\n".join(lines))
    reasons = [known.get(f"line{number}") for number in range(len(units))]
    found = own_weights(units, reasons, [line in repeated for line in lines], [weight] * len(units))
    return dict(zip(lines, found, strict=True))


def test_weights_stay_where_nothing_is_repeated() -> None:
    assert set(weighed((*MENU, *STORY), ()).values()) == {-13.0}


def test_tables_between_repeated_lines_speak_for_the_article() -> None:
    found = weighed((*MENU, *TABLE, "Ends", *FOOT), (*MENU, *FOOT))
    assert [found[line] for line in TABLE] == [1.0] * 3
    assert found["Ends"] == -1.0


def test_short_lines_amid_sentences_speak_for_nothing() -> None:
    found = weighed((*MENU, *STORY, *FOOT), (*MENU, *FOOT))
    assert found[STORY[0]] == 0.0


def test_little_that_is_known_tells_nothing_of_the_rest() -> None:
    found = weighed((MENU[0], *TABLE, *STORY), (MENU[0],))
    assert [found[line] for line in TABLE] == [-13.0] * 3


def test_row_without_a_sentence_elsewhere_speaks_for_nothing() -> None:
    found = weighed((*MENU, *STORY, "Sources", *SOURCES, *FOOT), (*MENU, "Sources", *FOOT), weight=20.0)
    assert [found[line] for line in SOURCES] == [-1.0] * 2
    assert [found[line] for line in STORY] == [20.0] * 4


def test_repeated_prose_speaks_for_nothing() -> None:
    assert weighed((*MENU, *STORY, *FOOT), (*MENU, *FOOT), weight=20.0)[FOOT[1]] == 0.0


def test_few_repeated_lines_between_others_speak_no_louder_than_one() -> None:
    aside = ("Read more", "Pool to open", "Sign in", "Send")
    known = {f"line{number}": Reason.RELATED for number in (2, 3)} | {"line4": Reason.REPEATED_ON_SITE}
    found = weighed((*STORY[:2], *aside, *STORY[2:]), aside, weight=-30.0, **known)
    assert round(sum(found[line] for line in aside), 6) == -13.0
    at_the_end = weighed((*STORY, *MENU), MENU, line4=Reason.NAVIGATION)
    assert {at_the_end[line] for line in MENU} == {-13.0}

from __future__ import annotations

import pytest

from pipeline.clean.furniture import mark_edges, mark_runs, runs
from pipeline.clean.lines import to_units
from pipeline.clean.site import Repeats
from pipeline.lexicons.boilerplate import Reason
from tests.clean.sites_for_tests import FOOT, MENU, STORY

ABOUT = "Bell Care runs forty homes in nine counties and has its seat in Upton."
ASIDE = ("Sign up with us", "Your name", "Send")


def dropped(lines, repeated, mark, *, pages=1, counts=1, **known) -> list[str]:
    """Give the lines that are dropped; those of `known` are boilerplate already, by number."""
    units = to_units("\n".join(lines))
    hits = [line in repeated for line in lines]
    reasons = [known.get(f"line{number}") for number in range(len(units))]
    mark(units, reasons, hits, Repeats(tuple(counts * hit for hit in hits), pages))
    return [unit.text for unit, reason in zip(units, reasons, strict=True) if reason is Reason.REPEATED_ON_SITE]


def test_repeated_lines_at_the_ends_of_a_page_go() -> None:
    assert dropped((*MENU, *STORY, FOOT[0]), (*MENU, FOOT[0]), mark_runs) == [*MENU, FOOT[0]]


def test_repeated_prose_at_the_ends_stays_for_now() -> None:
    assert dropped((*STORY, *FOOT), FOOT, mark_runs) == list(FOOT[2:])


def test_single_line_and_row_inside_the_story_stay_for_now() -> None:
    assert dropped((*STORY[:2], "Reaction", *STORY[2:]), ("Reaction",), mark_runs) == []
    areas = ("Safety", "Health and care", "Purposeful activity")
    assert dropped((*STORY[:2], *areas, *STORY[2:]), areas, mark_runs) == []


def test_row_inside_the_story_with_known_boilerplate_goes() -> None:
    lines = (*STORY[:2], *ASIDE, *STORY[2:])
    assert dropped(lines, ASIDE, mark_runs, line3=Reason.FORM) == [ASIDE[0], ASIDE[2]]
    assert dropped((*STORY[:2], *ASIDE[:2], *STORY[2:]), ASIDE, mark_runs, line3=Reason.FORM) == []


@pytest.mark.parametrize(("pages", "counts", "goes"), [(4, 4, False), (8, 4, False), (8, 5, True)])
def test_row_inside_the_story_goes_where_most_of_several_pages_have_it(pages, counts, goes) -> None:
    found = dropped((*STORY[:2], *ASIDE, *STORY[2:]), ASIDE, mark_runs, pages=pages, counts=counts)
    assert found == (list(ASIDE) if goes else [])


@pytest.mark.parametrize("led", [True, False], ids=["lead-in repeated", "lead-in of its own"])
def test_list_under_a_lead_in_stays_however_many_pages_have_it(led) -> None:
    listed = ("They asked whether it was:", "safe", "kind", "well run")
    repeated = listed if led else listed[1:]
    assert dropped((*STORY[:2], *listed, *STORY[2:]), repeated, mark_runs, pages=9, counts=9) == []


def test_runs_hold_known_boilerplate_and_end_at_prose() -> None:
    units = to_units("\n".join((*MENU[:2], *STORY[:2], *FOOT)))
    reasons = [None, Reason.NAVIGATION, *[None] * 6]
    assert list(runs(units, reasons, [True, False, False, False, *[True] * 4])) == [
        range(2),
        range(4, 5),
        range(6, 8),
    ]


def test_repeated_line_above_or_below_the_story_goes_and_inside_it_stays() -> None:
    for place, goes in ((1, True), (2, False), (3, False), (4, True)):
        lines = (*STORY[:place], "Shared", *STORY[place:])
        assert dropped(lines, ("Shared",), mark_edges) == (["Shared"] if goes else []), place


def test_lead_in_of_what_stays_is_kept_at_the_edge() -> None:
    assert dropped((STORY[0], "Ofsted said:", *STORY[1:]), ("Ofsted said:",), mark_edges) == []


@pytest.mark.parametrize(("counts", "goes"), [(4, False), (5, True)])
def test_prose_at_the_edge_goes_where_many_pages_have_it(counts, goes) -> None:
    assert dropped((*STORY, ABOUT), (ABOUT,), mark_edges, pages=9, counts=counts) == ([ABOUT] if goes else [])
    assert dropped((*STORY[:2], ABOUT, *STORY[2:]), (ABOUT,), mark_edges, pages=9, counts=9) == []


def test_prose_below_notes_to_editors_stays() -> None:
    assert dropped((*STORY, "Notes to editors", ABOUT), (ABOUT,), mark_edges, pages=9, counts=9) == []


def test_paragraph_alone_amid_boilerplate_goes() -> None:
    around = (*STORY[:2], ASIDE[0], ABOUT, *ASIDE[1:], *STORY[2:])
    assert ABOUT in dropped(around, (ABOUT, *ASIDE), mark_edges)
    assert dropped((*STORY[:2], ASIDE[0], ABOUT, *STORY[2:]), (ABOUT, *ASIDE), mark_edges) == []


def test_repetition_is_the_reason_outside_the_article() -> None:
    found = dropped((*STORY, *FOOT), FOOT, mark_edges, line4=Reason.OUTSIDE_ARTICLE, line5=Reason.OUTSIDE_ARTICLE)
    assert found[:2] == list(FOOT[:2])


def test_page_without_a_sentence_of_its_own_loses_nothing() -> None:
    assert dropped(STORY, STORY, mark_edges, counts=9, pages=9) == []

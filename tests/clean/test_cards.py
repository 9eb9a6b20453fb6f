from __future__ import annotations

from pipeline.clean.cards import mark_cards
from pipeline.clean.context import Reasons
from pipeline.clean.tree import read_tree
from tests.clean.marked import PROSE, marked


def test_card_reaches_from_headline_to_link() -> None:
    card = f"Village shop opens again\n12/10/2021\n{PROSE}\nRead Full Story"
    assert marked(f"{PROSE}\n\n{card}", mark_cards) == [None, "related", "date", "related", "related"]


def test_link_alone_makes_no_card() -> None:
    assert marked(f"A sub-heading stands here\n{PROSE}\nRead more", mark_cards) == [None, None, "related"]


def test_single_paragraph_that_breaks_off_is_no_card() -> None:
    lead = "We asked the head of the school what comes next, and this is what she told us…"
    assert marked(f"Ten questions for the head\n{lead}\n{PROSE}", mark_cards) == [None, None, None]
    twice = f"Ten questions for the head\n{lead}\nPool to open in June\nSwimmers had mixed feelings when they were told of the plan for it…"
    assert marked(f"{twice}\n{PROSE}", mark_cards) == [*["related"] * 4, None]


def test_paragraph_in_the_flow_of_a_page_is_no_card() -> None:
    cards = "<p>The pool is to open in June…</p>"
    lead = "We asked the head of the school what comes next, and this is what she told us…"
    units = read_tree(
        f"<div><h4>Ten questions</h4><p>{lead}</p><p>{PROSE}</p><h4>More of them</h4><p>{lead}</p><p>{PROSE}</p></div>{cards}"
    ).units
    reasons: Reasons = [None] * len(units)
    mark_cards(units, reasons)
    assert reasons == [None] * len(units)

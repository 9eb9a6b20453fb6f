from __future__ import annotations

from pipeline.clean.decide import decide_page, decide_text
from pipeline.clean.lines import to_units
from pipeline.clean.tree import read_tree

STORY = (
    "Larkfield home rated good",
    "The home in Larkfield is safe, inspectors have found, and staff are kind to all who live there.",
    "“We are proud of the rating,” the manager said, “and we thank our staff for their work.”",
)


def kept(text: str) -> tuple[str, ...]:
    units = to_units(text)
    return tuple(unit.text for unit, reason in zip(units, decide_text(units), strict=True) if reason is None)


def test_lines_above_the_headline_go_with_the_menu() -> None:
    assert kept("\n".join(("THE ECHO", "Home | News | Sport", *STORY))) == STORY


def test_short_lines_stay_where_nothing_is_boilerplate() -> None:
    lines = ("THE ECHO", *STORY, "Safe: good", "Well-led")
    assert kept("\n".join(lines)) == lines


def test_lines_below_the_article_go_with_the_footer() -> None:
    assert kept("\n".join((*STORY, "Pool to open in June", "© 2024 Larkfield Echo"))) == STORY


def test_short_sentence_that_closes_the_article_stays() -> None:
    closing = "The trust declined to comment."
    assert kept("\n".join((*STORY, closing, "Related", "Pool to open in June", "© 2024 Larkfield Echo"))) == (
        *STORY,
        closing,
    )


def test_masthead_topics_and_teasers_go_together() -> None:
    furniture = ("Vale Post | News for everyone in the vale and beyond", "Home | News | Sport")
    assert kept("\n".join((*furniture, *STORY, "READ MORE ON CARE", "Pool to open again", "Larkfield"))) == STORY


def test_standfirst_between_headline_and_text_stays() -> None:
    standfirst = "Praise for staff after years of trouble at the home"
    lines = ("Home | News | Sport", STORY[0], standfirst, "By Jo Fry", *STORY[1:])
    assert kept("\n".join(lines)) == (STORY[0], standfirst, *STORY[1:])


def test_page_without_prose_keeps_what_is_no_boilerplate() -> None:
    tree = read_tree("<p>One</p><nav>Two</nav>")
    assert decide_page(tree) == [None, "navigation"]


def test_short_story_around_links_to_others_stays_whole() -> None:
    links = ("READ MORE ON CARE", "Pool to open again in June", "Market to move indoors")
    lines = (STORY[0], STORY[1], *links, STORY[2])
    assert kept("\n".join(lines)) == STORY


def test_masthead_of_a_page_goes() -> None:
    lines = ("Vale Times | The voice of the valley", *STORY)
    page = "".join(f"<div><div>{line}</div></div>" for line in lines)
    tree = read_tree(page)
    assert [unit.text for unit, reason in zip(tree.units, decide_page(tree), strict=True) if reason is None] == [*STORY]


def test_headline_with_a_bar_is_no_masthead() -> None:
    page = f"<h1>Ofsted | Larkfield home is rated good</h1><p>Praise for staff of the home</p><p>{STORY[1]}</p><p>{STORY[2]}</p>"
    tree = read_tree(page)
    assert decide_page(tree) == [None] * 4


def test_headlines_with_words_in_capitals_inside_the_story_go() -> None:
    teasers = ("'I LOST IT ALL' Gran, 70, tells of flood", "BUS STOP Fares row hits the town")
    assert kept("\n".join((*STORY[:2], *teasers, STORY[2]))) == STORY

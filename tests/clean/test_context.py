from __future__ import annotations

from pipeline.clean.context import (
    mark_labelled,
    mark_page_title,
    mark_repeated,
    mark_sections,
)
from tests.clean.marked import PROSE, marked


def test_label_takes_the_line_below_with_it() -> None:
    assert marked(f"{PROSE}\nSPONSORED\nTwo for one at the garden centre\n{PROSE}", mark_labelled) == [
        None,
        "advert",
        "advert",
        None,
    ]


def test_label_before_a_gap_goes_alone() -> None:
    assert marked(f"ADVERTISEMENT\n\n{PROSE}", mark_labelled) == ["advert", None]


def test_label_takes_no_paragraph() -> None:
    assert marked(f"Advertisement\n{PROSE * 2}", mark_labelled) == ["advert", None]


def test_section_at_the_end_goes_whole() -> None:
    assert marked(f"{PROSE}\nYou may also like\nPool to open\nShop shut", mark_sections) == [None, *["related"] * 3]


def test_section_in_the_middle_ends_at_the_story() -> None:
    text = f"{PROSE}\nRelated stories\nPool to open in June\n{PROSE}\n{PROSE}"
    assert marked(text, mark_sections) == [None, "related", "related", None, None]


def test_section_ends_at_notes_to_editors() -> None:
    text = f"{PROSE}\nRelated stories\nPool to open\nNotes to editors\nThe home has nine beds"
    assert marked(text, mark_sections) == [None, "related", "related", None, None]


def test_heading_above_all_prose_is_no_section() -> None:
    assert marked(f"Latest news\n{PROSE}", mark_sections) == [None, None]


def test_line_that_stands_twice_in_a_row_goes_once() -> None:
    line = "Pupils plant trees in the new school garden"
    assert marked(f"{line}\n{line}\n{PROSE}", mark_repeated) == ["repeated", None, None]


def test_grades_may_stand_often() -> None:
    text = "Safe\nRequires improvement\nCaring\nRequires improvement\nWell-led\nRequires improvement"
    assert marked(text, mark_repeated) == [None] * 6


def test_title_of_the_page_goes_where_the_headline_follows() -> None:
    text = f"Larkfield home is rated good | Larkfield Echo\nHome | News | Sport\nLarkfield home is rated good\n{PROSE}"
    assert marked(text, mark_page_title) == ["repeated", "breadcrumbs", None, None]


def test_label_takes_no_sentence_of_the_story() -> None:
    assert marked(
        f"{PROSE}\nAdvertisement\nThe home was told to act within a month, inspectors say.\n{PROSE}", mark_labelled
    ) == [
        None,
        "advert",
        None,
        None,
    ]


def test_what_a_customer_says_goes_with_the_advert_above_it() -> None:
    praise = "'It saved us hours' - Dr B, Upton"
    teaser = "“I saved a lot”: why Ed moved to Warmheat"
    assert marked(f"{PROSE}\n\nSponsored\n\n{teaser}\n\n{PROSE}", mark_labelled) == [None, "advert", "advert", None]
    text = f"{PROSE}\n\nSPONSORED: Is your home ready for winter?\n\n{praise}\n\n{PROSE}"
    assert marked(text, mark_labelled) == [None, "advert", "advert", None]
    assert marked(f"{PROSE}\n\n{praise}\n\n{PROSE}", mark_labelled) == [None, None, None]


def test_section_in_the_middle_leaves_the_heading_of_the_next_paragraph() -> None:
    text = f"{PROSE}\n\nREAD MORE ON CARE\n\nPool to open again in June\n\nNO WAY BACK\n\n{PROSE}\n\n{PROSE}"
    assert marked(text, mark_sections) == [None, "related", "related", None, None, None]


def test_contact_section_goes_to_the_end() -> None:
    text = f"{PROSE}\n\nContact the media team\n\nAsk for Jo in office hours\n\nNo calls at night"
    assert marked(text, mark_sections) == [None, *["contact"] * 3]


def test_prose_that_stands_for_several_screens_stays_once():
    sentence = "Staff at the home know every resident by name and listen to them with patience."
    assert marked("\n".join([sentence, PROSE] * 3), mark_repeated).count(None) >= 2


def test_line_that_stands_again_is_judged_by_its_kind_too() -> None:
    lines = f"Share\n{PROSE}\nShare\n• Share\nFarming   Shinty   Notices\nFarming Shinty Notices"
    assert marked(lines) == ["navigation", None, "navigation", "navigation", "navigation", None]

from __future__ import annotations

import re

from pipeline.record.build import to_article
from pipeline.review.align import align
from pipeline.review.changes import Stretch
from pipeline.review.sides import Side, sides, spans_of
from tests.record.made import TEXT, made


def _side() -> Side:
    record = to_article(*made())
    return sides(record, record, align(record.text, record.text))[1]


def test_part_has_its_words_its_line_and_what_stands_around_it():
    side, start = _side(), TEXT.index("reviews")
    part = side.part("findings[1]", ((start, start + 16),), id="f-1")
    assert (part.path, part.id, part.line) == ("findings[1]", "f-1", 3)
    assert part.stretches == (Stretch(start, start + 16),)
    assert (part.before, part.text, part.after) == (
        "Inspectors said plans are clear but ",
        "reviews are late",
        " on 12 July 2024.",
    )


def test_words_around_a_part_end_at_its_line():
    part = _side().part("judgements[0]", ((11, 21),))
    assert (part.before, part.text, part.after, part.line) == ("Anytown is ", "rated good", "", 1)


def test_part_of_several_stretches_has_a_gap_between_them():
    side = _side()
    part = side.part("quotes[1]", spans_of(side.article.quotes[1]))
    assert part.text == "We are proud , … Staff care ."
    assert (part.before, part.after) == ('"', '"')


def test_part_without_a_place_has_its_text_alone():
    assert _side().part("metadata.title", text="Good news").stretches == ()
    assert _side().part("metadata.title", text="Good news").text == "Good news"


def test_name_stands_for_the_words_of_a_speaker():
    side = _side()
    speaker = next(s for s in side.article.speakers if s.name == "Ann Ray")
    part = side.part("speakers[1]", spans_of(speaker), text=speaker.name)
    assert (part.text, part.before, part.after, part.line) == ("Ann Ray", "", "", 5)


def test_keys_of_stretches_follow_one_another():
    side = _side()
    assert side.keys([(0, 7), (11, 16)]) == (0, 2)
    assert side.words([(0, 7), (11, 16)]) == "Anytown … rated"


def test_parts_are_found_by_their_ids():
    side = _side()
    assert side.speakers[side.article.speakers[0].id] is side.article.speakers[0]
    assert side.quotes[side.article.quotes[1].id] is side.article.quotes[1]


def test_lines_are_counted_at_line_ends():
    side = _side()
    for at in [match.start() for match in re.finditer(r"\S", TEXT)]:
        assert side.part("x", ((at, at + 1),)).line == TEXT.count("\n", 0, at) + 1

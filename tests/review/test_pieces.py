from __future__ import annotations

from pipeline.record.build import to_article
from pipeline.review.align import align
from pipeline.review.changes import Piece
from pipeline.review.pieces import Word, edges, words
from pipeline.review.sides import sides
from tests.record.made import TEXT, made


def _edges(old, new, text=TEXT):
    one, other = to_article(*made()), to_article(*made(text))
    alignment = align(one.text, other.text)
    ours, theirs = sides(one, other, alignment)
    return edges(words(ours, old), words(theirs, new), alignment.in_both)


def _at(*stretches, text=TEXT):
    return [(text.index(words), text.index(words) + len(words)) for words in stretches]


def test_grown_and_shrunk_words_are_told_with_what_stays():
    assert _edges(_at("plans are clear"), _at("are clear but")) == (
        Piece("lost", "plans "),
        Piece("same", "are clear "),
        Piece("gained", "but "),
    )


def test_same_words_are_no_change():
    assert _edges(_at("plans are clear"), _at("plans are clear")) == ()


def test_stretch_that_comes_or_goes_is_told_with_the_gap():
    assert _edges(_at("We are proud ,", "Staff care ."), _at("We are proud ,")) == (
        Piece("same", "We are proud , … "),
        Piece("lost", "Staff care ."),
    )


def test_words_of_one_text_alone_are_no_edge():
    text = TEXT.replace("plans are clear", "plans are quite clear").replace("Inspectors said", "Inspectors have said")
    text = text.replace("quite ", "").replace("have ", "")
    assert text == TEXT
    other = "A new line .\n\n" + TEXT
    assert _edges(_at("plans are clear"), _at("plans are clear", text=other), other) == ()
    assert _edges(_at("Anytown is"), _at("A new line", "Anytown is", text=other), other) == ()


def test_half_a_word_is_another_word():
    start = TEXT.index("reviews")
    assert _edges([(start, start + 7)], [(start + 2, start + 7)]) == (
        Piece("lost", "reviews "),
        Piece("gained", "views "),
    )


def test_thousands_of_words_that_stand_elsewhere_are_lost_and_gained_as_a_whole():
    def side(offset):
        return [Word(number + offset, "ab"[number * number % 7 % 2], " ") for number in range(3000 - offset % 7)]

    lost, gained = edges(side(0), side(5001), lambda key: True)
    assert (lost.op, gained.op) == ("lost", "gained")
    assert (len(lost.text), len(gained.text)) == (6000, 5994)

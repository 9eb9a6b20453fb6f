from random import Random

from tests.training.distil.made import text
from training.distil.sources import copy_of, drawn, half, name_corpora

TEXTS = [text([row]) for row in range(5)]


def test_passes_take_the_copies_in_turn():
    sources = {"press": TEXTS, "copy1": TEXTS[1:], "copy0": TEXTS[:1]}
    assert [copy_of(sources, number) for number in range(3)] == [TEXTS[:1], TEXTS[1:], TEXTS[:1]]


def test_two_passes_take_the_halves():
    assert [*half(TEXTS, 0), *half(TEXTS, 1)] == [TEXTS[at] for at in (0, 2, 4, 1, 3)]


def test_invented_names_are_no_corpus():
    assert list(name_corpora({"names_press": TEXTS, "names_gum": TEXTS, "copy0": TEXTS})) == ["names_gum"]


def test_no_more_are_drawn_than_there_are():
    assert len(drawn(TEXTS, 9, Random(1))) == 5  # noqa: S311

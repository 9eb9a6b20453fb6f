from random import Random

from hypothesis import given
from hypothesis import strategies as st

from training.gazetteer import Gazetteer
from training.renamed import renamed
from training.words import Word

OTHERS = Gazetteer(("Zoe",), ("Zimmer",), ("Zug",))
TAGGED = "Mrs/O Ann/B-PERSON P./I-PERSON O'Poe/I-PERSON Roe/I-PERSON saw/O Leeds/B-GPE New/B-GPE York/I-GPE BBC/B-ORG Ofsted/B-ORG Ford/B-ORG Trust/I-ORG"
SENTENCE = tuple(Word(form, name=name) for form, name in (word.rsplit("/", 1) for word in TAGGED.split()))


@given(st.integers(0, 1000))
def test_only_plain_words_of_people_and_of_bodies_and_places_of_one_word_change(seed: int):
    ((made,),) = [renamed((SENTENCE,), OTHERS, Random(seed))]  # noqa: S311
    assert [word.name for word in made] == [word.name for word in SENTENCE]
    changed = {(old.form, new.form) for old, new in zip(SENTENCE, made, strict=True) if old.form != new.form}
    people = {("Ann", "Zoe"), ("Roe", "Zimmer")}
    assert changed <= people | {("Leeds", "Zug"), ("Ofsted", "Zimmer"), ("Ofsted", "Zimug")}


def test_all_of_them_do_at_some_time():
    changed = {
        (old.form, new.form)
        for seed in range(40)
        for old, new in zip(SENTENCE, renamed((SENTENCE,), OTHERS, Random(seed))[0], strict=True)  # noqa: S311
        if old.form != new.form
    }
    assert {old for old, _ in changed} == {"Ann", "Roe", "Leeds", "Ofsted"}
    assert {new for old, new in changed if old == "Ofsted"} == {"Zimmer", "Zimug"}


def test_without_names_to_draw_from_nothing_changes():
    assert renamed((SENTENCE,), Gazetteer(), Random(1)) == (SENTENCE,)  # noqa: S311

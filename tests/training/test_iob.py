from pathlib import Path

from training.iob import joined, read_uner, read_wikigold
from training.words import text_of

SAMPLE = Path(__file__).parent / "sample" / "ud" / "ner_extra"


def test_read_uner_takes_blanks_from_the_text_and_kinds_of_our_own():
    ((sentence,),) = read_uner(SAMPLE / "uner_ewt_dev.iob2")
    assert text_of(sentence).strip() == "I met Ann Poe in Netherby."
    assert [word.name for word in sentence] == ["O", "O", "B-PERSON", "I-PERSON", "O", "B-GPE", "O"]


def test_read_wikigold_begins_a_name_by_iob1_and_drops_other_kinds():
    (first,), (second,) = read_wikigold(SAMPLE / "wikigold.conll.txt")
    assert text_of(first).strip() == 'Carol Poe (born 1970) sang "Rain".'
    assert [word.name for word in first if word.name != "O"] == ["B-PERSON", "I-PERSON"]
    assert [word.name for word in second][1:3] == ["B-ORG", "I-ORG"]


def test_joined_opens_and_closes_straight_marks_in_turn():
    assert joined(["a", '"', "b", '"', "c"]) == [True, False, False, True, True]

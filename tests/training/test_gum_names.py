from pathlib import Path

from training.gum_names import mentions, with_names
from training.treebank import read_documents
from training.words import Sentence

SAMPLE = Path(__file__).parent / "sample" / "ud"


def names(sentence: Sentence) -> list[str]:
    return [f"{word.form}/{word.name}" for word in sentence if word.name != "O"]


def test_mentions_nest_and_share_a_token():
    found = list(mentions(["Entity=(1-organization-new", "Entity=(2-place-new)", "Entity=1)"]))
    assert {(m.start, m.end, m.kind) for m in found} == {(0, 3, "organization"), (1, 2, "place")}


def test_with_names_keeps_names_and_drops_other_mentions():
    (first,), _ = next(with_names(list(read_documents(SAMPLE / "gum_train.conllu"))))
    assert names(first) == ["Jane/B-PERSON", "Abel/I-PERSON", "Marlowby/B-GPE"]


def test_with_names_takes_the_outermost_name_without_its_article():
    _, (second,) = next(with_names(list(read_documents(SAMPLE / "gum_train.conllu"))))
    assert names(second) == ["Marlowby/B-ORG", "Town/I-ORG", "Council/I-ORG"]

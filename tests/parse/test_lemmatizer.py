from collections.abc import Sequence

import pytest
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc

from pipeline.parse.lemmatizer import FACTORY, TABLE, InspectionLemmatizer, key


@pytest.fixture
def lemmatizer() -> InspectionLemmatizer:
    component = spacy.blank("en").add_pipe(FACTORY)
    assert isinstance(component, InspectionLemmatizer)
    lookups = Lookups()
    lookups.add_table(TABLE, {key("are", "VBP"): "be", key("left", "VBD"): "leave", key("n't", "RB"): "not"})
    verbs = [["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]]
    lookups.add_table("lemma_rules", {"noun": [["s", ""], ["ses", "s"], ["ies", "y"]], "verb": verbs})
    nouns = ["bus", "city", "crosse", "cross", "gps", "inspection", "man", "men", "movie", "series"]
    index = {"noun": nouns, "verb": ["stag", "stage", "swing", "swinge", "visit"]}
    lookups.add_table("lemma_index", index)
    lookups.add_table("lemma_exc", {"noun": {"children": ["child"], "heroes": ["hero"], "men": ["man"]}})
    component.lookups = lookups
    return component


def lemma(component: InspectionLemmatizer, form: str, tag: str, pos: str, morph: str = "") -> str:
    doc = Doc(component.vocab, words=[form], tags=[tag], pos=[pos], morphs=[morph])
    return component(doc)[0].lemma_


@pytest.mark.parametrize(
    ("form", "tag", "pos", "expected"),
    [
        ("are", "VBP", "AUX", "be"),
        ("Are", "VBP", "AUX", "be"),
        ("left", "VBD", "VERB", "leave"),
        ("left", "JJ", "ADJ", "left"),
        ("n’t", "RB", "PART", "not"),
        ("n't", "RB", "PART", "not"),
    ],
)
def test_table_decides_by_form_and_tag(lemmatizer, form: str, tag: str, pos: str, expected: str):
    assert lemma(lemmatizer, form, tag, pos) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (("Inspections", "NNS", "NOUN", "Number=Plur"), "inspection"),
        (("children", "NNS", "NOUN", "Number=Plur"), "child"),
        (("cities", "NNS", "NOUN", "Number=Plur"), "city"),
        (("National", "NNP", "ADJ", "Degree=Pos"), "National"),
        (("Leeds", "NNP", "PROPN", "Number=Sing"), "Leeds"),
        (("Under", "IN", "ADP", ""), "under"),
        (("Libraries", "NNPS", "PROPN", "Number=Plur"), "Library"),
        (("Churches", "NNPS", "PROPN", "Number=Plur"), "Church"),
        (("Schools", "NNPS", "PROPN", "Number=Plur"), "School"),
        (("Series", "NNPS", "PROPN", "Number=Plur"), "Series"),
        (("Buses", "NNPS", "PROPN", "Number=Plur"), "Bus"),
        (("BUSES", "NNPS", "PROPN", "Number=Plur"), "BUS"),
        (("Movies", "NNPS", "PROPN", "Number=Plur"), "Movie"),
        (("Heroes", "NNPS", "PROPN", "Number=Plur"), "Hero"),
        (("Crosses", "NNPS", "PROPN", "Number=Plur"), "Cross"),
        (("Men", "NNPS", "PROPN", "Number=Plur"), "Man"),
        (("GPs", "NNPS", "PROPN", "Number=Plur"), "GP"),
        (("McDonalds", "NNPS", "PROPN", "Number=Plur"), "McDonald"),
        (("Wales", "NNP", "PROPN", "Number=Sing"), "Wales"),
        (("GREENWOOD", "NNP", "PROPN", "Number=Sing"), "Greenwood"),
        (("COVID", "NNP", "PROPN", "Number=Sing"), "COVID"),
        (("United", "NNP", "VERB", "VerbForm=Part"), "Unite"),
        (("IV", "NN", "NOUN", "Number=Sing"), "IV"),
        (("1,200", "CD", "NUM", "NumType=Card"), "1200"),
        (("VII", "CD", "NUM", "NumType=Card"), "VII"),
        (("1990’s", "NNS", "NOUN", "Number=Plur"), "1990s"),
        (("B", "NN", "NOUN", "Number=Sing"), "B"),
        (("Pledge", "VB", "VERB", "VerbForm=Inf"), "pledge"),
        (("bring", "VBP", "VERB", "VerbForm=Ger"), "bring"),
        (("sized", "JJ", "VERB", "VerbForm=Part"), "sized"),
        (("£1,200,50", "CD", "NUM", "NumType=Card"), "£1,200,50"),
        (("Emmaus", "NNPS", "PROPN", "Number=Plur"), "Emmaus"),
        (("staged", "VBD", "VERB", "VerbForm=Fin|Tense=Past"), "stage"),
        (("swinging", "VBG", "VERB", "VerbForm=Ger"), "swing"),
        (("visited", "VBD", "VERB", "VerbForm=Fin|Tense=Past"), "visit"),
    ],
)
def test_rules_decide_where_the_table_is_silent(lemmatizer, word: tuple[str, str, str, str], expected: str):
    assert lemma(lemmatizer, *word) == expected


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        (("It", "’s", "been"), ("PRP", "VBZ", "VBN"), "have"),
        (("It", "'s", "not", "had"), ("PRP", "VBZ", "RB", "VBN"), "have"),
        (("It", "'s", "not", "safe"), ("PRP", "VBZ", "RB", "JJ"), "be"),
        (("It", "'s"), ("PRP", "VBZ"), "be"),
    ],
)
def test_clitic_of_has_is_told_by_what_follows(lemmatizer, words: Sequence[str], tags: Sequence[str], expected: str):
    lemmatizer.lookups.get_table(TABLE)[key("'s", "VBZ")] = "be"
    doc = Doc(lemmatizer.vocab, words=words, tags=tags, pos=["X"] * len(words))
    assert lemmatizer(doc)[1].lemma_ == expected


def test_adjective_of_a_place_keeps_its_capital_within_a_sentence(lemmatizer):
    words, starts = ("Albanian", "and", "Albanian", "or", "Golden"), (True, False, False, False, False)
    doc = Doc(lemmatizer.vocab, words=words, tags=["JJ"] * 5, pos=["ADJ"] * 5, sent_starts=starts)
    assert [token.lemma_ for token in lemmatizer(doc)] == ["albanian", "and", "Albanian", "or", "golden"]


def test_tables_survive_save_and_load(lemmatizer, tmp_path):
    lemmatizer.to_disk(tmp_path / "lemmatizer")
    again = spacy.blank("en").add_pipe(FACTORY)
    assert isinstance(again, InspectionLemmatizer)
    assert lemma(again.from_disk(tmp_path / "lemmatizer"), "are", "VBP", "AUX") == "be"


def test_without_its_table_the_component_refuses_to_run():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    with pytest.raises(ValueError, match=TABLE):
        nlp("text")

from __future__ import annotations

import spacy

from pipeline.parse.setters import labels_of, setters


def test_setters_are_the_active_components_that_say_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("tagger", name="second").add_label("JJ")
    assert setters(nlp, "token.tag") == ["tagger", "second"]
    assert labels_of(nlp, "token.tag") == {"NN", "JJ"}
    nlp.disable_pipe("second")
    assert (setters(nlp, "token.tag"), labels_of(nlp, "token.tag")) == (["tagger"], {"NN"})


def test_components_without_labels_tell_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_labels")
    assert (setters(nlp, "token.dep"), labels_of(nlp, "token.dep")) == (["inspection_labels"], frozenset())
    assert setters(nlp, "token.lemma") == []

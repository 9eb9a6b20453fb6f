"""What every model of the recipe must have."""

from pathlib import Path

from pipeline.parse.model_loader import load_model


def assert_whole(model: Path) -> None:
    """Fail unless the model of the folder has all parts and each of them says something."""
    nlp = load_model(model)
    assert nlp.pipe_names == [
        "tok2vec",
        "tagger",
        "morphologizer",
        "senter",
        "parser",
        "lemmatizer",
        "ner",
        "name_edges",
    ]
    doc = nlp("Ann said the school is calm.")
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")
    assert all(token.lemma_ for token in doc)
    assert {"PERSON", "ORG", "GPE", "DATE"} >= set(nlp.get_pipe("ner").labels)

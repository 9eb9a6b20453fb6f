import spacy

from training.distil.lexemes import Lexemes


def test_a_form_has_a_number_for_each_of_its_norms(tmp_path):
    nlp, lexemes = spacy.blank("en"), Lexemes()
    doc = nlp.make_doc("he's her's cat's")
    assert [lexemes.row(token) for token in doc] == [0, 1, 2, 1, 3, 1]
    token = nlp.make_doc("x")[0]
    token.norm_ = "cat"
    assert lexemes.row(token) == 4
    lexemes.write(tmp_path / "lexemes.json")
    again = Lexemes.read(tmp_path / "lexemes.json")
    assert again.pairs == lexemes.pairs
    assert again.forms == ["he", "'s", "her", "cat", "x"]

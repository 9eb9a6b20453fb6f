import pytest

from training.distil.wikitext import paragraphs, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("'''Ann''' is a [[Town|town]] in [[Wales]].", "Ann is a town in Wales."),
        ("It is {{convert|12|km|mi}} long.", "It is 12 km long."),
        ("He{{cite|x={{a}}}} sang.<ref name=a>b</ref><!-- c -->", "He sang."),
        ("[[File:A.jpg|thumb|a [[cat]]]]She sang ({{IPA|x}}, loudly).", "She sang (loudly)."),
        ("Said [https://a.example the site] then.", "Said the site then."),
        ("One.\n== See also ==\nTwo.", "One."),
    ],
    ids=["bold and links", "template", "nested and notes", "file", "address", "last sections"],
)
def test_plain_text_is_what_a_reader_sees(markup: str, text: str):
    assert plain(markup) == text


def test_lines_with_holes_lists_and_tables_are_no_paragraphs():
    markup = (
        "A line.\n* a list\n{| class=x\n| cell\n|}\nWhere <math>x</math> holds.\nSee | this.\n== Title ==\nA last one."
    )
    assert list(paragraphs(markup)) == ["A line.", "A last one."]

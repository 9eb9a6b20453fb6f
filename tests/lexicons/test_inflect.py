from __future__ import annotations

import pytest

from pipeline.lexicons.inflect import all_forms, plural, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("help", ("help", "helps", "helped", "helping")),
        ("cope", ("cope", "copes", "coped", "coping")),
        ("worry", ("worry", "worries", "worried", "worrying")),
        ("enjoy", ("enjoy", "enjoys", "enjoyed", "enjoying")),
        ("miss", ("miss", "misses", "missed", "missing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
    ],
)
def test_verb_forms(base, forms):
    assert verb_forms(base) == forms


@pytest.mark.parametrize(("base", "form"), [("agency", "agencies"), ("class", "classes"), ("day", "days")])
def test_plural(base, form):
    assert plural(base) == form


def test_irregular_forms_replace_the_regular_ones():
    assert all_forms("know", "VERB", ("knows", "knew")) == ("know", "knows", "knew")
    assert all_forms("gap", "NOUN") == ("gap", "gaps")
    assert all_forms("out of date", "PHRASE") == ("out of date",)

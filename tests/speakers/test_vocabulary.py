from __future__ import annotations

import pytest

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Honorific, OrganisationHead, Role, Term
from pipeline.speakers.vocabulary import plain
from tests.builders import blank
from tests.speakers.told import vocabulary

LISTS = {
    "bystanders": Term,
    "deeds": Term,
    "given_names": Term,
    "honorifics": Honorific,
    "inspectorate_names": Term,
    "kin_terms": Term,
    "office_words": Term,
    "name_particles": Term,
    "office_verbs": Term,
    "organisation_heads": OrganisationHead,
    "organisation_openers": OrganisationHead,
    "ownership": Term,
    "post_nominals": Term,
    "press_adjectives": Term,
    "role_fields": Term,
    "role_links": Term,
    "role_modifiers": Term,
    "role_verbs": Term,
    "roles": Role,
    "source_nouns": Term,
    "speaker_words": Term,
    "unnamed_heads": Term,
    "view_verbs": Term,
}
PHRASES = {
    "deeds": "deed",
    "inspectorate_names": "inspectorate",
    "office_verbs": "office",
    "organisation_heads": "organisation",
    "organisation_openers": "opener",
    "ownership": "ownership",
    "roles": "role",
    "source_nouns": "source",
}
ENTRIES = [(name, entry) for name, model in LISTS.items() for entry in read_lexicon(name, model)]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{name}-{entry.term}" for name, entry in ENTRIES])
def test_entry_fires_on_its_example(name, entry):
    doc = blank().make_doc(entry.example)
    if name in PHRASES:
        found = vocabulary().phrases(doc, as_spans=True)
        terms = {plain(span.text) for span in found if span.label_.partition(".")[0] == PHRASES[name]}
        assert plain(entry.term) in terms
    else:
        assert f" {plain(entry.term)} " in f" {' '.join(plain(token.text) for token in doc)} "


@pytest.mark.parametrize("name", LISTS)
def test_list_is_sorted_and_holds_no_term_twice(name):
    keys = [
        (getattr(entry, "label", "") if name in {"office_words", "speaker_words", "view_verbs"} else "", entry.term)
        for entry in read_lexicon(name, LISTS[name])
    ]
    assert keys == sorted(set(keys))


def test_roles_fill_only_kinds_of_organisation_that_have_heads():
    known = set(vocabulary().standing) | {"inspectorate"}
    assert {kind for role in vocabulary().roles.values() for kind in role.fills} <= known

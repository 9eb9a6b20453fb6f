"""The word lists of this stage, read once for each component."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from pipeline.inspectorates.reader import read_profiles
from pipeline.lexicons.phrases import phrase_matcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Honorific, OrganisationHead, Role, Term

ROLE, ORGANISATION, OPENER, OWNERSHIP = "role", "organisation", "opener", "ownership"
INSPECTORATE_NAME, SOURCE, TAKING_OFFICE, DEED = "inspectorate", "source", "office", "deed"

_TERMS = {
    INSPECTORATE_NAME: "inspectorate_names",
    SOURCE: "source_nouns",
    OWNERSHIP: "ownership",
    TAKING_OFFICE: "office_verbs",
    DEED: "deeds",
}
_HEADS = {ORGANISATION: "organisation_heads", OPENER: "organisation_openers"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What this stage knows of words.

    Attributes:
        phrases: Finds roles, heads of organisations, inspectorates, source nouns, ownership, taking office and deeds; a
            key is `kind` or `kind.label`.
        standing: How each kind of organisation stands to inspections.
        heads: The heads and openers of names of organisations.
        closed: Closed classes of words by label: determiners, prepositions, light words before a cue.
        given_names: Gender (`female`, `male`, `any`) by given name, lower-cased.
        kin: The same by family word (*wife*, *son*).
        titles: The role by the verb that tells it: *chair* by *chairs*.
        feelings: Adjectives of the press (*furious*), which are part of no role.
        bystanders: Roles of staff, users and relatives, who do not speak for the body that they belong to.
        views: By the word that leads to what is said (*as*, *of*), the verbs of judging and speaking that take it.
        offices: By office (`parliament`, `council`, `union`) words of the press for who holds it, and `party`.
        kinds: The kind of organisation by head.
        sources: The label (`inspectors`, `report`, …) of nouns for those who report on others.
        lesser: Modifiers that make another office of a role: *deputy*, *former*, *shadow*.
    """

    phrases: PhraseMatcher
    roles: Mapping[str, Role]
    standing: Mapping[str, str]
    heads: frozenset[str]
    closed: Mapping[str, frozenset[str]]
    honorifics: Mapping[str, Honorific]
    given_names: Mapping[str, str]
    kin: Mapping[str, str]
    titles: Mapping[str, str]
    feelings: frozenset[str]
    bystanders: frozenset[str]
    modifiers: frozenset[str]
    lesser: frozenset[str]
    views: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    links: frozenset[str]
    particles: frozenset[str]
    post_nominals: frozenset[str]
    unnamed: frozenset[str]
    fields: frozenset[str]
    sources: Mapping[str, str]


def plain(text: str) -> str:
    """Give a word or phrase lower-cased, with straight apostrophes."""
    return text.lower().replace("’", "'")


def load_vocabulary(nlp: Language, profiles: Path | None = None) -> Vocabulary:
    """Give the vocabulary from the word lists and inspectorate profiles, phrases by the pipeline's own tokens.

    Args:
        profiles: The folder with the user's own profiles, beside the shipped ones.

    Raises:
        LexiconError: A list is missing or breaks its schema.
        ProfileError: A profile breaks its schema.
    """
    roles = {plain(entry.term): entry for entry in read_lexicon("roles", Role)}
    heads = [head for name in _HEADS.values() for head in read_lexicon(name, OrganisationHead)]
    return Vocabulary(
        phrases=phrase_matcher(nlp, {ROLE: roles, **_phrases(profiles)}),
        roles=roles,
        standing={head.kind: head.standing for head in heads},
        heads=frozenset(plain(head.term) for head in heads),
        closed=_classes("speaker_words"),
        honorifics={plain(entry.term): entry for entry in read_lexicon("honorifics", Honorific)},
        given_names=_labels("given_names"),
        kin=_labels("kin_terms"),
        titles=_labels("role_verbs"),
        feelings=_terms("press_adjectives"),
        bystanders=_terms("bystanders"),
        views=_classes("view_verbs"),
        offices=_classes("office_words"),
        kinds={plain(head.term): head.kind for head in heads},
        modifiers=_terms("role_modifiers"),
        lesser=frozenset(term for term, label in _labels("role_modifiers").items() if label == "lesser"),
        links=_terms("role_links"),
        particles=_terms("name_particles"),
        post_nominals=_terms("post_nominals"),
        unnamed=_terms("unnamed_heads"),
        fields=_terms("role_fields"),
        sources=_labels("source_nouns"),
    )


def _phrases(profiles: Path | None) -> dict[str, set[str]]:
    """Give the phrases of all kinds but roles, by the keys of the matcher."""
    phrases: dict[str, set[str]] = {}
    for kind, name in _TERMS.items():
        for term in read_lexicon(name, Term):
            phrases.setdefault(f"{kind}.{term.label}", set()).add(plain(term.term))
    for kind, name in _HEADS.items():
        for head in read_lexicon(name, OrganisationHead):
            phrases.setdefault(f"{kind}.{head.kind}", set()).add(plain(head.term))
    for called in (name for profile in read_profiles(profiles).values() for name in profile.all_names):
        if plain(called).endswith("inspectors"):
            continue
        key = f"{INSPECTORATE_NAME}.inspectorate" if called[:1].isupper() else f"{SOURCE}.inspectorate"
        phrases.setdefault(key, set()).add(plain(called).removeprefix("the "))
    return phrases


def _classes(name: str) -> Mapping[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for entry in read_lexicon(name, Term):
        classes.setdefault(entry.label, set()).add(plain(entry.term))
    return {label: frozenset(words) for label, words in classes.items()}


def _terms(name: str) -> frozenset[str]:
    return frozenset(plain(entry.term) for entry in read_lexicon(name, Term))


def _labels(name: str) -> Mapping[str, str]:
    return {plain(entry.term): entry.label for entry in read_lexicon(name, Term)}

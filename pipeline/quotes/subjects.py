"""The subject of a cue: by the parse, else by the order of words."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from pipeline.annotations import dependents
from pipeline.quotes.cues import FoundCue, can_speak
from pipeline.quotes.passages import Passage

NOMINALS: Final = frozenset({"PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"})
_LEADS: Final = frozenset({"ADP", "SCONJ", "PUNCT", "CCONJ"})
_LEANING: Final = frozenset({"advcl", "xcomp", "conj"})


def find_subject(passage: Passage, cue: FoundCue) -> Span | None:
    """Give the cue's subject: by the parse, else the noun phrase right before the cue; None for a passive."""
    verb = cue.verb
    for child in dependents(verb):
        if child.dep_ == "nsubj" and passage.start <= child.i < verb.i:
            own = phrase_of(child)
            joined = verb.nbor(-1).lower_ in {"and", "but"}
            return own if can_speak(own) or not joined else _first_subject(passage, verb) or own
    if verb.dep_ in _LEANING and verb.head.i != verb.i and passage.start <= verb.head.i < passage.end:
        for child in dependents(verb.head):
            if child.dep_ == "nsubj" and not any(c.dep_.startswith("nsubj") for c in dependents(verb)):
                shared = phrase_of(child)
                # A parse may join the cue to what the cue before reports: *noted that it was late, but added that …*.
                return shared if can_speak(shared) else _first_subject(passage, verb) or shared
    if verb.i > passage.start and verb.nbor(-1).lower_ in {"and", "but"}:
        return _first_subject(passage, verb)
    neighbour = _left_neighbour(passage, verb)
    return neighbour if neighbour is None or can_speak(neighbour) else _first_subject(passage, verb) or neighbour


def _first_subject(passage: Passage, verb: Token) -> Span | None:
    """Give the sentence's first subject that can speak: *A mother whose sons moved in 2021 said …*."""
    for token in passage.doc[passage.start : verb.i]:
        if token.dep_.startswith("nsubj") and can_speak(phrase_of(token)):
            return phrase_of(token)
    return None


def phrase_of(head: Token) -> Span:
    """Give the noun phrase of a head up to its first comma or relative clause, without its preposition."""
    left = next((t.i for t in head.doc[head.left_edge.i : head.i] if t.pos_ not in _LEADS), head.i)
    right = head.i + 1
    for token in head.doc[head.i + 1 : head.right_edge.i + 1]:
        if token.is_punct or token.is_space or token.tag_ in {"WDT", "WP"}:
            break
        right = token.i + 1
    return head.doc[left:right]


def _left_neighbour(passage: Passage, verb: Token) -> Span | None:
    """Give the pronoun, name or noun phrase that ends right before the cue and its auxiliaries."""
    i = verb.i
    while i > passage.start and (
        verb.doc[i - 1].pos_ in {"AUX", "ADV"} or verb.doc[i - 1].lower_ in {"also", "have", "has", "had"}
    ):
        i -= 1
    if i > passage.start and verb.doc[i - 1].text == ",":
        return _across_commas(passage, i - 1)
    i = end = _before_brackets(passage, i)
    while i > passage.start and verb.doc[i - 1].pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"}:
        i -= 1
    return verb.doc[i:end] if i < end else None


def _before_brackets(passage: Passage, i: int) -> int:
    """Give the end of the words before an aside in brackets (*Jo Bell (no relation) said*); `i` where there is none."""
    if i == passage.start or passage.doc[i - 1].text != ")":
        return i
    return next((t.i for t in reversed(passage.doc[passage.start : i - 1]) if t.text == "("), i)


def _across_commas(passage: Passage, comma: int) -> Span | None:
    """Give the phrase before an inserted clause: *One carer, who asked not to be named, told …*."""
    first = next((t.i for t in passage.doc[passage.start : comma] if t.text == ","), None)
    if first is None or first == passage.start:
        return None
    phrase = passage.doc[passage.start : first]
    return phrase if all(t.pos_ in NOMINALS | {"ADP", "PART"} for t in phrase) else None

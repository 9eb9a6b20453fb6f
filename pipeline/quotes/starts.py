"""Where what a cue reports begins: *said | that …*, *said | staff are …*, *found | plans to be clear*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from pipeline.annotations import dependents
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import FoundCue
from pipeline.quotes.ends import is_participle_cue
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import BREAKS
from pipeline.quotes.subjects import NOMINALS

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
_CLAUSES: Final = frozenset({"ccomp", "parataxis", "xcomp"})
_STATES: Final = frozenset({"ccomp", "small"})
_THAT_REACH: Final = 14
_SMALL_REACH: Final = 40
_BEGINNING: Final = frozenset({"PRON", "DET"})
_ADDRESSEE: Final = frozenset({"PRON", "DET", "NOUN", "PROPN", "ADJ"})
_NOUN_TAGS: Final = frozenset({"NN", "NNS"})
_PLURAL_TAGS: Final = frozenset({"NNS", "NNPS", "PRP"})
_FINITE_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def content_start(passage: Passage, cue: FoundCue) -> int | None:
    """Give the first token of what is reported: after *that*, else where the parse puts the clause."""
    doc = passage.doc
    takes = set(cue.entry.takes)
    if "ccomp" in takes:
        that = _that_after(passage, cue)
        if that is not None:
            return that + 1
    if not {"ccomp", "small"} & takes:
        return None
    if "small" in takes and _has_small_clause(passage, cue):
        return cue.span.end
    clause = _clause_child(passage, cue)
    if clause is None:
        return _bare_start(passage, cue) if "ccomp" in takes else None
    start = _after_addressee(cue, clause.i) or max(clause.left_edge.i, cue.span.end)
    if (
        doc[start].lower_ in function_words("question")
        or (doc[start].lower_.endswith(("self", "selves")) and doc[start + 1].text != "-")
        or any(t.tag_ == "TO" for t in doc[start : start + 1])
    ):
        return None
    return start


def told_start(passage: Passage, cue: FoundCue) -> int | None:
    """Give the first token of what a passive reports: after *that*, or of a bare clause (*was told | it must …*)."""
    that = _that_after(passage, cue)
    if that is not None:
        return that + 1
    clause = _clause_child(passage, cue) if cue.entry.addressee else None
    if clause is None or clause.dep_ != "ccomp" or clause.left_edge.i != cue.span.end:
        return None
    return None if clause.left_edge.lower_ in function_words("question") else cue.span.end


def _that_after(passage: Passage, cue: FoundCue) -> int | None:
    """Give the conjunction *that* after a cue and its addressee, time and place; no clause may intervene."""
    for token in passage.doc[cue.span.end : min(cue.span.end + _THAT_REACH, passage.end)]:
        if token.lower_ == "that":
            if _is_relative(cue, token):
                return None
            return token.i if token.tag_ in {"IN", "", "WDT", "DT"} and not _is_determiner(token) else None
        if token.text in BREAKS or (token.text == "," and is_participle_cue(passage, token.i + 1)):
            return None
        if token.tag_ in _FINITE_TAGS and token.dep_ != "acl:relcl":
            return None
    return None


def _is_relative(cue: FoundCue, that: Token) -> bool:
    """Tell whether *that* hangs on a noun phrase after a cue without addressee: *found the care that they receive*."""
    between = that.doc[cue.span.end : that.i]
    if cue.entry.addressee or not len(between):
        return False
    return between[0].pos_ in {"DET", "NOUN", "ADJ", "PRON", "NUM"} and that.nbor(-1).pos_ in {"NOUN", "PROPN"}


def _is_determiner(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.tag_ == "DT" and token.dep_ in {"det", "nsubj", "obj", "obl"} and following.tag_ not in _PLURAL_TAGS


def _has_small_clause(passage: Passage, cue: FoundCue) -> bool:
    """Tell by the order of words whether *found X to be Y* follows: a noun phrase, then *to be* or *to have*."""
    doc = passage.doc
    if cue.span.end >= passage.end or doc[cue.span.end].pos_ not in NOMINALS:
        return False
    end = min(passage.end, cue.span.end + _SMALL_REACH)
    pairs = zip(doc[cue.span.end + 1 : end - 1], doc[cue.span.end + 2 : end], strict=True)
    return any(one.lower_ == "to" and two.lower_ in {"be", "have"} for one, two in pairs)


def _clause_child(passage: Passage, cue: FoundCue) -> Token | None:
    """Give the head of the clause that the parse hangs on the cue, if it has a subject of its own."""
    small = "small" in cue.entry.takes
    for child in dependents(cue.verb):
        if child.i <= cue.verb.i or child.i >= passage.end or child.dep_ not in _CLAUSES:
            continue
        own = any(c.dep_ in _SUBJECTS and c.i > cue.verb.i for c in dependents(child))
        obj = next((c for c in dependents(cue.verb) if c.dep_ == "obj" and c.i < child.i), None)
        if own and obj is not None and child.left_edge.dep_ == "cc":
            return cue.verb.doc[cue.span.end]  # the second of two in a state: *found reviews overdue and tests unread*
        if own and (child.dep_ != "parataxis" or child.i > cue.span.end):
            return child
        if obj is not None and (child.dep_ == "ccomp" or (small and child.dep_ == "xcomp")):
            return cue.verb.doc[cue.span.end]
    return cue.verb.doc[cue.span.end] if _found_in_a_state(passage, cue) else None


def _found_in_a_state(passage: Passage, cue: FoundCue) -> bool:
    """Tell whether an object with a participle follows, a clause without *to be*: *found boys locked up all day*."""
    if not set(cue.entry.takes) >= _STATES:
        return False
    objects = [c for c in dependents(cue.verb) if c.dep_ == "obj" and cue.verb.i < c.i < passage.end]
    nouns = [noun for obj in objects for noun in (obj, *_joined(obj))]
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i for noun in nouns for c in dependents(noun))


def _joined(noun: Token) -> Iterator[Token]:
    """Give what is joined to a noun, or to the adjective behind it: *found reviews overdue and tests left unread*."""
    for child in dependents(noun):
        if child.dep_ == "conj":
            yield child
        elif child.dep_ == "amod" and child.i > noun.i:
            yield from (other for other in dependents(child) if other.dep_ == "conj")


def _after_addressee(cue: FoundCue, limit: int) -> int | None:
    """Give the token where a new noun phrase follows those who are told: *told inspectors | they had …*."""
    doc, i = cue.span.doc, cue.span.end
    if not cue.entry.addressee:
        return None
    while i < limit and doc[i].pos_ in _ADDRESSEE and (i == cue.span.end or doc[i].pos_ not in _BEGINNING):
        i += 1
    return i if cue.span.end < i < limit and doc[i].pos_ in _BEGINNING else None


def _begins_noun(doc: Doc, i: int) -> bool:
    """Tell whether a noun phrase begins at a token: no bare verb follows a cue (*said | call bells went …*)."""
    taken_for_verb = doc[i].tag_ == "VB" and i + 1 < len(doc) and doc[i + 1].tag_ in _NOUN_TAGS
    return doc[i].pos_ in NOMINALS or taken_for_verb


def _bare_start(passage: Passage, cue: FoundCue) -> int | None:
    """Give the start of a bare clause by the order of words: *said staff are*, *says they have*; strong cues only."""
    doc = passage.doc
    i = _after_addressee(cue, passage.end) or cue.span.end
    if cue.entry.weak or i >= passage.end:
        return None
    if not _begins_noun(doc, i) or doc[i].lower_ in function_words("question") | {"that", "this"}:
        return None
    for token in doc[i + 1 : min(i + _THAT_REACH, passage.end)]:
        if token.text in BREAKS or token.text == ",":
            return None
        if token.tag_ in _FINITE_TAGS:
            return i
    return None

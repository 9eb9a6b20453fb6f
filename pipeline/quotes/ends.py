"""Where what a cue reports ends: at the passage's end, unless the cue's own sentence goes on before it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from pipeline.annotations import dependents
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import FoundCue, can_speak, find_cues
from pipeline.quotes.passages import Passage
from pipeline.quotes.subjects import phrase_of

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
_CLAUSES: Final = frozenset({"ccomp", "parataxis", "xcomp"})
_PAST: Final = "VBD"


def content_end(passage: Passage, cue: FoundCue, start: int) -> int:
    """Give the end of what is reported: the passage's end, unless the cue's own sentence goes on before it."""
    doc = passage.doc
    inside = _governed(cue, start)
    for token in doc[start + 1 : passage.end]:
        if token.text == ":" and is_quotation(passage, token.i + 1) and not any(find_cues(doc, start, token.i)):
            return token.i
        if token.text == "," and is_participle_cue(passage, token.i + 1):
            return token.i
        if token.lower_ in {"and", "but"} and (
            _is_second_cue(passage, cue, token.i + 1) or _is_second_verb(passage, cue, token.i)
        ):
            return token.i
        if token.i in inside:
            continue
        if token.text in {";", "–", "—"} and bool(token.dep):
            return token.i
        if token.text == "," and _goes_on(passage, cue, token.i + 1, inside):
            return token.i
    return passage.end


def is_quotation(passage: Passage, i: int) -> bool:
    """Tell whether a quotation in marks begins at token `i`."""
    return any(quotation.first == i for quotation in passage.quotations)


def is_participle_cue(passage: Passage, i: int) -> bool:
    """Tell whether another cue hangs on at `i`, whatever the parse says: *, after finding that*, *, adding that*."""
    if i < passage.end and passage.doc[i].lower_ in function_words("subordinator"):
        i += 1
    return any(
        not cue.finite and "ccomp" in cue.entry.takes for cue in find_cues(passage.doc, i, min(i + 1, passage.end))
    )


def _governed(cue: FoundCue, start: int) -> set[int]:
    """Give the tokens of the clause that begins at `start`, as the parse has them."""
    return {t.i for child in dependents(cue.verb) if child.i >= start for t in child.subtree if child.dep_ in _CLAUSES}


def _goes_on(passage: Passage, cue: FoundCue, i: int, inside: set[int]) -> bool:
    """Tell whether the cue's sentence goes on at `i`, after a comma: *, after finding that*, *, adding that*."""
    if i >= passage.end or i in inside:
        return False
    token = passage.doc[i]
    following = passage.doc[i + 1] if i + 1 < passage.end else None
    if token.lower_ in function_words("subordinator") and following is not None and following.tag_ == "VBG":
        return True
    if token.tag_ == "VBG" and not _below(token, cue.verb):
        return False
    return token.tag_ == "VBG" or (token.lower_ in {"but", "and"} and _is_second_cue(passage, cue, i + 1))


def _below(token: Token, verb: Token) -> bool:
    return token.head.i == verb.i


def _is_second_cue(passage: Passage, cue: FoundCue, i: int) -> bool:
    """Tell whether the verb at `i` stands beside the cue, with its subject: *said A and added that B*."""
    if i >= passage.end:
        return False
    token = passage.doc[i]
    if token.dep_ == "conj" and token.head.i == cue.verb.i:
        return True
    second = next(find_cues(passage.doc, i, min(i + 2, passage.end)), None)
    if second is None or "ccomp" not in second.entry.takes or second.span.end >= passage.end:
        return False
    return passage.doc[second.span.end].lower_ == "that" and second.span.start <= i + 1


def _is_second_verb(passage: Passage, cue: FoundCue, conjunction: int) -> bool:
    """Tell whether the verb after a conjunction is the source's own deed, whatever the parse joins it to.

    A past tense beside the cue's cannot go on after *would* (*said it would appeal and thanked parents*), nor can a
    subject that cannot speak go on with a cue (*said the home was clean and praised staff*).
    """
    verb = next((t for t in passage.doc[conjunction + 1 : passage.end] if t.tag_ != "RB"), None)
    if verb is None or verb.tag_ != _PAST or cue.verb.tag_ != _PAST or verb.dep_ != "conj":
        return False
    before = verb.head
    while before.dep_ not in _CLAUSES and cue.span.end <= before.head.i < conjunction and before.head.i != before.i:
        before = before.head  # the parse may join it to a noun of the clause
    if not cue.span.end <= before.i < conjunction or any(c.dep_ in _SUBJECTS for c in dependents(verb)):
        return False
    if any(c.tag_ == "MD" for c in dependents(before)):
        return True
    subject = next((c for c in dependents(before) if c.dep_ in _SUBJECTS), None)
    speaks = next(find_cues(passage.doc, verb.i, verb.i + 1), None)
    return speaks is not None and subject is not None and not can_speak(phrase_of(subject))

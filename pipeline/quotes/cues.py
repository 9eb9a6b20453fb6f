"""Cues in a text: which tokens hand words over, and in which form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import dependents, lower_words
from pipeline.lexicons.cues import cues_by_word
from pipeline.lexicons.function_words import function_words
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Cue, Term

_NOUN_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DETERMINERS: Final = frozenset({"DET", "ADJ", "NUM", "ADP"})
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
_SENTENCE_WIDTH: Final = 60
_NEAR: Final = 8
_STOPS: Final = frozenset({".", "!", "?"})
_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never"})
_CONDITIONS: Final = frozenset({"had", "if", "should", "were", "unless"})
_DONE: Final = frozenset({"VBD", "VBN"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj"})
_OBJECTS: Final = frozenset({"obj", "iobj", "ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in its place: `span` are its words, `entry` what the word list says of it."""

    span: Span
    entry: Cue

    @property
    def verb(self) -> Token:
        """The first word: for a verb with a particle, the verb."""
        return self.span[0]

    @property
    def finite(self) -> bool:
        """Whether it can carry a clause of its own (no *saying*, no *to say*)."""
        return self.entry.pos == "ADP" or not self.verb.lower_.endswith("ing")


def find_cues(doc: Doc, start: int, end: int) -> Iterator[FoundCue]:
    """Give the cues among tokens `start` to `end`, in text order, the longest at each place."""
    known, done, words = cues_by_word(), start, lower_words(doc)
    for i in range(start, min(end, len(doc))):
        if i >= done and words[i] in known:
            found = _cue_at(doc[i], end, words)
            if found is not None:
                yield found
                done = found.span.end


def _cue_at(token: Token, end: int, words: Sequence[str]) -> FoundCue | None:
    doc, i = token.doc, token.i
    for phrase, entry in cues_by_word()[words[i]]:
        last = i + len(phrase)
        if last <= end and words[i:last] == phrase and (entry.pos == "ADP" or _is_verb(token)):
            return FoundCue(doc[i:last], entry)
    return None


def _is_verb(token: Token) -> bool:
    """Tell whether a form that may be a noun (*report*, *notes*, *claims*) is a verb here.

    What stands before it decides where it can; the tag decides the rest.
    """
    if _is_thing(token) or _is_in_a_name(token):
        return False
    if token.i == 0 or token.nbor(-1).is_space:
        return token.tag_ not in _NOUN_TAGS and token.tag_ != "IN"
    return _is_verb_after(token.nbor(-1), token)


def _is_verb_after(before: Token, token: Token) -> bool:
    if _is_name(before) and token.text.islower() and token.text.endswith(("s", "ed")):
        return True
    if before.dep_.startswith("nsubj") and before.head.i == token.i:
        return True
    if before.text in _POSSESSIVES or before.pos_ in _DETERMINERS or before.tag_ == "PRP$":
        return token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} and before.tag_ not in {"DT", "PRP$"}
    if before.lower_ in speaking_nouns() or before.pos_ == "PRON" or before.lower_ in function_words("auxiliary"):
        return True
    return not (token.tag_ in _NOUN_TAGS and bool(token.tag)) or before.text == ","


def _is_thing(token: Token) -> bool:
    """Tell a noun by the parse or the verb after it: *described reading as “a joy”*, *reading is “taught”*, *the
    inspection report*, which no verb agrees with.
    """
    if token.lower_.endswith("ing"):
        bare = not any(child.dep_ in _OBJECTS for child in dependents(token))
        if token.i + 1 < len(token.doc) and token.nbor().lower_ in function_words("be"):
            return True
        return bare and (token.dep_ in _ARGUMENTS or (token.tag_ == "NN" and token.dep_ == "appos"))
    if token.tag_ != "NN" or token.i == 0 or token.lower_.endswith(("s", "ed")):
        return False
    if token.dep_ == "compound":
        return True
    before = token.nbor(-1)
    return before.dep_ == "compound" and before.head.i == token.i and before.tag_ != "NNS"


def _is_in_a_name(token: Token) -> bool:
    """Tell whether it stands with a capital beside one, amid words without (*the group Hear Us Now warned*)."""
    if not token.is_title or token.i < 1 or token.i + 1 >= len(token.doc):
        return False
    near = token.doc[max(0, token.i - _NEAR) : token.i + _NEAR]
    written_small = any(t.is_lower and not t.is_stop and t.is_alpha for t in near)
    return token.nbor(1).is_title and token.nbor(-1).is_lower and written_small


def is_denied(cue: FoundCue) -> bool:
    """Tell whether the words are not said in fact: *did not say*, *no pupil told*, *would say*, *to say*."""
    doc, verb = cue.span.doc, cue.verb
    before = [token.lower_ for token in doc[max(0, verb.i - 2) : verb.i] if token.tag_ != "NNP"]  # *in May said*
    if any(word in _NEGATIONS for word in before):
        return True
    modal = bool(before) and before[-1] in function_words("modal")
    if modal and before[-2:] != ["on", "to"] and not _is_done_to_say(verb, before[-1]):
        return True
    opening, nobody = doc[_sentence_start(doc, verb.i) : verb.i], function_words("negative")
    if len(opening) and opening[0].lower_ in nobody | _CONDITIONS and not any(t.text == "," for t in opening):
        return True
    subject = next((child for child in dependents(verb) if child.dep_.startswith("nsubj")), None)
    return subject is not None and any(t.lower_ in nobody for t in (subject, *dependents(subject), subject.left_edge))


def _is_done_to_say(verb: Token, before: str) -> bool:
    """Tell whether what is said was the purpose of something done: *has written to staff to say that*."""
    deed = verb.head
    return before == "to" and verb.dep_ == "advcl" and deed.i < verb.i and deed.tag_ in _DONE


def _sentence_start(doc: Doc, i: int) -> int:
    """Give the first token of the sentence of token `i`, after a full stop or line break, if it is near."""
    least, words = max(0, i - _SENTENCE_WIDTH), lower_words(doc)
    while i > least and not words[i - 1].isspace() and words[i - 1] not in _STOPS:
        i -= 1
    return i


@cache
def speaking_nouns() -> frozenset[str]:
    """Give the nouns that can be the subject of a cue, singular and plural."""
    return _with_plurals(term.term for term in read_lexicon("speaking_nouns", Term))


@cache
def reporting_nouns() -> frozenset[str]:
    """Give the nouns for those who report on others: documents, inspectors and their bodies."""
    return _with_plurals(
        t.term for t in read_lexicon("speaking_nouns", Term) if t.label in {"document", "inspectorate"}
    )


def _with_plurals(terms: Iterable[str]) -> frozenset[str]:
    words = set(terms)
    regular = {w[:-1] + "ies" if w.endswith("y") else w + "es" if w.endswith("ss") else w + "s" for w in words}
    return frozenset(words | regular | ({"men", "women", "children"} if "man" in words else set()))


def can_speak(tokens: Iterator[Token] | Span) -> bool:
    """Tell whether a noun phrase can be the source of words: a pronoun, a name, or a noun of the word list."""
    return any(t.pos_ in {"PROPN", "PRON"} or t.lower_ in speaking_nouns() or _is_name(t) for t in tokens)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and not token.is_stop

"""What a grade is given to where the words name no area of the framework."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import text_of
from pipeline.inspectorates.schema import Profile
from pipeline.judgements.terms import alternatives

_OBJECT_AFTER = frozenset({"VB", "VBG", "RP", "IN", "TO"})
_MARKS, _FAR = "'\"‘’“”", 40
_REACH = 220
_CLAUSE = re.compile(r",\s+\w+\s+its\b|\b(?:was|were|is|are|has|had|while|but|although|which)\b|[\"“”]")
_RELATIVE = re.compile(r"\s+(?:that|which|who)\b.*$", re.DOTALL)


@cache
def _small() -> re.Pattern[str]:
    phrase = r"(?P<np>(?:the\s+|its\s+)?[a-z][^.;:“”\"]{3,140}?)"
    return re.compile(rf"(?:{alternatives('small_clause')})\s+(?:that\s+)?{phrase}\s+to\s+be\s+['\"‘“]?$")


@cache
def _whole() -> re.Pattern[str]:
    before = r"^(?:an?|the|its|their|her|his|this|our|each|all)?\s*(?:\w+[\s-]){0,3}"
    return re.compile(rf"{before}(?:{alternatives('whole')})\b", re.IGNORECASE)


def subject_words(grade: Span, profile: Profile) -> Span | None:
    """Give the noun phrase that is graded; None for the whole service.

    *Found the care that children receive to be good* gives *care*. A relative clause is left out. Names and words for
    the service (*the school*, *it*, *services*) mean the whole.
    """
    found = _small_clause(grade) or _passive_subject(grade)
    if found is None or _means_whole(found, profile) or _is_no_phrase(found, profile):
        return None
    return found


def _small_clause(grade: Span) -> Span | None:
    before = grade.doc[max(grade.start - _REACH, 0) : grade.start].text_with_ws[-_REACH:]
    matches = list(_small().finditer(before))
    if not matches:
        return None
    match = matches[-1]
    words = _RELATIVE.sub("", match["np"])
    start = grade.start_char - len(before) + match.start("np")
    span: Span | None = grade.doc.char_span(start, start + len(words))
    return _without_article(span) if span is not None else None


def _passive_subject(grade: Span) -> Span | None:
    """Give the subject of the verb that the grade hangs on, by the parse, without articles and relative clauses."""
    if not any(token.dep for token in grade):
        return None
    verb: Token = grade.root.head
    subjects = [child for child in verb.children if child.dep_.startswith("nsubj") and child.i < grade.start]
    if not subjects or subjects[0].pos_ in {"PRON", "PROPN"}:
        return None
    left, right = _with_coordinate(subjects[0].left_edge.i, grade.doc), subjects[0].i + 1
    if left and grade.doc[left - 1].tag_ in _OBJECT_AFTER:
        return None
    between = grade.doc[right : grade.start].text.rstrip(_MARKS)
    if len(between) > _FAR or any(mark in between for mark in _MARKS):
        return None
    return _without_article(grade.doc[left:right])


def _with_coordinate(left: int, doc: Doc) -> int:
    """Give the start of a phrase with the adjective that a parse may leave out: *urgent and* emergency care."""
    return left - 2 if left > 1 and doc[left - 1].lower_ == "and" and doc[left - 2].pos_ == "ADJ" else left


def _without_article(span: Span) -> Span | None:
    start = span.start
    while start < span.end and span.doc[start].lower_ in {"the", "its", "their", "a", "an"}:
        start += 1
    return span.doc[start : span.end] if start < span.end else None


def _is_no_phrase(span: Span, profile: Profile) -> bool:
    """Tell whether the words hold a clause of their own, or name who gives the grade and not what has it."""
    bodies = (name.removeprefix("the ") for name in profile.all_names)
    return _CLAUSE.search(text_of(span)) is not None or any(name in text_of(span) for name in bodies)


def _means_whole(span: Span, profile: Profile) -> bool:
    nouns = [noun.lower() for noun in profile.provider.nouns]
    text = text_of(span).lower()
    if text in {cue.lower() for kind in profile.kinds for cue in kind.cues}:
        return True
    return _whole().match(text_of(span)) is not None or any(text.endswith(noun) for noun in nouns) or "service" in text

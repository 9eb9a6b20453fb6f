"""Clauses: sentences parted where another subject and its verb begin."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import dependents, lower_words_of
from pipeline.findings.predicates import (
    COORDINATORS,
    FINITE,
    REACH,
    has_predicate,
    is_parsed,
    left_edge,
    starts_clause,
)

_CONCESSIONS = frozenset({"although", "though"})
_PARTING = COORDINATORS | _CONCESSIONS
_LEADING = frozenset({"while", "although", "though", "whereas", "despite"})
_DROPPED_FIRST = frozenset({"that", "and", "but", "while", "whereas"})
_DROPPED = _DROPPED_FIRST | {"although", "though", "however", "yet", "or"}
OPENING = frozenset("‘“\"'")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DANGLING = frozenset({"and", "but"})
_BESIDE = frozenset({"conj", "parataxis"})
_COPULAS = frozenset({"cop", "aux:pass", "auxpass"})
_COMPLETING = frozenset({"obj", "obl", "xcomp", "ccomp", "advmod", "acomp", "attr", "dobj", "prep", "advcl"})
_CONTRASTS = frozenset({"but", "yet"})
_LONGEST = 250


def split_clauses(span: Span) -> list[Span]:
    """Give the clauses of a span in text order, without overlap, trimmed of connectives and marks.

    A clause ends at a sentence's end, a semicolon, before *and, but, while, …* with a subject and finite verb of its
    own, and at a comma that stands for such a word (*plans are late, visits are rare and …*); a leading *while …* or
    *despite …* ends at the comma before the main clause. Without a parse only *but* and *while* after a comma part.
    """
    doc = span.doc
    cuts = {span.start, span.end}
    in_row = False
    for token in span:
        if token.i > span.start and _starts_sentence(token):
            cuts.add(token.i)
        elif token.text == ";" or (token.text == ":" and _announces(span, token)):
            cuts.add(token.i + 1)
        elif token.text == "," and _joins_clauses(span, token):
            cuts.add(token.i + 1)
            in_row = True
        elif token.lower_ in _PARTING and token.i > span.start and _parts(span, token, in_row=in_row):
            cuts.add(token.i)
    for start in sorted(cuts - {span.end}):
        comma = _leading_comma(span, start)
        if comma is not None:
            cuts.add(comma + 1)
    edges = sorted(cuts)
    pieces = (trim(doc, edges[n], edges[n + 1]) for n in range(len(edges) - 1))
    return [piece for piece in pieces if piece is not None]


def _announces(span: Span, colon: Token) -> bool:
    """Tell whether a clause stands on each side of a colon."""
    before, after = span.doc[span.start : colon.i], span.doc[colon.i + 1 : span.end]
    return is_parsed(span) and has_predicate(before) and (has_predicate(after) or quotes_predicate(after))


def split_predicates(span: Span) -> list[Span]:
    """Give a clause parted before *but* and its like where another predicate of the same subject begins; else whole."""
    for i, word in enumerate(lower_words_of(span), span.start):
        if word in _CONTRASTS and span.start + 1 < i < span.end - 1:
            pieces = trim(span.doc, span.start, i), trim(span.doc, i, span.end)
            begun = _begins_predicate(span, i + 1) or _begins_complement(span, i + 1)
            if has_predicate(span.doc[span.start : i]) and begun:
                return [piece for piece in pieces if piece is not None]
    return [span]


def _begins_predicate(span: Span, start: int) -> bool:
    """Tell whether a verb, an adverb or an adjective begins at `start`, an opening mark aside."""
    start += int(start < span.end and span.doc[start].is_punct)
    return start < span.end and span.doc[start].pos_ in {"VERB", "AUX", "ADV", "ADJ", "PART"}


def _begins_complement(span: Span, start: int) -> bool:
    """Tell whether what is left is one more thing that the subject is: *a safe prison, but an idle one*."""
    first = span.doc[start]
    return first.tag_ == "DT" and span.root.pos_ in {"NOUN", "AUX"} and not has_predicate(span.doc[start : span.end])


def _starts_sentence(token: Token) -> bool:
    if token.is_sent_start is not None:
        return bool(token.is_sent_start)
    before = token.nbor(-1)
    return before.text in {".", "!", "?"} and token.text[:1].isupper()


def _joins_clauses(span: Span, comma: Token) -> bool:
    """Tell whether a clause beside the one before begins right after a comma, as the parse has it."""
    if comma.i + 1 >= span.end or not has_predicate(_piece_before(span, comma)):
        return False
    subject = next(
        (t for t in span.doc[comma.i + 1 : min(comma.i + REACH, span.end)] if t.dep_.startswith(("nsubj", "csubj"))),
        None,
    )
    if subject is None or left_edge(subject) != comma.i + 1 or not starts_clause(span.doc, comma.i + 1, span.end):
        return False
    head = subject.head
    return head.dep_ in _BESIDE and span.start <= head.head.i < comma.i and not _is_interrupter(head)


def _is_interrupter(verb: Token) -> bool:
    """Tell whether a clause only hands the words around it over (*…, the report says, …*)."""
    return not any(t.dep_ in _COPULAS or (t.i > verb.i and t.dep_ in _COMPLETING) for t in dependents(verb))


def _parts(span: Span, token: Token, *, in_row: bool = False) -> bool:
    before = _piece_before(span, token)
    after_comma = token.nbor(-1).text == ","
    if not is_parsed(span):
        return after_comma and token.lower_ in {"but", "while", "whereas", "although"}
    if token.i + 2 < span.end and token.nbor(1).lower_ == "that" and token.lower_ in {"and", "but"}:
        return token.nbor(2).tag_ not in FINITE and token.i > span.start + 1
    if token.lower_ == "and" and _continues_list_of_tasks(span, token):
        return True
    if _is_misread(span, token):
        return True
    if not (has_predicate(before) or quotes_predicate(before)) or (token.lower_ == "yet" and not after_comma):
        return False
    alike = (after_comma or (in_row and token.lower_ == "and")) and _looks_like_clause(span, token.i + 1)
    return alike or starts_clause(span.doc, token.i + 1, span.end)


def _is_misread(span: Span, token: Token) -> bool:
    """Tell whether the parse took the next clause's subject for part of this one: *fell by 8% and men were checked*.

    Then a verb further on hangs beside one before the conjunction, and neither has a subject or conjunction of its own.
    """
    noun = token.head
    if token.lower_ != "and" or noun.i < token.i or noun.pos_ not in _NOMINAL or not has_predicate(span):
        return False
    beside = (t for t in span.doc[noun.i + 1 : span.end] if t.dep_ == "conj" and t.head.i < noun.head.i <= token.i)
    verb = next((t for t in beside if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or any(t.dep_ == "cc" or t.dep_.startswith(("nsubj", "expl")) for t in dependents(verb)):
        return False
    return has_predicate(span.doc[span.start : token.i]) and verb.head.pos_ in {"VERB", "AUX"}


def quotes_predicate(before: Span) -> bool:
    """Tell whether a verb stands right behind an opening mark, which the tags may not take for finite: *‘left …’*."""
    marks = (t for t in before[1:] if t.text in OPENING and t.i + 1 < before.end)
    return any(mark.nbor().pos_ in {"VERB", "AUX"} for mark in marks)


def _continues_list_of_tasks(span: Span, token: Token) -> bool:
    """Tell whether *and to* with a verb goes on with what somebody was told to do: *told to act and to share plans*."""
    following = span.doc[token.i + 1 : min(token.i + 3, span.end)]
    if len(following) < 2 or following[0].lower_ != "to" or following[1].tag_ != "VB":  # noqa: PLR2004  to and a verb
        return False
    return any(t.lower_ == "told" for t in span.doc[max(span.start - REACH, 0) : token.i])


def _looks_like_clause(span: Span, start: int) -> bool:
    """Tell by tags whether a noun phrase and then a finite verb begin at `start`, where the parse found no subject."""
    noun = False
    for token in span.doc[start : min(start + REACH, span.end)]:
        if token.text in ",;:" or token.is_sent_start:
            return False
        if token.tag_ in FINITE:
            return noun and token.nbor(-1).lower_ not in {"who", "which", "that"}
        if token.tag_ == "VB":
            return False
        if noun and token.pos_ == "PRON":
            return False
        noun = noun or token.pos_ in {"NOUN", "PRON", "PROPN"}
    return False


def _piece_before(span: Span, token: Token) -> Span:
    return span.doc[span.start : token.i]


def _leading_comma(span: Span, start: int) -> int | None:
    """Give the comma that ends a leading concession; None where the clause at `start` has none."""
    first = start
    while first < span.end and (span.doc[first].is_punct or span.doc[first].lower_ in {"and", "but", "that"}):
        first += 1
    if first >= span.end or span.doc[first].lower_ not in _LEADING:
        return None
    for token in span.doc[first + 2 : span.end]:
        if token.is_sent_start:
            return None
        if token.text == "," and (not is_parsed(span) or _balances(span, first, token.i)):
            return int(token.i)
    return None


def _balances(span: Span, first: int, comma: int) -> bool:
    """Tell whether a finite verb stands on each side of a comma (*despite* needs none before it)."""
    led = span.doc[first].lower_ == "despite" or has_predicate(span.doc[first:comma])
    return led and has_predicate(span.doc[comma + 1 : span.end])


def trim(doc: Doc, start: int, end: int) -> Span | None:
    """Give `doc[start:end]` without leading connectives and marks or final punctuation; None where no word is left."""
    while start < end and (_is_edge(doc[start]) or doc[start].lower_ in _DROPPED):
        start += 1
    while end > start and (_is_edge(doc[end - 1]) or doc[end - 1].lower_ in _DANGLING):
        end -= 1
    return doc[start:end] if end > start else None


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in _OPEN_MARKS or (token.is_punct and token.text not in "()%")


_OPEN_MARKS = frozenset("'\"‘“”’•*-–—")


def sentences_of(block: Span) -> Iterator[Span]:
    """Yield the sentences of a block, or the block itself where the Doc has none; the overlong in pieces."""
    starts = [t.i for t in block if t.i == block.start or t.is_sent_start]
    for start, end in zip(starts, [*starts[1:], block.end], strict=True):
        for piece in range(start, end, _LONGEST):
            yield block.doc[piece : min(piece + _LONGEST, end)]

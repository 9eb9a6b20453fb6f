"""Strength or weakness of a clause, by rules that keep the words that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.annotations import STRENGTH, WEAKNESS, text_of
from pipeline.findings.amounts import amounts
from pipeline.findings.forms import settled
from pipeline.findings.predicates import is_parsed
from pipeline.findings.shortfalls import shortfalls
from pipeline.findings.times import times
from pipeline.findings.votes import Vote
from pipeline.findings.words import Word

_SCOPE, _LONG_SCOPE = 9, 16
_LINK = 9
_LONE_NEGATOR, _LONE_WITHOUT = 0.75, 0.3
_FLIPPED = 0.9
_CHANGE = {("up", "asset"): 1.0, ("up", "burden"): -1.0, ("down", "asset"): -1.0, ("down", "burden"): 1.0}
_CHANGE |= {("down", "negative"): 1.0, ("up", "positive"): 0.5, ("up", "negative"): -1.0}
_COVERED, _IN_PREDICATE, _IN_ASIDE, _IN_LEAD, _DEPTH = 0.1, 1.5, 0.5, 0.2, 6
_PREDICATE = frozenset({"advmod", "obj", "xcomp", "conj", "acomp", "obl", "amod"})
_ASIDE = ("nsubj", "advcl", "acl", "csubj")
_PREPOSITIONS = frozenset({"of", "to", "in", "about", "over"})
_CONDITIONS = frozenset({"when", "where", "if", "once", "as"})
_UNDOING, _UNDOING_REACH = "without", 1
_WIDE = frozenset({"nobody", "none", "no one", "not one"})
_IF, _WHAT = frozenset({"if", "when"}), frozenset({"what", "who", "the"})
_BREAKS = frozenset({"but", "although", "though", "while", "yet"})
_CHANGERS = ("up", "down")
_NAMES = frozenset({"negator", "up", "down"})
_DENYING, _DENYING_REACH = frozenset({"not", "n't", "n’t", "never"}), 4
_LESS = "less"
_NAMING = ("NN", "VBG")
_PLAIN = {"positive": 1.0, "negative": -1.0, "burden": -0.4, "asset": 0.0, "deficit": -1.0, "need": -1.0}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words of a clause add up to.

    Attributes:
        score: Above 0 for a strength, below 0 for a weakness, 0 where nothing decides.
        evidence: The words on the side that won, in text order.
        settled: Whether the form of the clause leaves no doubt.
    """

    score: float
    evidence: tuple[Span, ...]
    settled: bool = False

    @property
    def polarity(self) -> str | None:
        """Strength, weakness, or None where nothing decides."""
        return None if self.score == 0 else STRENGTH if self.score > 0 else WEAKNESS


def judge(clause: Span, words: Sequence[Word]) -> Verdict:
    """Weigh the words of a clause.

    Evaluative words count with their weight. A negator turns the first evaluative word in its scope (nine tokens, to
    the next comma); with none there it says that something is missing. Words of change take their sign from what
    changes. Deficits and needs are weaknesses whatever stands beside them. A form that settles it outweighs them all.
    """
    form = settled(clause, words)
    if form is not None:
        return Verdict(form.value, (form.span,), settled=True)
    votes = [*_votes(clause, words), *shortfalls(clause), *times(clause), *amounts(clause)]
    score = sum(vote.value for vote in votes)
    if score == 0 and votes and any(vote.value for vote in votes):
        score = -0.1
    side = [vote.span for vote in sorted(votes, key=lambda vote: vote.span.start) if vote.value * score > 0]
    return Verdict(score, tuple(side))


def _votes(clause: Span, words: Sequence[Word]) -> Iterator[Vote]:
    used: set[int] = set()
    rest = _without_double_negation([w for w in words if not (w.label in _NAMES and _is_name(w, clause))])
    yield from _changes(rest, used)
    yield from _negations(clause, rest, used)
    for number, word in enumerate(rest):
        if number not in used and word.label in _PLAIN:
            value = _PLAIN[word.label] * word.weight
            covered = _is_covered(clause, rest[:number], word) if value > 0 else _is_denied(clause, rest[:number], word)
            yield Vote(word.span, value * (_COVERED if covered else _rank(clause, word)))


def _without_double_negation(words: list[Word]) -> list[Word]:
    """Give the words without pairs of negators that undo each other (*not without some difficulty*)."""
    kept: list[Word] = []
    for word in words:
        before = kept[-1] if kept and kept[-1].label == word.label == "negator" else None
        if before is not None and text_of(word.span).lower() == _UNDOING and _gap(before, word) <= _UNDOING_REACH:
            kept.pop()
        else:
            kept.append(word)
    return kept


def _is_denied(clause: Span, before: Sequence[Word], word: Word) -> bool:
    """Tell whether a negator before it denies one more bad word (*no complaints had gone unanswered*)."""
    if word.label not in {"negative", "burden"}:
        return False
    negators = [n for n, other in enumerate(before) if other.label == "negator"]
    between = before[negators[-1] + 1 :] if negators else []
    return any(other.label in {"negative", "burden"} for other in between) and _unbroken(
        clause, before[negators[-1]], word, ",;:"
    )


def _unbroken(clause: Span, left: Word, right: Word, marks: str) -> bool:
    return not any(t.text in marks or t.lower_ in _BREAKS for t in clause.doc[left.span.end : right.span.start])


def _is_covered(clause: Span, before: Sequence[Word], word: Word) -> bool:
    """Tell whether a good word only says what is missing: it stands after a deficit, a need or *lack of*."""
    for other in before:
        if (
            other.label in {"deficit", "need"}
            and _unbroken(clause, other, word, ";:")
            and other.span.start >= _lead_end(clause)
        ):
            return True
        governs = other.label == "negator" or (other.label == "negative" and _governs(other, word))
        if governs and _unbroken(clause, other, word, ",;:"):
            return True
    return False


def _governs(negative: Word, word: Word) -> bool:
    """Tell whether a bad word goes on to say what it is about (*lack of*, *delay in*, *concerns about*)."""
    doc, end = negative.span.doc, negative.span.end
    onward = doc[end].lower_ if end < len(doc) else ""
    linked = onward in _PREPOSITIONS or doc[end - 1].lower_ in _PREPOSITIONS or doc[end - 1].lemma_ == "lack"
    return linked and word.span.start - end <= _LINK


def _is_embedded(clause: Span, need: Word) -> bool:
    """Tell whether a need is only spoken of: *if they need to*, *what needs to happen*, *the need to*."""
    before = [token.lower_ for token in clause.doc[max(clause.start, need.span.start - 2) : need.span.start]]
    return any(word in _IF for word in before) or (bool(before) and before[-1] in _WHAT)


def _lead_end(clause: Span) -> int:
    """Give the token after a leading *when …,* that says where the rest holds; the clause's start without one."""
    if clause[0].lower_ in _CONDITIONS:
        comma = next((token.i for token in clause if token.text == ","), None)
        if comma is not None:
            return int(comma) + 1
    return int(clause.start)


def _rank(clause: Span, word: Word) -> float:
    """Give the weight of a word's place: the predicate counts double, the inside of a subject or purpose half."""
    if word.span.end <= _lead_end(clause) or (word.label == "need" and _is_embedded(clause, word)):
        return _IN_LEAD
    if not is_parsed(clause):
        return 1.0
    token = word.span.root
    for _ in range(_DEPTH):
        if token.i < clause.start or token.i >= clause.end:
            break
        if token == clause.root or (token.head == clause.root and token.dep_ in _PREDICATE):
            return _IN_PREDICATE
        if token.dep_.startswith(_ASIDE):
            return 1.0 if word.label in {"deficit", "need"} else _IN_ASIDE
        if token.head == token:
            break
        token = token.head
        if token == clause.root:
            break
    return 1.0


def _changes(words: Sequence[Word], used: set[int]) -> Iterator[Vote]:
    """Yield a vote for each word of change that has something to change beside it, after it first."""
    for number, word in enumerate(words):
        if word.label not in _CHANGERS:
            continue
        near = [
            n
            for n, other in enumerate(words)
            if n not in used
            and (word.label, other.label) in _CHANGE
            and _gap(word, other) <= _LINK
            and (_changes_itself(other) or _is_lessened(word, other))
        ]
        if near:
            other = min(near, key=lambda n: (_gap(word, words[n]), n))
            used |= {number, other}
            weight = 1.0 if _is_lessened(word, words[other]) else max(word.weight, words[other].weight)
            value = _CHANGE[word.label, words[other].label] * weight
            denial = _denial(words, number, used)
            used |= {denial} if denial is not None else set()
            yield Vote(word.span, value if denial is None else -value)


def _denial(words: Sequence[Word], number: int, used: set[int]) -> int | None:
    """Give the number of the *not* right before a word of change: what has not risen is no worse."""
    before = number - 1
    if before < 0 or before in used or words[before].label != "negator":
        return None
    near = _gap(words[before], words[number]) <= _DENYING_REACH
    return before if near and text_of(words[before].span).lower() in _DENYING else None


def _changes_itself(word: Word) -> bool:
    """Tell whether a word names what rises or falls; an adverb or adjective only says how (*fall well behind*)."""
    tag = word.span.root.tag_
    return word.label not in {"positive", "negative"} or not tag or tag.startswith(_NAMING)


def _is_lessened(word: Word, other: Word) -> bool:
    """Tell whether a bad quality stands right behind *less*: *less violent*, *less rigid*."""
    return other.label == "negative" and text_of(word.span).lower() == _LESS and other.span.start == word.span.end


def _gap(left: Word, right: Word) -> int:
    return max(left.span.start - right.span.end, right.span.start - left.span.end, 0)


def _negations(clause: Span, words: Sequence[Word], used: set[int]) -> Iterator[Vote]:
    lone = []
    for number, word in enumerate(words):
        if word.label != "negator":
            continue
        place = _IN_LEAD if word.span.end <= _lead_end(clause) else 1.0
        other = _negated(clause, words, number, used)
        if other is None:
            lone.append((word, place))
            continue
        used.add(other)
        value = _PLAIN.get(words[other].label, 0.0) * words[other].weight
        if words[other].label == "asset":
            value = _FLIPPED
        turned = max(_FLIPPED, abs(value)) * place
        yield Vote(word.span, -turned if value > 0 else turned)
    undone = any(_is_without(word) for word, _ in lone[1:])
    for word, place in lone:
        value = _LONE_WITHOUT if len(lone) == 1 and _is_without(word) else _LONE_NEGATOR
        yield Vote(word.span, value * place * (1.0 if undone else -1.0))


def _is_without(word: Word) -> bool:
    return text_of(word.span).lower() == _UNDOING


def _is_name(word: Word, clause: Span) -> bool:
    """Tell whether a capital within the clause makes a negator or word of change part of a name."""
    return word.span[0].is_title and word.span.start > clause.start and not word.span[0].is_sent_start


def _negated(clause: Span, words: Sequence[Word], number: int, used: set[int]) -> int | None:
    """Give the number of the word that a negator turns: the first in its scope, or the last before *is rare*."""
    negator = words[number].span
    for other in range(number + 1, len(words)):
        word = words[other]
        between = clause.doc[negator.end : word.span.start]
        scope = _LONG_SCOPE if negator[0].dep_ == "det" or negator.text.lower() in _WIDE else _SCOPE
        if word.span.start - negator.end > scope or any(token.text in ",;:" for token in between):
            break
        if other not in used and word.label in {"positive", "negative", "burden", "asset"}:
            return other
    rare = negator.text.lower() in {"rare", "rarely", "seldom", "few"}
    before = [n for n in range(number) if n not in used and words[n].label in {"negative", "burden"}]
    return before[-1] if rare and before else None

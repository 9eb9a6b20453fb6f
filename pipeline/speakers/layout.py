"""The source of a quote without a cue, by layout: labels before a colon, signatures, lines with a name and role."""

from __future__ import annotations

from pipeline.annotations import DIRECT, INSPECTORS, ORGANISATION, PERSON, REPORT, UNNAMED, Attribution
from pipeline.speakers.beside import adjacent, adjacent_noun, right_of
from pipeline.speakers.clauses import first_in_clause
from pipeline.speakers.mentions import Mention
from pipeline.speakers.personal import is_personal
from pipeline.speakers.scene import Scene
from pipeline.speakers.utterances import whose_words
from pipeline.speakers.words import FREE, Words, is_capital

_LONGEST_LINE = 30
_CLAUSE = 12
_LONGEST_LABEL = 4
_LEADING = 2
_MARKS = 8
_RUNNING_ON = frozenset({",", "?", "!", "…", "..."})
_BUT = frozenset({"but", "and", "yet"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def label_before(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the source that a colon hands over: *Jo Bell, head of care: “…”*, *Ofsted: pace is too slow*."""
    words = scene.words
    number = before_marks(words, words.bounds(attribution.contents[0])[0])
    if number is None or words.lower[number] not in {":", "—", "–", "-"}:
        return None
    first = words.sentence_start(number)
    found = _for_whom(scene, first) or first_in_clause(scene, first, number)
    if found is not None or attribution.kind != DIRECT:
        return found
    return _pronoun_in(scene, first, number) or _only_word(scene, first, number)


def _for_whom(scene: Scene, first: int) -> Mention | None:
    """Give the person whose view a sentence tells: *For Jo Bell of Bell Homes, it was no surprise: “…”*."""
    words = scene.words
    if words.lower[first] in _BUT and first + 1 < len(words):
        first += 1
    if words.lower[first] != "for" or first + 1 >= len(words):
        return None
    mention = scene.mentions.starting(first + 1)
    return mention if mention is not None and mention.kind == PERSON else None


def _pronoun_in(scene: Scene, first: int, last: int) -> Mention | None:
    """Give the pronoun that opens the clause before a colon: *On the rota, she was blunt: “…”*."""
    words = scene.words
    for number in range(last - 1, first - 1, -1):
        opens = number == first or words.lower[number - 1] == ","
        verb = words.tokens[number + 1].tag_ in _FINITE or words.among("be", number + 1)
        if opens and verb and words.quoted[number] == FREE:
            return scene.pronoun_at(number)
    return None


def _only_word(scene: Scene, first: int, last: int) -> Mention | None:
    """Give a label of a few words that is no known mention: *SMITH:*, but not *SEND: ‘patchy’ help fails families*.

    What a preposition leads to is no label: *Also among the findings: “…”*.
    """
    if not 0 < last - first <= _LONGEST_LABEL:
        return None
    return (
        None
        if any(scene.words.tokens[number].tag_ == "IN" for number in range(first, last))
        else (scene.mention_at(last - 1))
    )


def clause_after(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the source of a direct quote that a clause hands over: *“…,” the mayor shrugged*."""
    words = scene.words
    end = words.bounds(attribution.contents[-1])[1]
    number = end
    while number < len(words) and words.is_mark(number):
        number += 1
    if number >= len(words) or words.block[number] != words.block[end - 1] or words.lower[end - 1] not in _RUNNING_ON:
        return None
    last = min(words.block_of(number)[1], number + _CLAUSE)
    for verb in range(number, last):
        if words.quoted[verb] != FREE or words.is_stop(verb):
            return None
        if words.tokens[verb].tag_ in _FINITE:
            cue = (verb, verb + 1)
            if verb == number:
                return whose_words(scene, verb + 1) or right_of(scene, verb + 1)
            return adjacent(scene, cue) or adjacent_noun(scene, cue)
    return None


def label_inside(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the label that a transcript has inside the marks: *“SMITH: We will act.*."""
    words = scene.words
    start = words.bounds(attribution.contents[0])[0]
    for number in range(start + 1, min(start + 5, words.block_of(start)[1])):
        if words.lower[number] == ":":
            return scene.mention_at(number - 1)
        if not is_capital(words.tokens[number - 1]):
            return None
    return None


def colon_before(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the source before a colon that a list of findings follows: *Inspectors were blunt: plans are ‘thin’*."""
    words = scene.words
    start = words.bounds(attribution.contents[0])[0]
    first = words.sentence_start(start)
    colon = next((n for n in range(start - 1, first, -1) if words.lower[n] == ":" and words.quoted[n] == FREE), None)
    mention = first_in_clause(scene, first, colon) if colon is not None else None
    return mention if mention is not None and mention.kind in {INSPECTORS, REPORT, ORGANISATION, PERSON} else None


def before_marks(words: Words, start: int) -> int | None:
    """Give the last word before the marks that open here, in this block or the one before."""
    number = start - 1
    while number >= 0 and words.is_mark(number):
        number -= 1
    if number < 0 or words.block[start] - words.block[number] > 1:
        return None
    return number


def signature_after(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the source after a dash, or alone on the next line: *“…” – Jo Bell, head of care*."""
    words = scene.words
    end = words.bounds(attribution.contents[-1])[1]
    number = end
    while number < len(words) and words.is_mark(number):
        number += 1
    if number >= len(words):
        return None
    if words.block[number] == words.block[end - 1]:
        return _starting(scene, number + 1) if words.is_dash(number) and number + 1 < len(words) else None
    return line_of(scene, number) if stands_alone(words, attribution) else None


def stands_alone(words: Words, attribution: Attribution) -> bool:
    """Tell whether the quote is all of its blocks."""
    start, end = words.bounds(attribution.contents[0])[0], words.bounds(attribution.contents[-1])[1]
    before = words.block_of(start)[0]
    after = words.block_of(end - 1)[1]
    around = (*range(max(before, start - _MARKS), start), *range(end, min(after, end + _MARKS)))
    return before >= start - _MARKS and after <= end + _MARKS and not any(words.is_letters(n) for n in around)


def line_of(scene: Scene, number: int) -> Mention | None:
    """Give the person of a block that is a name with a role and nothing more."""
    words = scene.words
    start, end = words.block_of(number)
    while start < end and not words.is_letters(start):
        start += 1
    if start >= end or end - start > _LONGEST_LINE or words.is_stop(end - 1):
        return None
    if any(words.quoted[n] != FREE or words.tokens[n].tag_ in {"VBD", "VBZ", "VBP", "MD"} for n in range(start, end)):
        return None
    return _starting(scene, start)


def _starting(scene: Scene, number: int) -> Mention | None:
    mention = scene.mentions.starting(number)
    if mention is not None and mention.kind in {PERSON, ORGANISATION, UNNAMED}:
        return mention
    owner = scene.mentions.at(number)
    return owner if owner is not None and owner.kind == PERSON else mention


def sentence_before(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the person that the sentence before a quote speaks of: *Jo Bell was blunt. “It is not fixed.”*."""
    words = scene.words
    number = before_marks(words, words.bounds(attribution.contents[0])[0])
    if (
        number is None
        or not words.is_stop(number)
        or words.block[number] != words.block[words.bounds(attribution.contents[0])[0]]
    ):
        return None
    first = words.sentence_start(number)
    mention = first_in_clause(scene, first, number)
    if mention is None and first < number:
        mention = scene.pronoun_at(first)
    return mention if mention is not None and (mention.kind in {PERSON, UNNAMED} or mention.kind == "pronoun") else None


def met_before(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the person whom the sentence before a paragraph of speech opens with: *Jo Bell put it another way.*

    The speech has no cue and is somebody's own: *“That'll do for me.”*
    """
    words = scene.words
    start = words.bounds(attribution.contents[0])[0]
    number = before_marks(words, start)
    if number is None or not words.is_stop(number) or words.block[number] == words.block[start]:
        return None
    if not stands_alone(words, attribution) or not is_personal(attribution, words.vocabulary, us=True):
        return None
    first = words.sentence_start(number)
    mention = _for_whom(scene, first) or first_in_clause(scene, first, number)
    if mention is None or mention.kind != PERSON:
        return None
    opening = mention.start if mention.place is None else min(mention.start, mention.place.start)
    return mention if opening - first <= _LEADING else None

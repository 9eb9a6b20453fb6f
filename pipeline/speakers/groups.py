"""Sources that are no named people: inspectors, the report, organisations, nameless persons."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotations import INSPECTORS, ORGANISATION, REPORT, UNNAMED
from pipeline.speakers.epithets import epithet_at
from pipeline.speakers.inspecting import is_inspectorate
from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import POSSESSIVES, Organisations, head_of, split_role
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, ROLE, SOURCE
from pipeline.speakers.vocabulary import ORGANISATION as ORGANISATION_HEAD
from pipeline.speakers.words import Hit, Words, is_capital

_DETERMINERS = frozenset({"the", "this", "a", "an", "its"})
_SINGULAR = frozenset({"a", "an", "one", "another", "the"})
_EARLIER = frozenset({"previous", "last", "earlier", "past"})
_MODIFYING_TAGS = frozenset({"NN", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "NNS", "RB"})
_DESCRIBING_TAGS = _MODIFYING_TAGS | {"DT", "PRP$", "POS"}
_REACH = 8


def find_groups(words: Words, organisations: Organisations, taken: frozenset[int]) -> Iterator[Mention]:
    """Give inspectors, reports, organisations and nameless persons, in no order.

    Args:
        taken: Words of names and of the roles beside them.
    """
    yield from _source_nouns(words, organisations)
    yield from _named_organisations(words, organisations)
    yield from _nominal_organisations(words, organisations, taken)
    yield from _nameless(words, organisations, taken)


def _source_nouns(words: Words, organisations: Organisations) -> Iterator[Mention]:
    for hit in _hits(words, SOURCE):
        start = phrase_start(words, hit.start, organisations)
        if _modifies(words, hit.end):
            continue
        text = words.text(start, hit.end)
        if hit.label == "inspectors" or (hit.label == "team" and _is_the_team(words, start, hit.start)):
            yield Mention(start, hit.end, INSPECTORS, INSPECTORS, hit.end - 1, plural=True)
        elif hit.label == "report" and not _is_earlier(words, start, hit.start):
            yield Mention(start, hit.end, REPORT, REPORT, hit.end - 1, label=words.lower[hit.end - 1])
        elif hit.label == "inspectorate" and hit.start not in organisations and is_inspectorate(words, hit):
            yield Mention(start, hit.end, ORGANISATION, text, hit.end - 1, label="inspectorate")


def _is_the_team(words: Words, start: int, end: int) -> bool:
    """Tell whether a team is that of the inspectors: *the team*, *the Ofsted team*."""
    return words.lower[start] == "the" and all(words.hit(INSPECTORATE_NAME, n) for n in range(start + 1, end))


def _hits(words: Words, kind: str) -> list[Hit]:
    found = words.hits.get(kind, {})
    return [hit for number, hit in found.items() if hit.start == number]


def phrase_start(words: Words, start: int, organisations: Organisations) -> int:
    """Give the first word of the noun phrase to the left of its head: modifiers, possessor, determiner."""
    head, first = start, max(words.block_of(start)[0], start - _REACH)
    level = words.quoted[start]
    while start > first and words.quoted[start - 1] == level:
        before = start - 1
        if _ends_kicker(words, before, first):
            break
        if before in organisations and organisations[before].end <= start:
            start = organisations[before].start
        elif words.among("opening", before):
            return before
        elif _modifying(words, before):
            start = before
        else:
            break
    while start < head and (words.tokens[start].tag_ == "RB" or words.lower[start] in POSSESSIVES):
        start += 1
    return start


def _ends_kicker(words: Words, number: int, first: int) -> bool:
    """Tell whether a headline's opening words in capitals end here: *LAST IN LINE Watchdog says*."""
    shouted = number > first and words.tokens[number].is_upper and words.tokens[number - 1].is_upper
    return shouted and not words.tokens[number + 1].is_upper and len(words.tokens[number - 1]) > 1


def _modifying(words: Words, number: int) -> bool:
    if words.lower[number] in POSSESSIVES:
        return number > 0 and not words.tokens[number - 1].whitespace_
    return (
        words.tokens[number].tag_ in _MODIFYING_TAGS
        or words.glued(number)
        or words.lower[number] in words.vocabulary.modifiers
    )


def _modifies(words: Words, end: int) -> bool:
    """Tell whether a noun follows, so that the phrase is no phrase by itself: *inspection framework*."""
    if end >= len(words) or words.block[end] != words.block[end - 1]:
        return False
    return words.tokens[end].tag_ in {"NN", "NNS", "HYPH"} and end not in words.cues


def _is_earlier(words: Words, start: int, end: int) -> bool:
    first = max(words.block_of(start)[0], start - 1)
    return any(words.lower[number] in _EARLIER or words.tokens[number].shape_ == "dddd" for number in range(first, end))


def _named_organisations(words: Words, organisations: Organisations) -> Iterator[Mention]:
    for number, found in organisations.items():
        if found.start == number:
            start = number - 1 if number > words.block_of(number)[0] and words.lower[number - 1] == "the" else number
            yield Mention(start, found.end, ORGANISATION, found.name, found.end - 1, label=found.kind, named=True)


def _nominal_organisations(words: Words, organisations: Organisations, taken: frozenset[int]) -> Iterator[Mention]:
    """Give *the council*, *the home*: a determiner and a lower-cased head."""
    for hit in _hits(words, ORGANISATION_HEAD):
        if (
            hit.start in organisations
            or hit.start in taken
            or words.tokens[hit.start].text[:1].isupper()
            or hit.label == "brand"
        ):
            continue
        start = phrase_start(words, hit.start, organisations)
        if words.lower[start] in _DETERMINERS and not _modifies(words, hit.end):
            yield Mention(start, hit.end, ORGANISATION, words.text(start, hit.end), hit.end - 1, label=hit.label)


def _nameless(words: Words, organisations: Organisations, taken: frozenset[int]) -> Iterator[Mention]:
    """Give *a parent at the gates*, *a spokesperson for the trust*: a determiner and a role."""
    for hit in _hits(words, ROLE):
        if hit.start in taken or (hit.end < len(words) and hit.end in taken) or epithet_at(words, hit.start):
            continue
        start = phrase_start(words, hit.start, organisations)
        if words.lower[start] in _SINGULAR and not _modifies(words, hit.end):
            yield nameless(words, (start, hit.end), organisations, hit)


def nameless(words: Words, phrase: tuple[int, int], organisations: Organisations, hit: Hit) -> Mention:
    """Give the mention of a person in a role without a name."""
    start, head_end = phrase
    end = description_end(words, head_end, organisations)
    place = split_role(words, (start, end), hit, organisations)
    head = head_of(words, hit)
    label = head.side if head else ""
    return Mention(start, head_end, UNNAMED, words.text(start, end), head_end - 1, label=label, place=place)


def description_end(words: Words, end: int, organisations: Organisations) -> int:
    """Give the end of the phrases with *of*, *for*, *at* that describe a head."""
    last = min(words.block_of(end - 1)[1], end + _REACH * 2)
    reached = end
    while (
        reached < last
        and words.lower[reached] in words.vocabulary.links
        and words.quoted[reached] == words.quoted[end - 1]
    ):
        following = reached + 1
        while following < last and (following in organisations or _describes(words, following)):
            following = organisations[following].end if following in organisations else following + 1
        if following == reached + 1:
            break
        reached = following
    return reached


def _describes(words: Words, number: int) -> bool:
    token = words.tokens[number]
    if number in words.cues:
        return False
    known = words.among("opening", number) or is_capital(token)
    return token.tag_ in _DESCRIBING_TAGS or words.glued(number) or (not token.tag_ and known)

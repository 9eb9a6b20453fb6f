"""Runs of capitalised words, and the titles before a name in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicons.schema import Honorific
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, ROLE, plain
from pipeline.speakers.words import Words, is_capital

_MOST = 24
_FULL_NAME = 2
_ONE_HYPHEN = 2
_LONGEST_ACRONYM = 6
_FIELD_LINKS = frozenset({"of", "for"})
_PEERS = frozenset({"lord", "lady", "baroness", "baron"})
_FUNCTION_TAGS = frozenset({"IN", "RB", "VB", "CC", "WR", "PR", "DT"})


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, its titles parted from the name.

    Attributes:
        start: The first capitalised word.
        name: The first word of the name proper.
        end: The word after the last of the name.
        tail: The word after the letters that follow the name (*MBE*).
        honorific: The title before the name.
        role: The words [start, end) of a role that ends where the name or its title begins.
    """

    start: int
    name: int
    end: int
    tail: int
    honorific: Honorific | None = None
    role: tuple[int, int] | None = None

    def __len__(self) -> int:
        return self.end - self.name

    @property
    def titled(self) -> bool:
        """Whether a title or a role stands before the name."""
        return self.honorific is not None or self.role is not None


@lru_cache(maxsize=1)
def find_runs(words: Words) -> tuple[tuple[int, int], ...]:
    """Give the runs as [start, end) in text order, without overlap; none crosses a block, a mark or a comma.

    They are found once for people and for organisations.
    """
    return tuple(_runs(words))


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    number = 0
    while number < len(words):
        if not is_capital(words.tokens[number]):
            number += 1
            continue
        end = run_end(words, number)
        start = end if _is_numbered(words, number, end) else _without_function_words(words, number, end)
        parted = _name_after_field(words, start, end)
        if start < parted:
            yield start, parted
        if parted < end:
            yield parted, end
        number = end


def _is_numbered(words: Words, start: int, end: int) -> bool:
    """Tell whether a figure goes with the word: *Year 1*, *Ward 5* and *Key Stage 2* are nobody's names."""
    follows = end < words.block_of(start)[1] and words.tokens[end].is_digit
    return follows and end - start <= _FULL_NAME and bool(words.tokens[end - 1].whitespace_)


def _name_after_field(words: Words, start: int, end: int) -> int:
    """Give where a name begins after the field of a role: *Head of People Jo Bell*, *MP for Hill Valley Jo Bell*."""
    first = start - 1
    role = words.hit(ROLE, first - 1) if first > 0 and words.lower[first] in _FIELD_LINKS else None
    for number in range(start + 1, end - 1):
        if words.lower[number] in words.vocabulary.given_names:
            before = all(words.lower[n] in words.vocabulary.fields for n in range(start, number))
            return number if before or (role is not None and role.end == first) else end
    return end


def run_end(words: Words, start: int) -> int:
    """Give the word after the last of the run that begins here."""
    end = start + 1
    last = min(words.block_of(start)[1], start + _MOST)
    while end < last:
        if _shouted(words, start, end) or _begins_anew(words, end):
            break
        if is_capital(words.tokens[end]) and words.quoted[end] == words.quoted[start]:
            end += 1
        elif _joins(words, end, last):
            end += 2
        elif words.is_dash(end) and (chained := _chained(words, end, last)) > end:
            end = chained
        else:
            break
    return end


def _begins_anew(words: Words, number: int) -> bool:
    """Tell whether a sentence begins behind an abbreviation that keeps its full stop: *Bell Ltd. Its director*."""
    return words.tokens[number - 1].text.endswith(".") and words.tokens[number].is_stop


def _shouted(words: Words, start: int, end: int) -> bool:
    """Tell whether a kicker in capitals ends here: *NINE DAYS TO TURN UP Watchdog blasts*."""
    if end - start < _FULL_NAME or words.tokens[end].is_upper:
        return False
    return all(words.tokens[n].is_upper for n in range(start, end)) and any(
        words.tokens[n].is_stop or len(words.tokens[n]) > _LONGEST_ACRONYM for n in range(start, end)
    )


def _joins(words: Words, at: int, last: int) -> bool:
    """Tell whether a hyphen or a particle leads on to a further capital: *Ofori-Lane*, *van Dyck*."""
    if at + 1 >= last or not is_capital(words.tokens[at + 1]):
        return False
    if words.lower[at] == "of":
        return at > 1 and words.lower[at - 2] in _PEERS
    return words.glued(at) or words.abbreviates(at) or words.lower[at] in words.vocabulary.particles


def _chained(words: Words, at: int, last: int) -> int:
    """Give the end of a name that several hyphens chain, also of small words: *Stow-on-the-Fold*, *Nant-y-coed*."""
    if words.hit(ROLE, at - 1) is not None:
        return at
    end = at
    while end + 1 < last and words.glued(end) and words.is_letters(end + 1) and words.quoted[end] == words.quoted[at]:
        end += 2
    return end if end - at > _ONE_HYPHEN else at


def _without_function_words(words: Words, start: int, end: int) -> int:
    """Give the first word of the run that is no *But*, *The*, *Asked* at a sentence's start."""
    while start < end and (_is_function(words, start) or _is_adverb(words, start, end)):
        start += 1
    return start


def _is_adverb(words: Words, start: int, end: int) -> bool:
    """Tell whether a word that no tagger saw opens a sentence before a full name: *Yesterday Helen Bell*."""
    if words.tokens[start].tag_ or end - start <= _FULL_NAME or not words.opens(start):
        return False
    given = words.vocabulary.given_names
    titles = words.vocabulary.honorifics
    return words.lower[start + 1] in given and words.lower[start] not in given and words.lower[start] not in titles


def _is_function(words: Words, number: int) -> bool:
    token = words.tokens[number]
    if token.is_stop and not token.text.isupper():
        return words.among("leading", number) or number == 0 or not words.is_letters(number - 1) or words.opens(number)
    if (
        plain(token.text) in words.vocabulary.honorifics
        or words.hit(ROLE, number)
        or words.hit(INSPECTORATE_NAME, number)
    ):
        return False
    return words.opens(number) and token.tag_[:2] in _FUNCTION_TAGS


def part_titles(words: Words, start: int, end: int) -> Run:
    """Part the titles and roles before a name from the name; the last word is always name."""
    name, honorific, role = start, None, _role_ending(words, start)
    hit = words.hit(ROLE, start)
    if hit and hit.start < start < hit.end < end:
        name, role = hit.end, (hit.start, hit.end)
    at = name
    while at < end - 1:
        hit = words.hit(ROLE, at)
        title = words.vocabulary.honorifics.get(words.lower[at])
        if hit and hit.start == at and hit.end < end and not title:
            name, role = hit.end, (hit.start, hit.end)
        elif title:
            name = at + 2 if words.abbreviates(at + 1) else at + 1
            honorific = honorific or title
        at = max(at + 1, name)
    while name == start and end - name > _FULL_NAME and words.lower[name] in words.vocabulary.fields:
        name = start = name + 1
    tail = end
    while end - name > 1 and words.lower[end - 1] in words.vocabulary.post_nominals:
        end -= 1
    return Run(start, name, end, tail, honorific, role)


def _role_ending(words: Words, end: int) -> tuple[int, int] | None:
    if end == 0 or words.block[end - 1] != words.block[end] or words.quoted[end - 1] != words.quoted[end]:
        return None
    hit = words.hit(ROLE, end - 1)
    return (hit.start, hit.end) if hit and hit.end == end else None

"""Everything that attribution looks at: the words, the quotes, the mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.annotations import INSPECTORS, REPORT, UNNAMED, Attribution
from pipeline.annotations import ORGANISATION as ORGANISATION_KIND
from pipeline.speakers.epithets import epithet_at
from pipeline.speakers.groups import description_end, find_groups, nameless, phrase_start
from pipeline.speakers.mentions import PRONOUN, Mention, Mentions
from pipeline.speakers.organisations import find_organisations
from pipeline.speakers.people import find_people
from pipeline.speakers.places import POSSESSIVES, Organisations, Place
from pipeline.speakers.vocabulary import ORGANISATION, ROLE, Vocabulary, plain
from pipeline.speakers.words import Words, is_capital

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_ONE = frozenset({"one", "another"})
_NOMINAL = frozenset({"NN", "CD", "JJ", "DT", ""})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One article, read for its speakers."""

    words: Words
    attributions: Sequence[Attribution]
    organisations: Organisations
    mentions: Mentions

    def mention_at(self, number: int) -> Mention | None:
        """Give the mention that a word belongs to: a known one, a pronoun, or the noun phrase around it."""
        return self.known_at(number) or self._noun_phrase(number)

    def known_at(self, number: int) -> Mention | None:
        """Give the known mention or pronoun that a word belongs to."""
        return self.mentions.at(number) or self.pronoun_at(number)

    def pronoun_at(self, number: int) -> Mention | None:
        """Give the third-person pronoun at a word, or the description that stands for one: *the mum-of-three*."""
        lower = self.words.lower[number]
        if lower not in _PRONOUNS:
            return epithet_at(self.words, number) or self._part_of_them(number)
        return Mention(number, number + 1, PRONOUN, lower, number, plural=lower == "they")

    def _part_of_them(self, number: int) -> Mention | None:
        """Give the nameless one or ones of those told before: *one of them*."""
        words = self.words
        start = number - 2
        if words.lower[number] != "them" or start < words.block_of(number)[0] or words.lower[number - 1] != "of":
            return None
        if not words.tokens[start].like_num and words.lower[start] not in words.vocabulary.unnamed:
            return None
        plural = words.lower[start] not in _ONE
        return Mention(start, number + 1, UNNAMED, words.text(start, number + 1), start, plural=plural)

    def _noun_phrase(self, number: int) -> Mention | None:
        words = self.words
        nominal = words.tokens[number].tag_[:2] in _NOMINAL or words.lower[number] in words.vocabulary.unnamed
        if not (words.is_letters(number) or _is_share(words, number)) or not nominal:
            return None
        if words.tokens[number].is_stop and words.lower[number] not in words.vocabulary.unnamed:
            return None
        return self._behind(number) or self._nominal(number)

    def _behind(self, number: int) -> Mention | None:
        """Give who stands behind an abstract subject: *the inspectors' concerns*, *strengths in the report*."""
        words = self.words
        start = phrase_start(words, number, self.organisations)
        end = description_end(words, number + 1, self.organisations)
        personal = words.lower[number] in words.vocabulary.unnamed or words.hit(ROLE, number) is not None
        for mention in self.mentions.between(start, end):
            if mention.kind == INSPECTORS or (not personal and mention.kind == REPORT):
                return mention
        return None

    def _owner(self, start: int, number: int) -> Place | None:
        """Give the place of a thing that an inspectorate has: *the regulator's own account*; none of a person."""
        if self.words.lower[number] in self.words.vocabulary.unnamed:
            return None
        for mention in self.mentions.between(start, number):
            after = self.words.lower[mention.end] if mention.end < len(self.words) else ""
            if mention.kind == ORGANISATION_KIND and mention.label == "inspectorate" and after in POSSESSIVES:
                return Place(start, number, (start, start), (mention.start, mention.end), None)
        return None

    def _is_name(self, start: int, number: int, *, plural: bool) -> bool:
        """Tell whether a phrase that no list knows is a name by its capitals: *Harlow Living*, *Unify*."""
        words = self.words
        first = number
        while first > start and is_capital(words.tokens[first - 1]):
            first -= 1
        if not is_capital(words.tokens[number]) or words.lower[number] in words.vocabulary.unnamed:
            return False
        several = number > first and not words.tokens[first].is_stop
        return several or (words.tokens[number].tag_ != "NN" and not plural)

    def _nominal(self, number: int) -> Mention:
        words = self.words
        role = words.hit(ROLE, number)
        start = phrase_start(words, role.start if role else number, self.organisations)
        if role is not None:
            return nameless(words, (start, role.end), self.organisations, role)
        head = words.hit(ORGANISATION, number)
        if words.lower[number].startswith("@"):
            name = words.tokens[number].text
            kind = _kind_of_handle(words, name)
            return Mention(number, number + 1, ORGANISATION_KIND if kind else UNNAMED, name, number, label=kind)
        plural = words.tokens[number].tag_ in _PLURAL_TAGS or _is_share(words, number)
        if head is not None and not plural:
            return Mention(start, head.end, ORGANISATION_KIND, words.text(start, head.end), number, label=head.label)
        if self._is_name(start, number, plural=plural):
            return Mention(start, number + 1, ORGANISATION_KIND, words.text(start, number + 1), number)
        text = words.text(start, description_end(words, number + 1, self.organisations))
        return Mention(start, number + 1, UNNAMED, text, number, plural=plural, place=self._owner(start, number))


def _kind_of_handle(words: Words, handle: str) -> str:
    """Give the kind of body that the last part of a handle names: *police* for *@HillPolice*; nothing for others."""
    at = max((number for number, letter in enumerate(handle) if letter.isupper()), default=0)
    return words.vocabulary.kinds.get(plain(handle[at:]), "")


def _is_share(words: Words, number: int) -> bool:
    """Tell whether a word is the sign of a share of nobody named beside it: *38% said*, not *38% of parents said*."""
    if words.lower[number] != "%" or number == 0 or not words.tokens[number - 1].like_num:
        return False
    return number + 1 == len(words) or words.lower[number + 1] != "of"


def read_scene(doc: Doc, attributions: Sequence[Attribution], vocabulary: Vocabulary) -> Scene:
    """Give the scene of an article, its mentions found over all of it."""
    words = Words(doc, attributions, vocabulary)
    organisations = {n: found for found in find_organisations(words) for n in range(found.start, found.end)}
    people = tuple(find_people(words, organisations))
    taken = {n for person in people for n in range(person.start, person.end)}
    taken |= {n for person in people if person.place for n in range(*person.place.role)}
    taken |= {n for person in people if person.place for n in range(*(person.place.earlier or (0, 0)))}
    groups = tuple(find_groups(words, organisations, frozenset(taken)))
    return Scene(words, attributions, organisations, Mentions((*people, *groups)))

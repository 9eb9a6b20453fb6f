"""Everything that attribution looks at: the words, the quotes, the mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.annotations import INSPECTORS, REPORT, UNNAMED, Attribution
from pipeline.annotations import ORGANISATION as ORGANISATION_KIND
from pipeline.speakers.groups import description_end, find_groups, nameless, phrase_start
from pipeline.speakers.mentions import PRONOUN, Mention, Mentions
from pipeline.speakers.organisations import find_organisations
from pipeline.speakers.people import find_people
from pipeline.speakers.places import Organisations
from pipeline.speakers.vocabulary import ORGANISATION, ROLE, Vocabulary
from pipeline.speakers.words import Words, is_capital

_PRONOUNS = frozenset({"he", "she", "they", "it"})
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
        return self.mentions.at(number) or self.pronoun_at(number) or self._noun_phrase(number)

    def known_at(self, number: int) -> Mention | None:
        """Give the known mention or pronoun that a word belongs to."""
        return self.mentions.at(number) or self.pronoun_at(number)

    def pronoun_at(self, number: int) -> Mention | None:
        """Give the third-person pronoun at a word."""
        lower = self.words.lower[number]
        if lower not in _PRONOUNS:
            return None
        return Mention(number, number + 1, PRONOUN, lower, number, plural=lower == "they")

    def _noun_phrase(self, number: int) -> Mention | None:
        words = self.words
        nominal = words.tokens[number].tag_[:2] in _NOMINAL or words.lower[number] in words.vocabulary.unnamed
        if not words.is_letters(number) or not nominal:
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
        plural = words.tokens[number].tag_ in _PLURAL_TAGS
        if head is not None and not plural:
            return Mention(start, head.end, ORGANISATION_KIND, words.text(start, head.end), number, label=head.label)
        if self._is_name(start, number, plural=plural):
            return Mention(start, number + 1, ORGANISATION_KIND, words.text(start, number + 1), number)
        text = words.text(start, description_end(words, number + 1, self.organisations))
        return Mention(start, number + 1, UNNAMED, text, number, plural=plural)


def read_scene(doc: Doc, attributions: Sequence[Attribution], vocabulary: Vocabulary) -> Scene:
    """Give the scene of an article, its mentions found over all of it."""
    words = Words(doc, attributions, vocabulary)
    organisations = {n: found for found in find_organisations(words) for n in range(found.start, found.end)}
    people = tuple(find_people(words, organisations))
    taken = {n for person in people for n in range(person.start, person.end)}
    taken |= {n for person in people if person.place for n in range(*person.place.role)}
    groups = tuple(find_groups(words, organisations, frozenset(taken)))
    return Scene(words, attributions, organisations, Mentions((*people, *groups)))

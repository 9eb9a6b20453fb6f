"""The spaCy component `inspection_lemmatizer`: lemmas from a table of forms and tags, spaCy's English rules where
it has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline.lemmatizer import lemmatizer_score

if TYPE_CHECKING:
    from spacy.tokens import Token

FACTORY = "inspection_lemmatizer"
TABLE = "lemma_forms"
NAME, PLURAL_NAME, NUMBER, BE, ADJECTIVE, NOUN = "NNP", "NNPS", "CD", "VBZ", "JJ", "NN"
UNINFLECTED = frozenset({ADJECTIVE, "RB", "VB", "VBP"})
_SHOUTED = 7
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_OF_PLACES = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|i)|Dutch|French|Greek|Swiss|Welsh")
_ROMAN, _SMALL_ROMAN = re.compile(r"[IVXLC]+"), re.compile(r"[IVX]{2,}")
_DECADE = re.compile(r"[0-9]+['’]s")
_IS, _HAS, _AFTER_HAS = frozenset({"'s", "’s"}), "have", frozenset({"been", "got", "had"})
_NOUN = "noun"
_PLURALS = (
    (re.compile(r"(?<=[^aeiou])ies$"), "y"),
    (re.compile(r"(?<=ss|ch|sh)es$"), ""),
    (re.compile(r"(?<=x)es$"), ""),
    (re.compile(r"(?<=[^su])s$"), ""),
)
_DOUBLES = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")


@Language.factory(
    FACTORY,
    assigns=["token.lemma"],
    default_config={"overwrite": True},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(nlp: Language, name: str, overwrite: bool) -> InspectionLemmatizer:  # noqa: FBT001  spaCy's signature
    """Give the component, without its tables; it stands after the tagger and the morphologizer."""
    return InspectionLemmatizer(nlp.vocab, None, name, mode="rule", overwrite=overwrite, scorer=lemmatizer_score)


def key(form: str, tag: str) -> str:
    """The key of a form with a fine-grained tag in the table."""
    return f"{form.lower().replace('’', chr(39))}/{tag}"


class InspectionLemmatizer(EnglishLemmatizer):
    """spaCy's rule lemmatizer behind a table of forms and tags, which is right where both are known and needs no
    training.
    """

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """The tables that must be there, and the rules' tables, which may be missing."""
        required, optional = super().get_lookups_config(mode)
        return [TABLE], [*required, *optional]

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The table's lemma for the token's form and tag, alone; by rule where the table has none.

        A part of a name (*National* in *National Audit Office*) is its own lemma, in the singular where it is a plural
        that the table has not (*Libraries*), the verb's where it is a verb (*United Nations*: *Unite*); an adjective of
        a people or place (*Albanian*) keeps its capital within a sentence, and a number stands without commas. *'s*
        before *been*, *got* or *had* is *have*. Rules are asked for what its tag calls inflected alone.
        """
        known: str | None = _of_clitic(token) or self.lookups.get_table(TABLE).get(key(token.text, token.tag_))
        if known is None and token.tag_ == PLURAL_NAME:
            return self._singular_once(token)
        verbal = token.tag_ == NAME and token.pos_ == "VERB"
        known = known or (None if verbal else _as_written(token))
        if known is not None:
            return [known]
        by_rule: list[str] = super().rule_lemmatize(token)
        spelt = _spelt(by_rule) if token.pos_ == "VERB" else by_rule
        return [lemma.capitalize() for lemma in spelt] if verbal else spelt

    def _singular_once(self, token: Token) -> list[str]:
        """The singular of a plural name, kept as spaCy keeps its own lemmas: its index of nouns is a long list."""
        seen = (token.orth, PLURAL_NAME)
        if seen not in self.cache:
            self.cache[seen] = [self._singular(token.text)]
        lemmas: list[str] = self.cache[seen]
        return lemmas

    def _singular(self, name: str) -> str:
        """A plural name in the singular that spaCy's tables of nouns know, else without the regular ending.

        Of several that they know (*crosse*, *cross*) it is the regular one; a form that they know as it is (*Series*)
        stays. Of capitals within a word (*GPs*) they know nothing: *gps* is another word.
        """
        regular = _without_ending(name)
        known = self._known_singulars(name.lower()) if name.isupper() or name[1:].islower() else []
        if not known or (regular != name and regular.lower() in known):
            return regular
        return known[0].upper() if name.isupper() else name[:1] + known[0][1:]

    def _known_singulars(self, word: str) -> list[str]:
        """The lemmas that spaCy's tables have for a noun, the exceptions first and the form itself last."""
        exceptions: dict[str, list[str]] = self.lookups.get_table("lemma_exc", {}).get(_NOUN, {})
        rules: list[tuple[str, str]] = self.lookups.get_table("lemma_rules", {}).get(_NOUN, [])
        index: list[str] = self.lookups.get_table("lemma_index", {}).get(_NOUN, [])
        by_rule = [word.removesuffix(old) + new for old, new in rules if word.endswith(old)]
        return [*exceptions.get(word, ()), *(form for form in (*by_rule, word) if form in index)]


def _of_clitic(token: Token) -> str | None:
    """*have* for an *'s* before a participle that only it takes, adverbs between them aside; None for others."""
    if token.tag_ != BE or token.lower_ not in _IS:
        return None
    at = token.i + 1
    while at < len(token.doc) and token.doc[at].tag_ == "RB":
        at += 1
    return _HAS if at < len(token.doc) and token.doc[at].lower_ in _AFTER_HAS else None


def _as_written(token: Token) -> str | None:
    """The lemma of a word that is written as its lemma, but for capitals and marks; None for others."""
    if token.tag_ == NAME:
        return _quiet(token.text)
    if token.tag_ == NUMBER and _THOUSANDS.fullmatch(token.text):
        return str(token.text).replace(",", "")
    if _DECADE.fullmatch(token.text):
        return str(token.text).replace("'", "").replace("’", "")
    of_place = token.tag_ == ADJECTIVE and not token.is_sent_start and _OF_PLACES.fullmatch(token.text)
    if of_place or _is_roman(token) or _is_letter(token):
        return token.text
    return token.lower_ if token.tag_ in UNINFLECTED else None


def _is_roman(token: Token) -> bool:
    """Whether it is a Roman numeral, of more than one letter where it is tagged as a noun (*Part IV*)."""
    numeral = {NUMBER: _ROMAN, NOUN: _SMALL_ROMAN}.get(token.tag_)
    return numeral is not None and numeral.fullmatch(token.text) is not None


def _is_letter(token: Token) -> bool:
    """Whether it is a letter for itself (*plan B*)."""
    return token.tag_ == NOUN and len(token) == 1 and token.text.isupper()


def _quiet(name: str) -> str:
    """A name, not in capitals where it is a long word (*GREENWOOD*); a short one is mostly an abbreviation (*COVID*).

    In the treebanks' training splits 82 of 88 names of seven capitals or more have their lemma in small letters, 84 of
    135 of five or six.
    """
    return name.capitalize() if len(name) >= _SHOUTED and name.isalpha() and name.isupper() else name


def _without_ending(name: str) -> str:
    """A name without the regular ending of the plural."""
    for ending, instead in _PLURALS:
        if ending.search(name):
            return ending.sub(instead, name)
    return name


def _spelt(lemmas: list[str]) -> list[str]:
    """Lemmas of a verb of which spaCy's rules know two, *stag* and *stage* for *staged*: the one that spelling allows.

    One vowel and one consonant at the end of a short verb would be doubled (*stagged*).
    """
    first = lemmas[0]
    longer = f"{first}e"
    return [longer] if longer in lemmas and _DOUBLES.fullmatch(first) else lemmas

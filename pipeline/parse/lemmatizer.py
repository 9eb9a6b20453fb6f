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
PLURAL_NAME = "NNPS"
NAME_TAGS = frozenset({"NNP", PLURAL_NAME})
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

        A part of a name that the table has not (*National* in *National Audit Office*) is its own lemma, without the
        plural's ending where it has one (*Libraries*).
        """
        known: str | None = self.lookups.get_table(TABLE).get(key(token.text, token.tag_))
        if known is not None:
            return [known]
        if token.tag_ in NAME_TAGS:
            return [_singular(token.text) if token.tag_ == PLURAL_NAME else token.text]
        by_rule: list[str] = super().rule_lemmatize(token)
        return _spelt(by_rule) if token.pos_ == "VERB" else by_rule


def _singular(name: str) -> str:
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

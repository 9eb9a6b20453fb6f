"""The spaCy component `inspection_lemmatizer`: lemmas from a table of forms and tags, spaCy's English rules where
it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline.lemmatizer import lemmatizer_score

if TYPE_CHECKING:
    from spacy.tokens import Token

FACTORY = "inspection_lemmatizer"
TABLE = "lemma_forms"
NAME_TAGS = frozenset({"NNP", "NNPS"})


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

        A part of a name that the table has not (*National* in *National Audit Office*) is its own lemma.
        """
        known: str | None = self.lookups.get_table(TABLE).get(key(token.text, token.tag_))
        if known is not None:
            return [known]
        if token.tag_ in NAME_TAGS:
            return [token.text]
        by_rule: list[str] = super().rule_lemmatize(token)
        return by_rule

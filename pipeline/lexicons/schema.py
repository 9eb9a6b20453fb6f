"""What an entry of each word list must look like: one strict pydantic model per kind of list."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """A line of a word list. `example` is a sentence that the entry must fire on."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    example: str = Field(min_length=3)


class Term(Entry):
    """A word or phrase, matched on lower-cased forms or on lemmas, with a label for what it means."""

    term: str = Field(min_length=1)
    label: str = Field(min_length=1)
    match: Literal["form", "lemma"] = "form"


class Cue(Entry):
    """A verb or phrase that hands words over.

    Attributes:
        lemma: The verb's lemma, or a phrase.
        takes: What may follow it: `ccomp` (*said that …*), `small` (*found plans to be clear*), `as` (*described X
            as …*), `of` (*accused X of “…”*), `quote` (only words in quotation marks), `list` (list items under a
            colon).
        pos: VERB for verbs; ADP (*according to*, *in the words of*) for phrases.
        weak: True where the word has other common senses (*found*, *noted*, *added*, *showed*), so that an indirect
            quote needs a source that can speak.
        addressee: True where those who are told may stand between the verb and *that* (*told residents that …*).
        passive: True where the passive reports too, without a source (*it was recommended that …*).
        irregular: Forms that the rules of `verb_forms` do not give.
    """

    lemma: str = Field(min_length=1)
    pos: Literal["VERB", "ADP"] = "VERB"
    takes: tuple[Literal["ccomp", "small", "as", "of", "quote", "list"], ...] = Field(min_length=1, strict=False)
    weak: bool = False
    addressee: bool = False
    passive: bool = False
    irregular: tuple[str, ...] = Field(default=(), strict=False)


class Honorific(Entry):
    """A title before a person's name.

    Attributes:
        term: As it is written, lower-cased.
        full: The spelling that the record prefers where an article has several.
        gender: What the title tells of the person, if anything.
    """

    term: str = Field(min_length=1)
    full: str = Field(min_length=1)
    gender: Literal["female", "male"] | None = None


class Role(Entry):
    """The head of a role, as in *the trust's chief executive* or *cabinet member for education*.

    Attributes:
        term: The words of the head, lower-cased.
        side: Whose side such a person usually stands on; `council` is the provider where a council is inspected.
        fills: Kinds of organisation that the role belongs to where the text names none.
        whole: True where `of X` names the organisation (*chief executive of Bell Care*) and no field of work.
    """

    term: str = Field(min_length=1)
    side: Literal["inspectorate", "provider", "council", "other"]
    fills: tuple[str, ...] = Field(default=(), strict=False)
    whole: bool = False


class Evaluative(Entry):
    """A word or phrase that bears on whether something is a strength or a weakness.

    Attributes:
        term: The base form; a phrase is matched as it stands.
        pos: What is inflected: a VERB takes its regular endings, a NOUN its plural, an ADJ or ADV and a PHRASE nothing.
        label: `positive` and `negative` evaluate by themselves; `asset` and `burden` name things that are good or bad
            to have (*attendance*, *violence*); `up` and `down` tell of change; `negator` turns what follows it;
            `deficit` and `need` show a shortfall whatever stands beside them; `neutral` hides its words.
        weight: How much it counts, from 0.25 to 2.
        forms: Irregular forms, which replace the regular ones of a VERB or NOUN.
    """

    term: str = Field(min_length=1)
    label: Literal["positive", "negative", "asset", "burden", "up", "down", "negator", "deficit", "need", "neutral"]
    pos: Literal["ADJ", "ADV", "VERB", "NOUN", "PHRASE"] = "PHRASE"
    weight: float = Field(default=1.0, ge=0.25, le=2.0)
    forms: tuple[str, ...] = Field(default=(), strict=False)


class OrganisationHead(Entry):
    """A word that heads or opens the name of an organisation, as in *Bell Trust*, *HMP Bell*.

    Attributes:
        term: The words, lower-cased.
        kind: What kind of organisation it names (council, school, union, …).
        standing: How such a body stands to inspections: it is `inspected`, is the `owner` of what is inspected, stands
            `outside`, or is an `inspectorate`.
    """

    term: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    standing: Literal["inspected", "owner", "outside", "inspectorate"]

"""Invented lines of press pages as plain text: names without a parse, and lines that hold no name at all."""

import re
from dataclasses import replace

from spacy.language import Language

from training.fragments import named
from training.press_text import DAYS, Writer
from training.words import OUTSIDE, Sentence, Word, without_parse

_SLOT = re.compile(r"\{(\w+)\}")


def tokenized(text: str, nlp: Language) -> Sentence:
    """The tokens of a text, outside every name, without a parse."""
    return tuple(Word(form=t.text, space=bool(t.whitespace_), name=OUTSIDE) for t in nlp.make_doc(text))


def filled(template: str, writer: Writer, nlp: Language) -> Sentence:
    """The words of a template with its slots filled."""
    words: list[Word] = []
    for at, part in enumerate(_SLOT.split(template)):
        if at % 2 == 0:
            words.extend(tokenized(part.strip(), nlp))
            if words and part and not part.endswith((" ", "(")):
                words[-1] = replace(words[-1], space=False)
            elif words and part:
                words[-1] = replace(words[-1], space=True)
            if part and not part.startswith(" ") and at and len(words) > len(tokenized(part.strip(), nlp)):
                before = len(words) - len(tokenized(part.strip(), nlp)) - 1
                words[before] = replace(words[before], space=False)
        else:
            words.extend(without_parse(fill(part, writer)))
    return (*words[:-1], replace(words[-1], space=True))


def fill(slot: str, writer: Writer) -> Sentence:
    """A name for a slot of the lines."""
    if slot == "person":
        return writer.fill("name")
    if slot == "surname":
        return writer.fill("family")
    if slot in {"fulldate", "month", "day"}:
        return _date(slot, writer)
    return writer.fill(slot)


def _date(slot: str, writer: Writer) -> Sentence:
    """A date as British pages write it."""
    rng = writer.rng
    day, month, year = rng.randint(1, 31), rng.choice(writer.lists.words("months")), rng.randint(2005, 2029)
    forms = {
        "day": [rng.choice(DAYS)],
        "month": [f"{month} {year}", month, str(year)],
        "fulldate": [
            f"{day} {month} {year}",
            f"{rng.choice(DAYS)} {day} {month} {year}",
            f"{day} {month}",
            f"{rng.choice(DAYS)} , {day} {month} {year}",
        ],
    }
    words = [Word(form=form, name=OUTSIDE) for form in rng.choice(forms[slot]).split()]
    glued = [replace(w, space=not (at + 1 < len(words) and words[at + 1].form == ",")) for at, w in enumerate(words)]
    return named(tuple(glued), "DATE")

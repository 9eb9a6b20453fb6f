"""Name corpora in IOB columns: Universal NER and Wikigold."""

from collections.abc import Iterator
from pathlib import Path

from training.treebank import opened
from training.words import OUTSIDE, Paragraph, Sentence, Word

KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "?", "!", ")", "]", "'s", "n't", "'", "’s", "%", "''"})
NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "``"})


def _lines(path: Path) -> Iterator[str]:
    with opened(path) as lines:
        yield from (line.rstrip("\n") for line in lines)


def _iob2(tags: list[str]) -> list[str]:
    """The tags as IOB2 with the project's kinds; other kinds are outside."""
    made, before = [], OUTSIDE
    for tag in tags:
        kind = KINDS.get(tag[2:], "")
        begins = tag.startswith("B") or before[2:] != tag[2:]
        made.append(f"{'B' if begins else 'I'}-{kind}" if kind else OUTSIDE)
        before = tag
    return made


def _aligned(text: str, forms: list[str]) -> list[bool] | None:
    """Whether a blank follows each form in the text; None where the forms do not spell it."""
    spaces, at = [], 0
    for form in forms:
        if not text.startswith(form, at):
            return None
        at += len(form)
        blank = at < len(text) and text[at].isspace()
        spaces.append(blank)
        while at < len(text) and text[at].isspace():
            at += 1
    return spaces


def joined(forms: list[str]) -> list[bool]:
    """Whether a blank follows each form, by the rules of English type; straight double marks open and close in turn."""
    spaces, inside = [], False
    for at, form in enumerate(forms):
        following = forms[at + 1] if at + 1 < len(forms) else ""
        if form == '"':
            inside = not inside
        opens = form in NO_SPACE_AFTER or (form == '"' and inside)
        closes = following in NO_SPACE_BEFORE or (following == '"' and inside)
        spaces.append(not opens and not closes)
    return spaces


def _sentence(forms: list[str], tags: list[str], text: str) -> Sentence | None:
    spaces = _aligned(text, forms) if text else joined(forms)
    if spaces is None:
        return None
    return tuple(Word(form=f, name=t, space=s) for f, t, s in zip(forms, _iob2(tags), spaces, strict=True))


def read_uner(path: Path) -> Iterator[Paragraph]:
    """The sentences of a Universal NER file, each a paragraph; those that do not spell their text are left out."""
    forms: list[str] = []
    tags: list[str] = []
    text = ""
    for line in (*_lines(path), ""):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            _, form, tag, *_ = line.split("\t")
            forms.append(form)
            tags.append(tag)
        elif not line and forms:
            sentence = _sentence(forms, tags, text)
            if sentence:
                yield (sentence,)
            forms, tags = [], []


def read_wikigold(path: Path) -> Iterator[Paragraph]:
    """The sentences of Wikigold, each a paragraph, with the blanks of English type; *-DOCSTART-* lines are left out."""
    forms: list[str] = []
    tags: list[str] = []
    for line in (*_lines(path), ""):
        if line and not line.startswith("-DOCSTART-"):
            form, tag = line.rsplit(" ", 1)
            forms.append(form)
            tags.append(tag)
        elif not line and forms:
            sentence = _sentence(forms, tags, "")
            if sentence:
                yield (sentence,)
            forms, tags = [], []

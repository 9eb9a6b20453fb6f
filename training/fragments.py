"""Small parses written by hand: `form|TAG|head|relation`, one token after the other, heads counted from 1, 0 at the
root.

A fifth field names the part of speech where the tag does not decide it, a sixth the kind of a name of one word. A
token `{slot}||head|relation` stands for another parse.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from training.words import OUTSIDE, ROOT, Sentence, Word, root_of

POS = {
    "CC": "CCONJ",
    "CD": "NUM",
    "DT": "DET",
    "IN": "ADP",
    "JJ": "ADJ",
    "JJS": "ADJ",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "TO": "PART",
    "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
}
FINITE = "Mood=Ind|Number=Sing|Person=3|Tense={}|VerbForm=Fin"
FEATS = {
    "CD": "NumForm=Digit|NumType=Card",
    "JJ": "Degree=Pos",
    "JJS": "Degree=Sup",
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "NNS": "Number=Plur",
    "VB": "VerbForm=Inf",
    "VBD": FINITE.format("Past"),
    "VBG": "Tense=Pres|VerbForm=Part",
    "VBN": "Tense=Past|VerbForm=Part|Voice=Pass",
    "VBZ": FINITE.format("Pres"),
}
BY_FORM = {
    "the": "Definite=Def|PronType=Art",
    "a": "Definite=Ind|PronType=Art",
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "it": "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "one": "NumForm=Word|NumType=Card",
    "been": "Tense=Past|VerbForm=Part",
}
GLUED_LEFT = frozenset({",", ".", ":", ";", "''", "POS"})
Fill = Callable[[str], Sentence]


def _pos(tag: str, dep: str) -> str:
    if dep.split(":", maxsplit=1)[0] in {"aux", "cop"}:
        return "AUX"
    if dep == "mark" and tag == "IN":
        return "SCONJ"
    return POS.get(tag, "PUNCT")


def _feats(form: str, tag: str, pos: str) -> str:
    if form.lower() in BY_FORM:
        return BY_FORM[form.lower()]
    return "Degree=Pos" if pos == "ADJ" and tag == "NNP" else FEATS.get(tag, "")


def _word(fields: Sequence[str]) -> Word:
    form, tag, head, dep, *more = fields
    pos = more[0] if more else _pos(tag, dep)
    name = f"B-{more[1]}" if more[1:] else OUTSIDE
    place = int(head) - 1
    label = "ROOT" if place == ROOT else dep
    return Word(form=form, tag=tag, pos=pos, feats=_feats(form, tag, pos), head=place, dep=label, name=name)


def expand(parse: str, fill: Fill) -> Sentence:
    """The parse with every slot filled; a filling's root takes the slot's place in the tree."""
    parts: list[Sentence] = []
    outer: list[Word] = []
    for token in parse.split():
        word = _word(token.split("|"))
        outer.append(word)
        parts.append(fill(word.form[1:-1]) if word.form.startswith("{") else (word,))
    starts = [sum(map(len, parts[:number])) for number in range(len(parts))]
    roots = [
        start + (root_of(part) or 0 if slot.form.startswith("{") else 0)
        for start, part, slot in zip(starts, parts, outer, strict=True)
    ]
    made: list[Word] = []
    for start, part, slot in zip(starts, parts, outer, strict=True):
        made.extend(_placed(part, slot, start, roots))
    return spaced(made)


def _placed(part: Sentence, slot: Word, start: int, roots: Sequence[int]) -> list[Word]:
    """The words of one part at their place in the whole."""
    head = ROOT if slot.head in {None, ROOT} else roots[slot.head or 0]
    if not slot.form.startswith("{"):
        return [replace(slot, head=head)]
    return [_moved(word, start, head, slot.dep) for word in part]


def _moved(word: Word, start: int, head: int, dep: str) -> Word:
    if word.head is None:
        return word
    return replace(word, head=head, dep=dep) if word.head == ROOT else replace(word, head=word.head + start)


def spaced(words: Sequence[Word]) -> Sentence:
    """The words with blanks as English type sets them; blanks inside a treebank's sentence stay as they are."""
    made = list(words)
    for at in range(len(made) - 1):
        if made[at].tag == "``" or made[at + 1].tag in GLUED_LEFT:
            made[at] = replace(made[at], space=False)
        elif made[at].tag == "''":
            made[at] = replace(made[at], space=True)
    if made:
        made[-1] = replace(made[-1], space=True)
    return tuple(made)


def named(part: Sentence, kind: str) -> Sentence:
    """The part as one name."""
    return tuple(replace(word, name=f"{'I' if at else 'B'}-{kind}") for at, word in enumerate(part))

"""Small changes that make a filled frame into a sentence as it is printed."""

from dataclasses import replace

from training.words import OUTSIDE, ROOT, Paragraph, Sentence, Word, root_of


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its full stop."""
    *before, last = sentence
    return tuple(before) if last.form == "." and before else sentence


def capitalised(sentence: Sentence) -> Sentence:
    """The sentence with its first letter in upper case."""
    made = list(sentence)
    at = next((place for place, word in enumerate(made) if word.form[:1].isalpha()), None)
    if at is not None:
        made[at] = replace(made[at], form=made[at].form[:1].upper() + made[at].form[1:])
    return tuple(made)


def without_stray_commas(sentence: Sentence) -> Sentence:
    """The sentence without a comma that stands right before another mark or at the end."""
    marks = {".", ",", ":", "''"}
    gone = {
        at
        for at, word in enumerate(sentence)
        if word.form == "," and (at + 1 == len(sentence) or sentence[at + 1].tag in marks) and at
    }
    gone = {at for at in gone if at + 1 == len(sentence) or sentence[at + 1].tag != "''"}
    return dropped(sentence, gone)


def dropped(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence without some words that have no dependants; heads are moved along."""
    place = {old: new for new, old in enumerate(at for at in range(len(sentence)) if at not in gone)}
    kept = [word for at, word in enumerate(sentence) if at not in gone]
    return tuple(
        replace(w, head=place[w.head]) if w.head is not None and w.head != ROOT and w.head in place else w for w in kept
    )


def spaced_out(sentence: Sentence) -> Sentence:
    """The sentence with a blank after it."""
    return (*sentence[:-1], replace(sentence[-1], space=True))


def running_on(first: Sentence, more: list[Sentence]) -> Paragraph:
    """The closing mark of the first sentence moved to the end of the last one."""
    *before, mark = first
    last = more[-1]
    root = root_of(last) or 0
    closed = (
        *last[:-1],
        replace(last[-1], space=False),
        replace(mark, head=root if last[0].head is not None else None),
    )
    return ((*before[:-1], replace(before[-1], space=True)), *more[:-1], closed)


def in_marks(inside: list[Sentence]) -> Paragraph:
    """The sentences in marks of their own."""
    parsed = inside[0][0].head is not None
    opening = Word("“", tag="``", pos="PUNCT", head=-2, dep="punct", space=False, name=OUTSIDE)
    closing = Word("”", tag="''", pos="PUNCT", head=-2, dep="punct", name=OUTSIDE)
    first = tuple(
        replace(w, head=w.head + 1) if parsed and w.head is not None and w.head != ROOT else w for w in inside[0]
    )
    inside = [(replace(opening, head=(root_of(inside[0]) or 0) + 1 if parsed else None), *first), *inside[1:]]
    last = inside[-1]
    head = (root_of(last) or 0) if parsed else None
    return (*inside[:-1], (*last[:-1], replace(last[-1], space=False), replace(closing, head=head)))

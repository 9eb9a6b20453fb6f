"""What the parse makes of press articles with gold: people's names and sentence ends. A measure, not for training.

    python -m benchmarks.press [--model FOLDER] [--alone] [--shared FOLDER] [--show]

Each article goes through the whole shipped way: cleaned, cut into blocks, parsed with preset boundaries. Counted are

- names: for each person of the gold, the full name where it first stands in the clean text; right if one PERSON
  covers all of it. `everywhere` counts each place where a full name stands.
- ends: where a quotation of the gold ends with `.`, `?`, `!` or `…` and its closing mark. Right if no sentence begins
  between the punctuation and what follows the mark, and one begins with what follows: a block, a capital, a mark, a
  figure. None may begin there where a small letter follows, or, after `?`, `!`, `…`, the quotation's own cue.
- within: each other end of a sentence in the gold's quotations: `.`, `?`, `!` or `…` before a blank and a capital,
  figure or opening mark. F of the places where sentences begin, against where the parse begins them there.

`--alone` leaves the preset boundaries, the parted marks and the stages out: the English model on the clean text.
`--show` prints what was missed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.extraction import SHARED_SETS, cases_of, golds, input_of, shared_folder
from benchmarks.shipped import load_with
from pipeline.clean.build import to_page
from pipeline.parse.build import to_doc
from pipeline.parse.model_loader import load_model
from pipeline.read.files import read_file
from training.tables import markdown

SETS = (*SHARED_SETS, "seen", "read", "later")  # the others have no people and no quotations
_WORD = re.compile(r"\w+")
_CLOSING = re.compile(r"[)\]’”'\"]*([.?!…]+[)\]]*)[”’»\"']+\s*")
_SENTENCE_END = re.compile(r"[.?!…]+[)\]’”'\"]*\s+(?=[“‘\"'(\[]*[A-Z0-9])")
_AROUND = 40


@dataclass
class Score:
    """How many there are in the gold, how many were found, how many of these are right; what was missed, in words."""

    gold: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, *, right: bool, told: str) -> None:
        """Count one thing of the gold that was looked up."""
        self.gold, self.found, self.right = self.gold + 1, self.found + 1, self.right + right
        self.missed += [] if right else [told]

    def __add__(self, other: Score) -> Score:
        """Give both together."""
        counts = (self.gold + other.gold, self.found + other.found, self.right + other.right)
        return Score(*counts, missed=self.missed + other.missed)

    def __str__(self) -> str:
        """Give the share (F, where more may be found than there is) and the counts."""
        both = self.gold + self.found
        return f"{2 * self.right / both:.3f} ({self.right}/{self.gold})" if both else "–"


@dataclass(frozen=True)
class Case:
    """An article: its gold, the text that the gold's offsets index, and what the pipeline made of it."""

    gold: dict[str, Any]
    gold_text: str
    doc: Doc

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where the sentences begin, in characters of the clean text, white space aside."""
        words = (next((token for token in sent if not token.is_space), None) for sent in self.doc.sents)
        return frozenset(word.idx for word in words if word is not None)

    @cached_property
    def places(self) -> dict[int, tuple[int, int]]:
        """Where the words of the gold's text stand in the clean text, by their start in the gold's."""
        gold, mine = list(_WORD.finditer(self.gold_text)), list(_WORD.finditer(self.doc.text))
        matcher = SequenceMatcher(None, [w[0].lower() for w in gold], [w[0].lower() for w in mine], autojunk=False)
        return {
            gold[block.a + n].start(): mine[block.b + n].span()
            for block in matcher.get_matching_blocks()
            for n in range(block.size)
        }

    def quotations(self) -> Iterator[tuple[dict[str, Any], int, int]]:
        """Give the gold's quotes in marks, segment by segment, with their first and last word's place in the clean
        text; those that cleaning dropped are left out.
        """
        for quote in self.gold["quotes"]:
            for segment in quote["segments"] if quote["kind"] != "indirect" else ():
                words = list(_WORD.finditer(self.gold_text, segment["start"], segment["end"]))
                placed = [self.places.get(word.start()) for word in words]
                if placed and placed[0] and placed[-1]:
                    yield quote, placed[0][0], placed[-1][1]


@dataclass(frozen=True)
class Ending:
    """A sentence end inside a closing mark: the place of the punctuation, and of what follows the mark."""

    place: int
    following: int
    begins: bool

    def is_right(self, starts: frozenset[int], length: int) -> bool:
        """Tell whether the sentences begin as they must, in a text of some length."""
        torn = any(self.place <= start < self.following for start in starts)
        return not torn and (self.following >= length or (self.following in starts) == self.begins)


def names(case: Case, *, everywhere: bool = False) -> Score:
    """Count the people of the gold whose names lie in one PERSON."""
    score = Score()
    people = [entity for entity in case.doc.ents if entity.label_ == "PERSON"]
    for speaker in case.gold["speakers"]:
        found = name_places(speaker["name"], case.doc.text) if speaker["kind"] == "person" else []
        for start, end in found if everywhere else found[:1]:
            right = any(person.start_char <= start and person.end_char >= end for person in people)
            score.add(right=right, told=_with_entities(case.doc, start, end))
    return score


def name_places(name: str, text: str) -> list[tuple[int, int]]:
    """Give where a full name stands as whole words, whatever its blanks and apostrophes are."""
    pattern = r"\s+".join(re.sub("['’]", "['’]", re.escape(part)) for part in name.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _with_entities(doc: Doc, start: int, end: int) -> str:
    near = [f"[{e.text}]{e.label_}" for e in doc.ents if e.end_char > start and e.start_char < end]
    return f"{_line(doc.text[max(start - _AROUND, 0) : end + _AROUND])}: {', '.join(near) or 'no name'}"


def endings(case: Case) -> list[Ending]:
    """Give the sentence ends inside closing marks, each once, though a nested quote may end at the same mark."""
    text, found = case.doc.text, {}
    for quote, _, end in case.quotations():
        if closing := _CLOSING.match(text, end):
            begins = _begins(text, closing, quote.get("cue") or "")
            found[closing.end()] = Ending(closing.start(1), closing.end(), begins)
    return list(found.values())


def _begins(text: str, closing: re.Match[str], cue: str) -> bool:
    """Tell whether a sentence begins after a closing mark."""
    following = text[closing.end() :]
    if not following or "\n" in closing[0]:
        return True
    clause = re.split(r"[.?!…]", following, maxsplit=1)[0]
    handed = bool(cue) and re.search(rf"\b{re.escape(cue)}\b", clause) is not None
    return not following[0].islower() and (closing[1].startswith(".") or not handed)


def ends(case: Case) -> Score:
    """Count the sentence ends inside closing marks."""
    score, text = Score(), case.doc.text
    for ending in endings(case):
        score.add(right=ending.is_right(case.starts, len(text)), told=_with_starts(case, ending.following))
    return score


def within(case: Case) -> Score:
    """Count the sentences that begin inside quotations, after the first."""
    expected: set[int] = set()
    inside: set[int] = set()
    for _, start, end in case.quotations():
        expected.update(match.end() for match in _SENTENCE_END.finditer(case.doc.text, start, end))
        inside.update(range(start + 1, end))
    found = case.starts & inside
    missed = [_with_starts(case, place) for place in sorted(expected ^ found)]
    return Score(len(expected), len(found), len(expected & found), missed)


def _with_starts(case: Case, place: int) -> str:
    """Give the text around a place, which has a `^` before it, with a stroke where each sentence begins."""
    around = range(max(place - _AROUND, 0), min(place + _AROUND, len(case.doc.text)))
    marks = ("^" * (at == place) + "|" * (at in case.starts) for at in around)
    return _line("".join(mark + case.doc.text[at] for mark, at in zip(marks, around, strict=True)))


def _line(text: str) -> str:
    return " ".join(text.split())


MEASURES = {
    "names": names,
    "names everywhere": lambda case: names(case, everywhere=True),
    "ends": ends,
    "within": within,
}


def read_cases(folder: Path, nlp: Language) -> list[Case]:
    """Give the articles of a folder, extracted as far as the parse and its stages go."""
    return [
        Case(
            json.loads(gold.read_text("utf-8")),
            text_of(gold),
            to_doc(to_page(read_file(input_of(gold), root=folder)), nlp),
        )
        for gold in golds(folder)
    ]


def text_of(gold: Path) -> str:
    """Give the text that the offsets of a gold file index, its line ends as they are."""
    page = input_of(gold)
    return (page.with_suffix(".clean.txt") if page.suffix == ".html" else page).read_bytes().decode("utf-8")


def measure(cases: Sequence[Case]) -> dict[str, Score]:
    """Give the score of each measure over some articles."""
    return {name: sum(map(count, cases), Score()) for name, count in MEASURES.items()}


def main() -> None:
    """Print a row for each set of articles, one for the shared sets together, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="the folder of the English model; the shipped one by default")
    parser.add_argument("--alone", action="store_true", help="the English model without the rest of the pipeline")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--show", action="store_true", help="print what was missed")
    chosen = parser.parse_args()
    nlp = load_model(chosen.model) if chosen.alone else load_with(chosen.model)
    found = {name: read_cases(cases_of(chosen.shared, name), nlp) for name in SETS}
    shared = [case for name in SHARED_SETS for case in found[name]]
    if not shared:
        print(f"skipped: no cases in {chosen.shared}; name the folder that holds cases/ with --shared\n")
    scores = {name: measure(cases) for name, cases in found.items()} | {"cases": measure(shared)}
    print(markdown(["articles", *MEASURES], [[name, *map(str, row.values())] for name, row in scores.items()]))
    if chosen.show:
        for name in SETS:
            _show(name, scores[name])


def _show(name: str, scores: dict[str, Score]) -> None:
    for measured, score in scores.items():
        for told in score.missed:
            print(f"{name}, {measured}: {told}")


if __name__ == "__main__":
    main()

"""What the recipe of findings learns from: sentences with labels, and the candidates of articles with gold."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from benchmarks.extraction import OWN_SETS, SHARED_SETS, cases_of, golds, input_of
from pipeline.assemble import default_nlp
from pipeline.clean.build import to_page
from pipeline.findings.bags.model import Bag, to_doc
from pipeline.findings.build import polarity_of, right_signs, without_grades
from pipeline.findings.candidates import find_candidates
from pipeline.findings.component import FACTORY, FindingComponent
from pipeline.findings.passages import TOLD
from pipeline.findings.readings import Judge, candidate_signs, read_candidates
from pipeline.findings.signs import Signs, polarity_signs
from pipeline.findings.words import Word
from pipeline.inspectorates.grade_mentions import get_grade_mentions
from pipeline.parse.build import to_doc as to_article_doc
from pipeline.parse.component import FACTORY as BOUNDARIES
from pipeline.read.files import read_file
from training.settings import DATA

INVENTED = DATA / "findings"
REPORTS = Path("corpora/ofsted_reports")
WEAK, GOLD = "weak_sentences.jsonl.gz", "finding_sentences_gold_dev.jsonl"
GOLD_ENDING = ".gold.json"
UNREAD = "unseen"
OVERLAP = 0.5


@dataclass(frozen=True)
class Labelled:
    """A sentence with its label; `group` is the report that it comes from."""

    text: str
    label: str
    group: str = ""


@dataclass(frozen=True)
class Parsed:
    """A labelled sentence, its words as the bags read them, and the signs that need its parse."""

    labelled: Labelled
    words: Doc
    signs: Signs

    @property
    def text(self) -> str:
        """The sentence."""
        return self.labelled.text

    @property
    def label(self) -> str:
        """Its label."""
        return self.labelled.label

    @property
    def group(self) -> str:
        """The report that it comes from."""
        return self.labelled.group


def read_invented(folder: Path = INVENTED) -> list[Labelled]:
    """The project's own invented sentences."""
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [Labelled(row["text"], row["label"]) for row in map(json.loads, lines)]


def read_gold(shared: Path) -> list[Labelled]:
    """The sentences of Ofsted's reports that were labelled by hand."""
    lines = (shared / REPORTS / GOLD).read_text("utf-8").splitlines()
    return [Labelled(row["text"], row["label"], row["file"]) for row in map(json.loads, lines)]


def read_weak(shared: Path) -> Iterator[tuple[Doc, str]]:
    """Docs of the sentences of Ofsted's reports that rules labelled, unparsed, with the label."""
    nlp = default_nlp()
    with gzip.open(shared / REPORTS / WEAK, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield nlp.make_doc(row["text"]), row["label"]


def parsed(sentences: Sequence[Labelled]) -> list[Parsed]:
    """The sentences with their signs, each parsed by itself."""
    nlp = default_nlp()
    matcher = _component(nlp).matcher
    stages = [name for name in nlp.pipe_names if name.startswith("inspection_") and name != BOUNDARIES]
    with nlp.select_pipes(disable=stages):
        docs = nlp.pipe((sentence.text for sentence in sentences), batch_size=128)
        return [
            Parsed(sentence, to_doc(doc.vocab, doc), polarity_signs(doc[:], matcher.find(doc)))
            for sentence, doc in zip(sentences, docs, strict=True)
        ]


def candidates_of(shared: Path, bags: Sequence[Bag]) -> tuple[list[Signs], list[bool]]:
    """The writer's candidates of all articles with gold that have been read, and whether each is a finding of the gold.

    What is optional in the gold is left out; a candidate is a finding where it shares half of all their words with one.
    """
    signs, labels = [], []
    for doc, words, gold in articles(shared):
        candidates = list(find_candidates(doc, words, get_grade_mentions(doc)))
        for candidate, row in zip(candidates, candidate_signs(candidates, bags)[1], strict=True):
            share, found = _nearest(candidate.span, gold)
            wanted = found is None or found.wanted
            if candidate.passage.ground == TOLD and (wanted or share < OVERLAP):
                signs.append(row)
                labels.append(share >= OVERLAP)
    return signs, labels


def decided(shared: Path, judge: Judge) -> tuple[list[Signs], list[bool]]:
    """The findings of the same articles that the gold has too, and whether their polarity is right."""
    signs, labels = [], []
    for doc, words, gold in articles(shared):
        candidates = list(find_candidates(doc, words, get_grade_mentions(doc)))
        for candidate, reading in zip(candidates, read_candidates(candidates, words, judge), strict=True):
            share, found = _nearest(candidate.span, gold)
            if found is not None and share >= OVERLAP and reading.is_finding:
                polarity = polarity_of(candidate, reading, lambda: None)
                signs.append(right_signs(candidate, reading, polarity))
                labels.append(polarity == found.polarity)
    return signs, labels


@dataclass(frozen=True)
class Wanted:
    """A finding of the gold: its place in a record's text, and whether it must be found."""

    start: int
    end: int
    polarity: str
    wanted: bool


@cache
def articles(shared: Path) -> list[tuple[Doc, list[Word], list[Wanted]]]:
    """The articles with gold that have been read, as Docs without findings, with evaluative words and the gold."""
    nlp = default_nlp()
    matcher, found = _component(nlp).matcher, []
    for path in _articles(shared):
        with nlp.select_pipes(disable=_component_name(nlp)):
            doc = to_article_doc(to_page(read_file(path, root=path.parent)), nlp)
        found.append((doc, without_grades(doc, matcher.find(doc)), list(_gold_of(path, doc.text))))
    return found


def _articles(shared: Path) -> Iterator[Path]:
    for name in (*SHARED_SETS, *OWN_SETS):
        if UNREAD not in name:
            yield from map(input_of, golds(cases_of(shared, name)))


def _gold_of(path: Path, text: str) -> Iterator[Wanted]:
    gold = json.loads(path.with_name(f"{path.stem}{GOLD_ENDING}").read_text("utf-8"))
    for finding in gold["findings"]:
        place = re.search(r"\s+".join(map(re.escape, finding["text"].split())), text)
        if place is not None:
            wanted = not finding.get("optional") and finding.get("when") != "previous"
            yield Wanted(*place.span(), finding["polarity"], wanted)


def _nearest(span: Span, gold: Sequence[Wanted]) -> tuple[float, Wanted | None]:
    """The finding of the gold that a span shares most with, and how much: of all characters that either covers."""
    shares = ((_share(span, finding), finding) for finding in gold)
    return max(shares, key=lambda pair: pair[0], default=(0.0, None))


def _share(span: Span, finding: Wanted) -> float:
    common = min(span.end_char, finding.end) - max(span.start_char, finding.start)
    return max(common, 0) / (max(span.end_char, finding.end) - min(span.start_char, finding.start))


def _component_name(nlp: Language) -> str:
    return next(name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == FACTORY)


def _component(nlp: Language) -> FindingComponent:
    component = nlp.get_pipe(_component_name(nlp))
    assert isinstance(component, FindingComponent)  # noqa: S101  for the type
    return component

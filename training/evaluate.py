"""Figures of a pipeline from raw text: tags, lemmas, parse and sentences on the treebanks' test splits, names on
Universal NER's PUD.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from training.convert import documents, find
from training.docs import join, to_doc
from training.gum_names import with_names
from training.iob import read_uner
from training.settings import Settings
from training.words import Paragraph

RELATIONS = ("nsubj", "ccomp", "parataxis", "conj", "obj", "appos")
NAME_KINDS = ("PERSON", "ORG", "GPE")


def examples(nlp: Language, runs: Iterable[tuple[Paragraph, ...]], rng: Random) -> list[Example]:
    """The runs beside what the pipeline makes of their raw text."""
    vocab = spacy.blank("en").vocab
    golds = [to_doc(vocab, join(run, rng)) for run in runs]
    return [Example(found, gold) for found, gold in zip(nlp.pipe(gold.text for gold in golds), golds, strict=True)]


def treebank_runs(folder: Path, stem: str) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs of a test split one by one, as the pipeline meets them, typography as it is."""
    for document in documents(folder, stem):
        yield from ((paragraph,) for paragraph in document.paragraphs)


def parse_figures(made: Sequence[Example]) -> dict[str, float]:
    """Tag and lemma accuracy, attachment, sentences, and F by relation, in per cent."""
    scores = Scorer.score_token_attr(made, "tag")
    scores |= Scorer.score_token_attr(made, "pos")
    scores |= Scorer.score_token_attr(made, "lemma")
    scores |= Scorer.score_spans(made, "sents", has_annotation=_has_sentences)
    scores |= Scorer.score_deps(made, "dep", getter=_relation, ignore_labels=("dep",))
    figures = {name: scores[name] for name in ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")}
    by_relation = scores["dep_las_per_type"]
    figures |= {label: by_relation[label]["f"] for label in RELATIONS if label in by_relation}
    return {name: 100 * value for name, value in figures.items()}


def _relation(token: Token, _: str) -> str:
    return str(token.dep_)


def _has_sentences(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _known_kinds(doc: Doc, _: str) -> Iterable[Span]:
    """The names of the kinds that PUD tells apart, other places with the places."""
    return [
        Span(doc, e.start, e.end, "GPE" if e.label_ == "LOC" else e.label_)
        for e in doc.ents
        if e.label_ in {*NAME_KINDS, "LOC"}
    ]


def name_figures(made: Sequence[Example]) -> dict[str, float]:
    """F of the names, all and by kind, in per cent."""
    scores = Scorer.score_spans(made, "ents", getter=_known_kinds)
    figures = {"names_f": scores["ents_f"], "names_p": scores["ents_p"], "names_r": scores["ents_r"]}
    figures |= {kind: scores["ents_per_type"][kind]["f"] for kind in NAME_KINDS if kind in scores["ents_per_type"]}
    return {name: 100 * value for name, value in figures.items()}


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Words per second of processor time over some texts, after a first pass that warms up."""
    list(nlp.pipe(texts[:20]))
    start = time.process_time()
    words = sum(map(len, nlp.pipe(texts)))
    return words / (time.process_time() - start)


def size_on_disk(folder: Path) -> float:
    """Megabytes of the folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def evaluate(nlp: Language, settings: Settings) -> dict[str, dict[str, float]]:
    """All figures, test by test; a test whose files are absent is left out."""
    rng, report = Random(settings.seed), {}
    texts: list[str] = []
    for name, stem in (("EWT", "ewt_test"), ("GUM", "gum_test")):
        made = examples(nlp, treebank_runs(settings.treebanks, stem), rng)
        if made:
            report[name] = parse_figures(made)
            texts += [example.reference.text for example in made]
    for name, runs in _name_tests(settings):
        made = examples(nlp, runs, rng)
        if made:
            report[name] = name_figures(made)
    if texts:
        report["speed"] = {"words_per_cpu_second": words_per_second(nlp, texts)}
    return report


def _name_tests(settings: Settings) -> Iterator[tuple[str, list[tuple[Paragraph, ...]]]]:
    pud = find(settings.names, "uner_pud")
    yield "names PUD", [(paragraph,) for paragraph in read_uner(pud)] if pud else []
    gum = with_names(documents(settings.treebanks, "gum_test"))
    yield "names GUM", [(paragraph,) for document in gum for paragraph in document]


def printed(report: dict[str, dict[str, float]]) -> str:
    """The figures as lines of text."""
    return "\n".join(
        f"{test:<10} {name:<22} {value:9.1f}" for test, figures in report.items() for name, value in figures.items()
    )

"""Figures of a pipeline from raw text: tags, lemmas, parse, sentences and tokens on the treebanks' test splits, names
on Universal NER's PUD, speed beside spaCy's tokenizer.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median

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

RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "acl:relcl"),
    *("conj", "parataxis", "appos", "nmod", "nmod:desc", "compound", "flat"),
)
NO_RELATION = ("dep",)
PUNCTUATION = ("p", "punct")
NAME_KINDS = ("PERSON", "ORG", "GPE")
POOLED, PUD = "EWT+GUM", "names PUD"
REPEATS = 5
TOKENIZER_PASSES = 10
Report = Mapping[str, Mapping[str, float]]


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
    """Tag and lemma accuracy, attachment, sentences, tokens, and F by relation, in per cent.

    Attachment is told twice: with punctuation, as UD counts, and (`_words`) without, as spaCy's own scorer does.
    """
    scores = Scorer.score_token_attr(made, "tag")
    scores |= Scorer.score_token_attr(made, "pos")
    scores |= Scorer.score_token_attr(made, "lemma")
    scores |= Scorer.score_spans(made, "sents", has_annotation=_has_sentences)
    scores |= Scorer.score_tokenization(made)
    scores |= Scorer.score_deps(made, "dep", getter=_relation, ignore_labels=NO_RELATION)
    words = Scorer.score_deps(made, "dep", getter=_relation, ignore_labels=PUNCTUATION)
    figures = {name: scores[name] for name in ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las")}
    figures |= {f"{name}_words": words[name] for name in ("dep_uas", "dep_las")}
    figures |= {name: scores[name] for name in ("sents_f", "token_f")}
    figures |= {label: found["f"] for label, found in (scores["dep_las_per_type"] or {}).items()}
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
    """Words per second of processor time over some texts."""
    start = time.process_time()
    words = sum(map(len, nlp.pipe(texts)))
    return words / (time.process_time() - start)


def speed_figures(nlp: Language, texts: Sequence[str]) -> dict[str, float]:
    """Words per second of the pipeline, and how many times those are that spaCy's blank English makes, which only cuts
    tokens: medians of rounds in which one runs after the other, after a round that warms both up.
    """
    pair = ((nlp, texts), (spacy.blank("en"), [*texts] * TOKENIZER_PASSES))
    rounds = [[words_per_second(*each) for each in pair] for _ in range(1 + REPEATS)][1:]
    return {
        "words_per_cpu_second": median(whole for whole, _ in rounds),
        "tokenizer_times": median(tokens / whole for whole, tokens in rounds),
    }


def size_on_disk(folder: Path) -> float:
    """Megabytes of the folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def evaluate(nlp: Language, settings: Settings) -> dict[str, dict[str, float]]:
    """All figures, test by test and of both treebanks' tests together; a test whose files are absent is left out."""
    rng, report = Random(settings.seed), {}
    pooled: list[Example] = []
    for name, stem in (("EWT", "ewt_test"), ("GUM", "gum_test")):
        made = examples(nlp, treebank_runs(settings.treebanks, stem), rng)
        if made:
            report[name] = parse_figures(made)
            pooled += made
    if pooled:
        report[POOLED] = parse_figures(pooled)
    for name, runs in _name_tests(settings):
        made = examples(nlp, runs, rng)
        if made:
            report[name] = name_figures(made)
    if pooled:
        report["speed"] = speed_figures(nlp, [example.reference.text for example in pooled])
    return report


def _name_tests(settings: Settings) -> Iterator[tuple[str, list[tuple[Paragraph, ...]]]]:
    pud = find(settings.names, "uner_pud")
    yield PUD, [(paragraph,) for paragraph in read_uner(pud)] if pud else []
    gum = with_names(documents(settings.treebanks, "gum_test"))
    yield "names GUM", [(paragraph,) for document in gum for paragraph in document]


def printed(report: Report) -> str:
    """The figures as lines of text."""
    return "\n".join(
        f"{test:<10} {name:<22} {value:9.1f}" for test, figures in report.items() for name, value in figures.items()
    )

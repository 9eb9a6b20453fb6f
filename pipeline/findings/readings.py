"""What candidates are by all their signs: how likely findings, and of which polarity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from pipeline.annotations import STRENGTH, WEAKNESS
from pipeline.findings.bags.model import MIXED, NEUTRAL, Bag, log_chances, shipped_bags, to_doc
from pipeline.findings.candidates import Candidate
from pipeline.findings.passages import TOLD
from pipeline.findings.signs import Signs, bag_signs, finding_signs, polarity_signs
from pipeline.findings.weights import Weights, finding_weights
from pipeline.findings.words import Word

_LEAST = 0.5


@dataclass(frozen=True)
class Judge:
    """What was learned: the bags in the order of `BAGS`, and the weights over all signs."""

    bags: Sequence[Bag]
    weights: Weights


@cache
def shipped_judge() -> Judge:
    """Give what is shipped.

    Raises:
        LexiconError: A file is missing or broken.
    """
    return Judge(shipped_bags(), finding_weights())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause is.

    Attributes:
        finding: The chance that it is a finding.
        chances: Of strength, weakness, mixed and neutral; together they are 1.
    """

    finding: float
    chances: Mapping[str, float]

    @property
    def is_finding(self) -> bool:
        """Whether it is more likely a finding than not."""
        return self.finding >= _LEAST

    @property
    def polarity(self) -> str:
        """Strength or weakness, whichever is likelier."""
        return STRENGTH if self.chances[STRENGTH] >= self.chances[WEAKNESS] else WEAKNESS

    def share(self, polarity: str) -> float:
        """Give the chance of a polarity where the clause is a finding; of a mixed one each has half."""
        some = 1 - self.chances[NEUTRAL]
        return (self.chances[polarity] + self.chances[MIXED] / 2) / some if some > 0 else 0.5


def read_candidates(candidates: Sequence[Candidate], words: Sequence[Word], judge: Judge) -> list[Reading]:
    """Give a reading for each candidate of a Doc.

    What the inspectorate is quoted with, and list items under a lead-in, are findings whatever their words; so are
    clauses near its words whose form settles what they are.

    Args:
        words: The Doc's evaluative words.
    """
    model, readings = judge.weights, []
    for candidate, bags, signs in zip(candidates, *candidate_signs(candidates, judge.bags), strict=True):
        plain = candidate.passage.ground != TOLD or (candidate.verdict.settled and candidate.passage.distance <= 1)
        chance = 1.0 if plain else model.chance_of_finding(signs)
        polarity = polarity_signs(candidate.span, words, candidate.verdict)
        readings.append(Reading(chance, model.chances({**bags, **polarity})))
    return readings


def candidate_signs(candidates: Sequence[Candidate], bags: Sequence[Bag]) -> tuple[list[Signs], list[Signs]]:
    """Give for each candidate what the bags say of its words, and what tells whether it is a finding."""
    docs = [to_doc(candidate.span.doc.vocab, candidate.span) for candidate in candidates]
    words = [bag_signs(row) for row in log_chances(docs, bags)]
    beside = [_beside(candidates, number) for number in range(len(candidates))]
    signs = [finding_signs(*each) for each in zip(candidates, words, beside, strict=True)]
    return words, signs


def _beside(candidates: Sequence[Candidate], number: int) -> float:
    """Give the highest absolute score of another candidate of the same sentence."""
    sentence = candidates[number].passage.sentence
    found = 0.0
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(candidates) and candidates[other].passage.sentence == sentence:
            found = max(found, abs(candidates[other].verdict.score))
            other += step
    return found


def read_sentence(sentence: Span, words: Sequence[Word], judge: Judge) -> Mapping[str, float]:
    """Give the chances of strength, weakness, mixed and neutral of a sentence that stands alone.

    Args:
        words: The Doc's evaluative words.
    """
    bags = bag_signs(log_chances([to_doc(sentence.doc.vocab, sentence)], judge.bags)[0])
    return judge.weights.chances({**bags, **polarity_signs(sentence, words)})

"""Time of the quotes and speakers stages by the length of one block, where a mark or a name stands in every sentence.

    python -m benchmarks.length

There no parser runs: what is shown is that the stages themselves take time in proportion to the text. Then both stages
on the samples in raw/, beside the parse that they build on: tokens, network, tags, sentences, relations, lemmas, names.
"""

from __future__ import annotations

import time
from collections import defaultdict

import spacy

from benchmarks.extraction import HOME
from pipeline.assemble import load
from pipeline.clean.build import to_page
from pipeline.parse.build import to_tokens
from pipeline.read.files import read_file

SENTENCES = (
    "“We act,” said Jo Bell, head of care at Bell Trust. ",
    "“We act,” she said. ",
    "The spokesman said: “We act.” ",
    "“We act ",
    "'We act' and the nurses' rota, ",
)
TIMES = (500, 1000, 2000, 4000)
STAGES = frozenset(f"inspection_{name}" for name in ("profile", "quotes", "speakers", "judgements", "findings"))


def seconds(sentence: str, times: int) -> float:
    """Give the processor time of both stages on so many copies of a sentence in one block."""
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_quotes")
    nlp.add_pipe("inspection_speakers")
    doc = nlp.make_doc(sentence * times)
    started = time.process_time()
    for _, component in nlp.pipeline:
        doc = component(doc)
    return time.process_time() - started


def share_of_parse() -> float:
    """Give the processor time of both stages on the samples as a share of their parse's, after a round to warm up."""
    nlp = load()
    pages = [to_page(read_file(path)) for path in sorted((HOME / "raw").rglob("*")) if path.is_file()]
    for _ in range(2):
        spent: dict[str, float] = defaultdict(float)
        for page in pages:
            started = time.process_time()
            doc = to_tokens(page, nlp)
            spent["tokens"] += time.process_time() - started
            for name, component in nlp.pipeline:
                started = time.process_time()
                doc = component(doc)
                spent[name] += time.process_time() - started
    parse = sum(seconds for name, seconds in spent.items() if name not in STAGES)
    return (spent["inspection_quotes"] + spent["inspection_speakers"]) / parse


def main() -> None:
    """Print a row for each kind of sentence, and the share of the parse's time."""
    seconds(SENTENCES[0], 1)
    print("sentence", *TIMES, sep="\t")
    for sentence in SENTENCES:
        print(sentence.strip(), *(f"{seconds(sentence, times):.2f}" for times in TIMES), sep="\t")
    print(f"quotes and speakers of the samples take {share_of_parse():.2f} of the time of their parse")


if __name__ == "__main__":
    main()

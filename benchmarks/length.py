"""Time of the quotes and speakers stages by the length of one block, where a mark or a name stands in every sentence.

python -m benchmarks.length

No parser runs: what is shown is that the stages themselves take time in proportion to the text.
"""

from __future__ import annotations

import time

import spacy

SENTENCES = (
    "“We act,” said Jo Bell, head of care at Bell Trust. ",
    "“We act,” she said. ",
    "The spokesman said: “We act.” ",
    "“We act ",
    "'We act' and the nurses' rota, ",
)
TIMES = (500, 1000, 2000, 4000)


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


def main() -> None:
    """Print a row for each kind of sentence."""
    seconds(SENTENCES[0], 1)
    print("sentence", *TIMES, sep="\t")
    for sentence in SENTENCES:
        print(sentence.strip(), *(f"{seconds(sentence, times):.2f}" for times in TIMES), sep="\t")


if __name__ == "__main__":
    main()

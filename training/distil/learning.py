"""Training the student, whose network becomes the first weights of spaCy's."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch

from training.distil.aligned import tokenizing
from training.distil.batches import Batch, batches
from training.distil.features import Features, Shape
from training.distil.figures import figures
from training.distil.fit import Course, fit
from training.distil.heads import SHARES, Heads
from training.distil.inventory import Inventory
from training.distil.labels import LEXEMES
from training.distil.lexemes import Lexemes
from training.distil.sources import INVENTED, INVENTED_NAMES, SILVER, Texts, copy_of, drawn, half, name_corpora
from training.distil.stored import read_weights, write_weights
from training.distil.student import Student, Tok2Vec, padded
from training.distil.teaching import INVENTORY, WEIGHTS
from training.distil.text import Text, read_texts
from training.distil.weights import values_read
from training.settings import Settings

WARM_UP, LAST, LONGEST = 0.05, 0.01, 5.0
HALVED = "names_gum"
INVENTED_DRAWN = 1200
MEASURED_TEXTS, MEASURED_WORDS = 3000, 50
NARROWEST = 1e-3
STUDENT_SHARES = SHARES | {"name": 3.0}  # a small network learns names last, and loses them first


def plan(sources: Mapping[str, Texts], settings: Settings, rng: Random) -> list[list[list[Text]]]:
    """The batches of each pass: a copy of the treebanks, half of the press text and of GUM's names, the other name
    corpora whole, some of the invented names, and all unlabelled texts.
    """
    silver, made = _silver(sources), []
    for number in range(settings.student_passes):
        texts = [*copy_of(sources, number), *half(sources[INVENTED], number), *silver]
        texts += drawn(sources[INVENTED_NAMES], INVENTED_DRAWN, rng)
        for name, corpus in name_corpora(sources).items():
            texts += half(corpus, number) if name == HALVED else corpus
        made.append(batches(texts, settings.student_batch, rng))
    return made


def _silver(sources: Mapping[str, Texts]) -> list[Text]:
    return [text for name, texts in sorted(sources.items()) if name.startswith(SILVER) for text in texts]


def spread_of(texts: Sequence[Text]) -> torch.Tensor:
    """The standard deviation of the teacher's states, column by column, over the first words of some texts."""
    states = [text.states[:MEASURED_WORDS] for text in texts[:MEASURED_TEXTS] if text.states is not None]
    return torch.from_numpy(np.concatenate(states).astype(np.float32).std(0) + NARROWEST)


def loss(student: Student, batch: Batch, spread: torch.Tensor) -> torch.Tensor:
    """The loss of the labels and, one to one, the mean square of how far each state is from the teacher's, counted in
    standard deviations.

    Raises:
        ValueError: The batch has no states of the teacher's.
    """
    if batch.states is None:
        raise ValueError("texts without the teacher's states")
    flat = student.flat(batch)
    far = ((flat.float() - batch.states) / spread).square().mean()
    return student.heads.loss(padded(flat, batch), batch, STUDENT_SHARES) + far


def make_encoder(settings: Settings, folders: Mapping[str, Path], vectors: Path, out: Path) -> None:
    """Train the student and write the weights of its network and what reads tags and the like off it.

    Args:
        folders: Of `teacher` and `labels`.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    sources = {file.stem: read_texts(file) for file in sorted(folders["labels"].glob("*.npz"))}
    held, inventory = sources.pop("dev"), Inventory.read(folders["teacher"] / INVENTORY)
    spread = spread_of(_silver(sources) or copy_of(sources, 0))
    heads = Heads(len(spread), inventory)
    read_weights(folders["teacher"] / WEIGHTS, heads, part="heads.")
    lexemes, shape = Lexemes.read(folders["labels"] / LEXEMES), Shape.read()
    features = Features.of(lexemes.pairs, tokenizing().vocab, shape, vectors)
    student = Student(Tok2Vec(features, shape), heads, len(spread))
    kept = out.with_suffix(".checkpoint.pt")
    fit(
        student,
        plan(sources, settings, Random(settings.seed)),
        lambda batch: loss(student, batch, spread),
        course=Course(((student.parameters(), settings.student_rate),), WARM_UP, LAST, LONGEST, kept),
        tell=lambda: str(figures(student, held, inventory)),
    )
    read = {name: weight.numpy() for name, weight in student.readers().items()}
    write_weights(out, student.tok2vec, beside=read | values_read(inventory))

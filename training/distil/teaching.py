"""Training the teacher."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

import torch

from training.distil.aligned import as_written, read_docs, read_gold, tokenizing
from training.distil.batches import batches
from training.distil.figures import figures
from training.distil.fit import Course, fit
from training.distil.inventory import Inventory
from training.distil.lexemes import Lexemes
from training.distil.pieces import Pieces
from training.distil.sources import INVENTED, INVENTED_NAMES, Texts, copy_of, drawn, half, name_corpora
from training.distil.stored import write_weights
from training.distil.teacher import Teacher
from training.distil.text import Text
from training.encoder import read_encoder
from training.settings import Settings

WEIGHTS, INVENTORY, KEPT = "weights.npz", "inventory.json", "checkpoint.pt"
WARM_UP, LAST, LONGEST = 0.08, 0.02, 1.0


def plan(sources: Mapping[str, Texts], settings: Settings, rng: Random) -> list[list[list[Text]]]:
    """The batches of each pass: a copy of the treebanks, half of the press text and of the name corpora and a fifth of
    the invented names; texts with a parse and texts with names alone are in batches of their own.
    """
    made = []
    for number in range(settings.teacher_passes):
        press, invented = sources[INVENTED], sources[INVENTED_NAMES]
        parsed = [*copy_of(sources, number), *drawn(press, len(press) // 2, rng)]
        named = [text for texts in name_corpora(sources).values() for text in half(texts, number)]
        named += drawn(invented, len(invented) // 5, rng)
        groups = [group for part in (parsed, named) for group in batches(part, settings.teacher_batch, rng)]
        rng.shuffle(groups)
        made.append(groups)
    return made


def make_teacher(settings: Settings, gold: Path, out: Path) -> None:
    """Train the teacher on the converted data and write its weights and what it can tell apart.

    It reads the treebanks' own words, so that nothing of the gold is lost to alignment.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    nlp, lexemes = tokenizing(), Lexemes()
    files = sorted((gold / "train").glob("*.spacy"))
    inventory = Inventory.of(doc for file in files for doc in read_docs(file, nlp))

    def read(file: Path) -> list[Text]:
        return read_gold(file, nlp, lexemes, inventory, cut=as_written)

    sources, held = {file.stem: read(file) for file in files}, read(gold / "dev.spacy")
    teacher = new_teacher(settings, lexemes, inventory)
    fit(
        teacher,
        plan(sources, settings, Random(settings.seed)),
        lambda batch: teacher.heads.loss(teacher.words(batch), batch),
        course=_course(teacher, settings, out / KEPT),
        tell=lambda: str(figures(teacher, held, inventory)),
    )
    out.mkdir(parents=True, exist_ok=True)
    inventory.write(out / INVENTORY)
    write_weights(out / WEIGHTS, teacher)


def new_teacher(settings: Settings, lexemes: Lexemes, inventory: Inventory) -> Teacher:
    """An untrained teacher that knows the pieces of all forms.

    Raises:
        ValueError: No folder with the encoder's weights was named.
    """
    if settings.encoder is None:
        raise ValueError("no folder with the encoder's weights was named")
    known, weights = read_encoder(settings.encoder)
    return Teacher(weights, Pieces.of(lexemes.forms, known), inventory)


def _course(teacher: Teacher, settings: Settings, kept: Path) -> Course:
    """The published encoder's weights at one rate, what is new at another."""
    published = teacher.bert.published()
    known = {id(weights) for weights in published}
    new = [weights for weights in teacher.parameters() if weights.requires_grad and id(weights) not in known]
    return Course(((published, settings.teacher_rate), (new, settings.heads_rate)), WARM_UP, LAST, LONGEST, kept)

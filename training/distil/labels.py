"""The teacher's labels and states for the treebanks' copies, the name corpora and the unlabelled texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Doc

from training.distil.aligned import as_written, read_gold, tokenizing
from training.distil.figures import found_in
from training.distil.inventory import MISSING, Inventory
from training.distil.lexemes import Lexemes
from training.distil.sources import SILVER, copies
from training.distil.stored import read_weights
from training.distil.teacher import Teacher
from training.distil.teaching import INVENTORY, WEIGHTS, new_teacher
from training.distil.text import GOLD, Halves, Text, write_texts
from training.distil.trees import write_names, write_trees
from training.settings import Settings
from training.steps import emptied

LEXEMES = "lexemes.json"


def labelled(texts: Sequence[Text], teacher: Teacher) -> list[Text]:
    """The texts with the teacher's answer wherever gold is missing, how sure it is of heads, and its states."""
    done: dict[int, Text] = {}
    for group, _, states, found in found_in(teacher, texts):
        best = {name: numbers.numpy().astype(np.int16) for name, numbers in found.best.items()}
        for at, text in enumerate(group):
            length = len(text)
            answers = {name: best[name][at, :length] for name in GOLD}
            gold = {name: np.where(text.gold[name] == MISSING, answers[name], text.gold[name]) for name in GOLD}
            sure, state = _half(found.sure[at, :length]), _half(states[at, :length])
            done[id(text)] = replace(text, gold=gold, sure=sure, states=state)
    return [done[id(text)] for text in texts]


def _half(tensor: torch.Tensor) -> Halves:
    return np.asarray(tensor.float().numpy().astype(np.float16))


def make_labels(settings: Settings, folders: Mapping[str, Path]) -> None:
    """Write the labelled texts (`labels/`), and as documents for spaCy (`silver/`) those sentences of the unlabelled
    texts whose labels make a tree, and the names of one copy of the treebanks. Nothing older is left in either folder.

    Args:
        folders: Of `data`, `texts`, `teacher`, `labels` and `silver`.
    """
    torch.set_num_threads(settings.threads)
    labels, silver = emptied(folders["labels"]), emptied(folders["silver"])
    inventory, nlp, lexemes = Inventory.read(folders["teacher"] / INVENTORY), tokenizing(), Lexemes()
    gold, unlabelled = dict(_gold(folders["data"], nlp, lexemes, inventory)), {}
    for file in sorted(folders["texts"].glob("*.spacy")):
        unlabelled[file.stem] = read_gold(file, nlp, lexemes, inventory, cut=as_written)
    write_texts(labels / "dev.npz", gold.pop("dev"))
    lexemes.write(labels / LEXEMES)
    teacher = new_teacher(settings, lexemes, inventory)
    read_weights(folders["teacher"] / WEIGHTS, teacher)
    teacher.eval()

    def label(sources: Mapping[str, Sequence[Text]], prefix: str = "") -> dict[str, list[Text]]:
        made = {}
        for name, texts in sources.items():
            full = labelled(texts, teacher)
            write_texts(labels / f"{prefix}{name}.npz", full)
            made[name] = [replace(text, states=None) for text in full]
        return made

    copied = copies(label(gold))
    write_names(silver / "names_silver.spacy", copied[1 % len(copied)], lexemes, inventory)
    parsed = [text for texts in label(unlabelled, SILVER).values() for text in texts]
    write_trees(silver / "silver.spacy", parsed, lexemes, inventory, least=settings.silver_sure)


def _gold(data: Path, nlp: Language, lexemes: Lexemes, inventory: Inventory) -> Iterator[tuple[str, list[Text]]]:
    """The converted data on the words of our tokenizer, by the names of their files."""

    def cut(doc: Doc) -> Doc:
        return nlp.make_doc(doc.text)

    for file in (*sorted((data / "train").glob("*.spacy")), data / "dev.spacy"):
        yield file.stem, read_gold(file, nlp, lexemes, inventory, cut=cut)

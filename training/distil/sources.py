"""The texts that teacher and student learn from, by the names of their files, and which of them a pass takes."""

from collections.abc import Mapping, Sequence
from random import Random

from training.distil.text import Text

INVENTED, INVENTED_NAMES = "press", "names_press"
COPIES, NAMES, SILVER = "copy", "names_", "silver_"
Texts = Sequence[Text]


def copies(sources: Mapping[str, Texts]) -> list[Texts]:
    """The copies of the treebanks in their order."""
    return [texts for name, texts in sorted(sources.items()) if name.startswith(COPIES)]


def copy_of(sources: Mapping[str, Texts], number: int) -> Texts:
    """The treebanks' copy of a pass: another in each pass, as far as there are any."""
    found = copies(sources)
    return found[number % len(found)]


def half(texts: Texts, number: int) -> Texts:
    """Every second text, the others in the next pass."""
    return texts[number % 2 :: 2]


def name_corpora(sources: Mapping[str, Texts]) -> dict[str, Texts]:
    """The name corpora that nobody invented."""
    return {name: texts for name, texts in sorted(sources.items()) if name.startswith(NAMES) and name != INVENTED_NAMES}


def drawn(texts: Texts, count: int, rng: Random) -> list[Text]:
    """So many texts drawn by chance, all where there are fewer."""
    return rng.sample(texts, min(count, len(texts)))

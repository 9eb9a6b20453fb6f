"""The lemmatizer's table: for a form with a tag, the lemma that the treebanks give it most often."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from spacy.lookups import Lookups, load_lookups
from spacy.util import registry

from pipeline.parse.lemmatizer import NAME, TABLE, key
from training.settings import Settings
from training.treebank import Document, read_documents

RULES = ["lemma_rules", "lemma_exc", "lemma_index"]
UNSURE = frozenset({"", "GW", "XX"})
APOSTROPHE = "'"
NAME_KEY = f"/{NAME}"


def lemma_table(documents: Iterable[Document]) -> dict[str, str]:
    """The most frequent lemma of each form and tag; among equals the first in the alphabet.

    Of names only those are kept that stand for another (*Sept.*), where the form is nothing else: of others it is
    the form. What is written with an apostrophe (*'ve*) is also known without.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for paragraph in document.paragraphs:
            for word in (word for sentence in paragraph for word in sentence):
                if word.lemma and word.tag not in UNSURE and "Typo=Yes" not in word.feats:
                    counts[key(word.form, word.tag)][word.lemma] += 1
    table = {known: min(found, key=lambda lemma: (-found[lemma], lemma)) for known, found in sorted(counts.items())}
    other = {known.rpartition("/")[0] for known in counts if not known.endswith(NAME_KEY)}
    table = {known: lemma for known, lemma in table.items() if _is_kept(known, lemma, other)}
    bare = {known.replace(APOSTROPHE, ""): lemma for known, lemma in table.items() if known[0] == APOSTROPHE}
    return {known: lemma for known, lemma in bare.items() if known.partition("/")[0]} | table


def _is_kept(known: str, lemma: str, other: Container[str]) -> bool:
    """Whether an entry is none of a name, or of a name that is cut short; `other` holds the forms with other tags."""
    if not known.endswith(NAME_KEY):
        return True
    form = known.removesuffix(NAME_KEY)
    return form not in other and lemma.istitle() and lemma.lower() != form and lemma.lower()[:1] == form[:1]


def lemma_lookups(settings: Settings) -> Lookups:
    """The table of the training splits, with spaCy's rules; without them where its lookup data are not installed."""
    files = sorted(settings.treebanks.glob("*_train.conllu*"))
    rules = registry.lookups.get_all().get("en", {})
    lookups = load_lookups("en", RULES) if all(name in rules for name in RULES) else Lookups()
    lookups.add_table(TABLE, lemma_table(document for file in files for document in read_documents(file)))
    return lookups

"""The tokenizer of the embedded pipeline: spaCy's English rules brought nearer to the treebanks' words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from training.settings import DATA

HYPHEN_RULE = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
RUNS = r"[!?]{2,}", r"_{2,}", r"={2,}", r"\*{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"\+{2,}"
WHOLE = ("al.",)
UNDONE = "and/or", "id", "Id"


def bound_prefixes(folder: Path = DATA) -> Iterator[str]:
    """The prefixes that are no word of their own, so that a hyphen after them parts nothing."""
    for line in (folder / "bound_prefixes.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["prefix"]


def hyphen_rule() -> str:
    """Give spaCy's rule that parts words at a hyphen, but not after a bound prefix (`re-opened`, `non-emergency`)."""
    kept = "".join(rf"(?<!\b(?i:{re.escape(prefix)}))" for prefix in bound_prefixes())
    return rf"(?<=[{ALPHA}0-9]){kept}(?:{HYPHENS})(?=[{ALPHA}])"


def set_rules(nlp: Language) -> None:
    """Give the pipeline's tokenizer the treebanks' words: runs of one mark whole, bound prefixes joined.

    Of the tokens of EWT's training split that spaCy's rules cut otherwise than the treebank, most are such runs.

    Raises:
        ValueError: spaCy's rules no longer hold the one that is replaced, or the tokenizer is none of spaCy's.
    """
    tokenizer, rules = nlp.tokenizer, list(nlp.Defaults.infixes or ())
    if not isinstance(tokenizer, Tokenizer) or HYPHEN_RULE not in rules:
        raise ValueError("spaCy's English tokenizer has other rules than those known here")
    rules[rules.index(HYPHEN_RULE)] = hyphen_rule()
    tokenizer.infix_finditer = compile_infix_regex(rules).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(nlp.Defaults.suffixes or ())]).search
    tokenizer.rules = {form: parts for form, parts in (tokenizer.rules or {}).items() if form not in UNDONE}
    for form in WHOLE:
        tokenizer.add_special_case(form, [{ORTH: form}])


def set_norms(nlp: Language) -> None:
    """Give the pipeline one norm for British and other spellings; nothing changes without spaCy's lookup data."""
    if "lexeme_norm" in registry.lookups.get_all().get("en", {}):
        nlp.vocab.lookups = load_lookups("en", ["lexeme_norm"])

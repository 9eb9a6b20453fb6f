"""The tokenizer of the embedded pipeline: spaCy's English rules brought nearer to the treebanks' words."""

import re
from collections.abc import Iterator

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, HYPHENS
from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from training.press_words import Lists

RUNS = r"[!?]{2,}", r"_{2,}", r"={2,}", r"\*{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"\+{2,}"
ENDS = r"(?<![A-Z.])\.[!?]+"
CUT = r"\[(?:…|\.{3})\]"
CLOCK = r"(?<=[0-9][:.][0-9]{2})(?:[AaPp][Mm]|[AaPp]\.[Mm]\.)"
AMOUNT = r"(?<=[0-9])(?:k|bn)"
DASH_BEFORE, DASH_AFTER = rf"-(?=[{ALPHA}])", rf"(?<=[{ALPHA_LOWER}])-"
TELEPHONE = r"(?:\+?1-)?(?:[0-9]{3}[-/.])?[0-9]{3}-[0-9]{4}"
DECADE = r"[0-9]{1,3}0['’]s"
JOINED = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
UNDONE = "and/or", "id", "Id", "wed", "Wed"


def set_rules(nlp: Language) -> None:
    """Give the pipeline's tokenizer the treebanks' words: of what spaCy's rules cut otherwise in their training splits,
    the kinds that hold in all English.

    - Whole: a run of one mark, `.?`, `[...]`, a telephone number with hyphens, *the 1990's*, the abbreviations of
      `data/abbreviations.jsonl`, and a word with a prefix of `data/bound_prefixes.jsonl` (*re-opened*). Prefixes of
      people (*ex-headteacher*, *co-chair*) are parted from their word, as later stages look for the role in it.
    - Parted: *and/or*, the half-day from the time (*7.30pm*), *k* and *bn* from the amount, a hyphen that stands at the
      beginning or the end of a word for a dash, and *n't* in capitals.

    Raises:
        TypeError: The tokenizer is none of spaCy's.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("the pipeline has another tokenizer than spaCy's")
    lists, own = Lists.read(), nlp.Defaults
    prefixes, suffixes, infixes = own.prefixes or (), own.suffixes or (), [*(own.infixes or ())]
    infixes[infixes.index(JOINED)] = _joined(lists.words("bound_prefixes"))
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, ENDS, CUT, *prefixes, DASH_BEFORE]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, ENDS, CUT, CLOCK, AMOUNT, *suffixes, DASH_AFTER]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(rf"(?:{TELEPHONE}|{DECADE})$").match
    tokenizer.rules = {form: parts for form, parts in (tokenizer.rules or {}).items() if form not in UNDONE}
    for form in lists.words("abbreviations"):
        tokenizer.add_special_case(form, [{ORTH: form}])
    for form, parts in list(_in_capitals(tokenizer)):
        tokenizer.add_special_case(form, parts)


def _joined(prefixes: list[str]) -> str:
    """The rule for a hyphen or dash between words that leaves a hyphen after a bound prefix alone."""
    free = "".join(rf"(?<!\b(?i:{prefix})-)" for prefix in prefixes)
    return JOINED.replace("(?=", f"{free}(?=", 1)


def _in_capitals(tokenizer: Tokenizer) -> Iterator[tuple[str, list[dict[int, str]]]]:
    """The tokenizer's own cases of a verb with *n't*, written in capitals, with the norms of the small ones."""
    for form, parts in (tokenizer.rules or {}).items():
        if form.islower() and form.endswith(("n't", "n’t")):
            yield form.upper(), [{ORTH: part[ORTH].upper(), NORM: part.get(NORM, part[ORTH])} for part in parts]


def set_norms(nlp: Language) -> None:
    """Give the pipeline one norm for British and other spellings; nothing changes without spaCy's lookup data."""
    if "lexeme_norm" in registry.lookups.get_all().get("en", {}):
        nlp.vocab.lookups = load_lookups("en", ["lexeme_norm"])

"""The tokenizer of the embedded pipeline: spaCy's English rules brought nearer to the treebanks' words."""

from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex, registry

RUNS = r"[!?]{2,}", r"_{2,}", r"={2,}", r"\*{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"\+{2,}"
WHOLE = ("al.",)
UNDONE = "and/or", "id", "Id"


def set_rules(nlp: Language) -> None:
    """Give the pipeline's tokenizer the treebanks' words: runs of one mark whole.

    Of the tokens of EWT's training split that spaCy's rules cut otherwise than the treebank, most are such runs.

    A hyphen parts words after a bound prefix too (*re-opened*), though the treebanks have one word there: the lists of
    the later stages know *headteacher*, not *ex-headteacher*.

    Raises:
        TypeError: The tokenizer is none of spaCy's.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("the pipeline has another tokenizer than spaCy's")
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(nlp.Defaults.suffixes or ())]).search
    tokenizer.rules = {form: parts for form, parts in (tokenizer.rules or {}).items() if form not in UNDONE}
    for form in WHOLE:
        tokenizer.add_special_case(form, [{ORTH: form}])


def set_norms(nlp: Language) -> None:
    """Give the pipeline one norm for British and other spellings; nothing changes without spaCy's lookup data."""
    if "lexeme_norm" in registry.lookups.get_all().get("en", {}):
        nlp.vocab.lookups = load_lookups("en", ["lexeme_norm"])

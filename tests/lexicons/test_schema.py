from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.lexicons.schema import Cue, Term


def test_an_entry_needs_an_example() -> None:
    with pytest.raises(ValidationError, match="example"):
        Term.model_validate({"term": "a", "label": "b"})


def test_a_cue_takes_only_what_is_known() -> None:
    with pytest.raises(ValidationError, match="takes"):
        Cue.model_validate({"lemma": "say", "takes": ["song"], "example": "They say so."})


def test_entries_are_frozen() -> None:
    term = Term(term="a", label="b", example="It is a cat.")
    with pytest.raises(ValidationError, match="frozen"):
        term.term = "c"  # type: ignore[misc]

from __future__ import annotations

import pytest

from pipeline.errors import ConfigError, LexiconError
from pipeline.parse.loading import loading


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("\n\nfirst\nsecond"), "x: cannot be loaded: ValueError: first"),
        (EOFError(), "x: cannot be loaded: EOFError"),
        (RecursionError("deep"), "x: cannot be loaded: RecursionError: deep"),
    ],
    ids=["lines", "no words", "runtime"],
)
def test_whatever_fails_is_told_in_one_line(error: Exception, message: str) -> None:
    with pytest.raises(ConfigError) as told, loading("x"):
        raise error
    assert (str(told.value), told.value.__cause__) == (message, error)


def test_what_is_told_already_passes_as_it_is() -> None:
    with pytest.raises(LexiconError, match=r"^en/cues\.jsonl:1: odd$"), loading("x"):
        raise LexiconError("en/cues.jsonl:1: odd")


def test_a_request_to_end_is_no_failure() -> None:
    with pytest.raises(KeyboardInterrupt), loading("x"):
        raise KeyboardInterrupt

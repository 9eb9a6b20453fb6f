"""Rounds in which several competitors run one after the other, so that each is compared in the same minutes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any


def in_rounds(
    names: Iterable[str], ask: Callable[[str], dict[str, Any] | None], rounds: int
) -> dict[str, list[dict[str, Any]]]:
    """Give what each competitor answers in each round; one that answers None is not installed, told of and left out."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in list(found):
            answer = ask(name)
            if answer is None:
                print(f"skipped: {name} is not installed there", file=sys.stderr)
                del found[name]
            else:
                found[name].append(answer)
    return found

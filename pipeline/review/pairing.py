"""Things that are the same on both sides, taken out of two lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


def pair_off(
    olds: list[T], news: list[T], old_key: Callable[[T], Hashable], new_key: Callable[[T], Hashable] | None = None
) -> list[tuple[T, T]]:
    """Take what has the same key out of both lists, each thing once and in order, and give the pairs.

    Args:
        olds: Those of one side; what is left stays.
        news: Those of the other.
        old_key: Of a thing of the old side.
        new_key: Of a thing of the new side, where its key is another.
    """
    if not olds or not news:
        return []
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(range(len(news))):
        waiting[(new_key or old_key)(news[number])].append(number)
    mates = {at: found.pop() for at, thing in enumerate(olds) if (found := waiting.get(old_key(thing)))}
    pairs, taken = [(olds[at], news[mate]) for at, mate in mates.items()], set(mates.values())
    olds[:] = [thing for at, thing in enumerate(olds) if at not in mates]
    news[:] = [thing for at, thing in enumerate(news) if at not in taken]
    return pairs

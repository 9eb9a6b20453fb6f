"""The parse of a Doc as a tree that can be changed; whatever is done to it, it stays a tree."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc


class Tree:
    """Heads and labels by token number; a root is its own head.

    Attributes:
        doc: The Doc that it was read from, for words and tags.
        heads: The number of each token's head.
        labels: The label of each token's relation to its head.
        children: The numbers of each token's dependents, in text order.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        offsets: Any = doc.to_array([HEAD]).astype(np.int64).ravel()
        self.heads: list[int] = (np.arange(len(doc)) + offsets).tolist()
        self.labels: list[str] = [token.dep_ for token in doc]
        self.children: list[list[int]] = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def child(self, token: int, labels: Collection[str]) -> int | None:
        """Give the first dependent of a token that has one of these labels."""
        return next((child for child in self.children[token] if self.labels[child] in labels), None)

    def move(self, tokens: Sequence[int], head: int) -> None:
        """Hang dependents of one token on another, which must not stand below any of them."""
        if not tokens or self.heads[tokens[0]] == head:
            return
        before = self.heads[tokens[0]]
        for token in tokens:
            self._drop(token, before)
            self._add(token, head)

    def lift(self, token: int, label: str) -> None:
        """Put a token in the place of its head, which becomes its dependent with this label; the rest stays."""
        low = self.heads[token]
        high = self.heads[low]
        self._drop(token, low)
        self.heads[token] = token
        if high != low:
            self._drop(low, high)
            self._add(token, high)
        self._add(low, token)
        self.labels[low] = label

    def upwards(self) -> list[int]:
        """Give all tokens, each after its dependents."""
        order = [token for token, head in enumerate(self.heads) if head == token]
        for token in order:
            order.extend(self.children[token])
        return order[::-1]

    def write(self) -> None:
        """Give the Doc these heads and labels; where its sentences begin does not change."""
        store = self.doc.vocab.strings
        offsets = np.asarray(self.heads, dtype=np.int64) - np.arange(len(self.heads))
        labels = np.asarray([store.add(label) for label in self.labels], dtype=np.uint64)
        both: Any = np.column_stack([offsets.astype(np.uint64), labels])
        self.doc.from_array([HEAD, DEP], both)

    def _drop(self, token: int, head: int) -> None:
        children = self.children[head]
        del children[bisect_left(children, token)]

    def _add(self, token: int, head: int) -> None:
        self.heads[token] = head
        insort(self.children[head], token)

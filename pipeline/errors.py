"""The error tree: every failure that a caller may meet.

::

    PipelineError
    ├── InputError      an input cannot be read as an article
    ├── ConfigError     a setting, a model or a component is missing or wrong
    │   ├── LexiconError    an entry of a word list breaks its schema
    │   ├── ProfileError    an inspectorate profile breaks its schema
    │   └── GoldError       a file of gold or of a reviewer's marks breaks its form
    ├── RecordError     a record breaks its schema or a law
    ├── StoreError      a store cannot be reached, read or written
    └── OffsetError     an offset lies outside its text: a fault of the program
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["empty", "binary", "undecodable", "too_large", "unreadable", "outside", "unsupported"]


class PipelineError(Exception):
    """Base of all errors that the program raises on purpose."""


class InputError(PipelineError):
    """An input that cannot be read as an article.

    Attributes:
        path: The input as the user named it, or None for a string.
        reason: Why, in words that a person can act on.
        kind: What went wrong, for counting.
    """

    def __init__(self, reason: str, *, path: str | None = None, kind: Kind = "unreadable") -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason
        self.path = path
        self.kind = kind


class ConfigError(PipelineError):
    """A setting, a model or a component that is missing or wrong."""


class LexiconError(ConfigError):
    """An entry of a word list that breaks its schema; the message begins `file:line:`."""


class ProfileError(ConfigError):
    """An inspectorate profile that breaks its schema; the message begins with the file and the key."""


class GoldError(ConfigError):
    """A file of gold or of a reviewer's marks that breaks its form; the message begins with the file and the key."""


class RecordError(PipelineError):
    """A record that breaks its schema or a law; the message begins with the path of the field."""


class StoreError(PipelineError):
    """A store that cannot be reached, read or written: a database that is locked, a disk that is full."""


class OffsetError(PipelineError):
    """An offset outside its text: a fault of the program, never of the input."""

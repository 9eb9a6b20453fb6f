"""An input that the user named: a file, or standard input."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.console import standard_input
from pipeline.errors import InputError
from pipeline.page import RawPage
from pipeline.read.files import MAX_BYTES, STANDARD_INPUT, read_bytes, read_file


def read_named(name: str) -> RawPage:
    """Give the decoded input of a file, or of standard input where the name is `-`.

    Raises:
        InputError: It cannot be read as text; the error names it.
        ConfigError: Standard input is closed.
    """
    if name != STANDARD_INPUT:
        return read_file(Path(name))
    data = standard_input(MAX_BYTES)
    try:
        return read_bytes(data, max_bytes=MAX_BYTES)
    except InputError as error:
        raise InputError(error.reason, path=name, kind=error.kind) from error

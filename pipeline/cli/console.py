"""Where words go: data on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

import typer
from rich.console import Console

from pipeline.errors import ConfigError, PipelineError


class Exit(IntEnum):
    """What the command's exit status says."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2


def errors() -> Console:
    """Give the console of standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def write(text: str) -> None:
    """Write data to standard output: UTF-8, line ends as they are, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


_HARMFUL = dict.fromkeys([*range(9), *range(11, 32), 127, *range(128, 160)], "\ufffd")


def plain(text: str) -> str:
    """Give the text without characters that steer a terminal, one for one, so that offsets stay."""
    return text.translate(_HARMFUL)


def say(message: str) -> None:
    """Write a message to standard error, as it is."""
    errors().print(plain(message), markup=False)


def fail(message: str, status: Exit) -> NoReturn:
    """Write a message to standard error and end the command."""
    say(f"inspectext: {message}")
    raise typer.Exit(status)


@contextmanager
def told_errors() -> Iterator[None]:
    """Turn the program's own errors, and those of files, into one line and an exit status."""
    try:
        yield
    except ConfigError as error:
        fail(str(error), Exit.WRONG_USE)
    except PipelineError as error:
        fail(str(error), Exit.FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: let the last flush go nowhere
        raise typer.Exit(Exit.DONE) from None
    except OSError as error:
        fail(f"{error.filename or 'output'}: {error.strerror or error}", Exit.FAILED)
    except KeyboardInterrupt:
        fail("interrupted; run it again to go on", Exit.FAILED)

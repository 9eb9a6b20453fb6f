"""Where words go: data on standard output, everything else on standard error."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from types import FrameType
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
    if sys.stdout is None:
        raise ConfigError("standard output is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


_HARMFUL = dict.fromkeys([*range(9), *range(11, 32), 127, *range(128, 160)], "\ufffd")


def plain(text: str) -> str:
    """Give the text without characters that steer a terminal, one for one, so that offsets stay."""
    return text.translate(_HARMFUL)


def one_line(name: str) -> str:
    """Give the name of a file, whatever stands in it, on one line."""
    return plain(name.replace("\n", "\\n").replace("\t", "\\t"))


def standard_input(limit: int) -> bytes:
    """Give the bytes of standard input, one more than the limit where they are more.

    Raises:
        ConfigError: It is closed.
    """
    if sys.stdin is None:
        raise ConfigError("standard input is closed")
    return sys.stdin.buffer.read(limit + 1)


def say(message: str) -> None:
    """Write a message to standard error, as it is."""
    errors().print(plain(message), markup=False, emoji=False)


def fail(message: str, status: Exit) -> NoReturn:
    """Write a message to standard error and end the command."""
    _end(complain, message, status)


def complain(message: str) -> None:
    """Write why the command cannot go on to standard error."""
    say(f"inspectext: {message}")


@contextmanager
def told_errors(tell: Callable[[str], None] = complain) -> Iterator[None]:
    """Turn the program's own errors, and those of files, into one line and an exit status."""
    try:
        yield
    except ConfigError as error:
        _end(tell, str(error), Exit.WRONG_USE)
    except PipelineError as error:
        _end(tell, str(error), Exit.FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: let the last flush go nowhere
        raise typer.Exit(Exit.DONE) from None
    except OSError as error:
        _end(tell, f"{error.filename or 'output'}: {error.strerror or error}", Exit.FAILED)
    except KeyboardInterrupt:
        _end(tell, "interrupted; run it again to go on", Exit.FAILED)


def _end(tell: Callable[[str], None], message: str, status: Exit) -> NoReturn:
    tell(message)
    raise typer.Exit(status)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a request to end, or a terminal that closes, end the command as Ctrl-C does, unless it is ignored."""
    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in wanted}
    heard = [number for number in wanted if before[number] is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

"""Rounds in which several competitors run one after the other, so that each is compared in the same minutes.

Each runs in a child process of its own, which writes its answer into a file, or exits with `ABSENT`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.extraction import HOME
from benchmarks.extractors import ABSENT


def with_peers(parser: ArgumentParser, arguments: Sequence[str] | None) -> Namespace:
    """Give the options of a benchmark with peers, once `--rounds` and `--peers` make sense."""
    chosen = parser.parse_args(arguments)
    if chosen.rounds < 1 or (chosen.peers and not chosen.peers.is_file()):
        parser.error("--rounds must be 1 or more, and --peers the path of an interpreter")
    return chosen


def answer_of(name: str, command: Sequence[str], out: Path) -> dict[str, Any] | None:
    """Give what a child process writes into `out`; None where its competitor is not installed.

    Raises:
        SystemExit: The process breaks; the message is its last line.
    """
    ended = subprocess.run(command, cwd=HOME, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  our own
    if ended.returncode not in (0, ABSENT):
        sys.exit(f"{name}: {(ended.stderr.strip() or f'ended with {ended.returncode}').splitlines()[-1]}")
    answer: dict[str, Any] | None = json.loads(out.read_text("utf-8")) if ended.returncode == 0 else None
    return answer


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

import os
import sys

import pytest

from benchmarks import parse
from tests.builders import blank


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Give the commands that the process was replaced by; nothing is replaced, no core is chosen."""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, command: commands.append(command))
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: None, raising=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "benchmarks.parse", "--model", "m"])
    return commands


def test_process_starts_anew_with_one_thread_and_then_no_more(started, monkeypatch):
    for name in parse.THREADS:
        monkeypatch.setenv(name, "2")
    parse.keep_to_one_core()
    parse.keep_to_one_core()
    assert started == [[sys.executable, "-m", "benchmarks.parse", "--model", "m"]]
    assert {os.environ[name] for name in parse.THREADS} == {"1"}


def test_absent_treebanks_are_told(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(parse, "keep_to_one_core", lambda: None)
    monkeypatch.setattr(parse, "load_model", lambda _: blank())
    monkeypatch.setattr(sys, "argv", ["parse", "--shared", str(tmp_path)])
    parse.main()
    assert capsys.readouterr().out.startswith("skipped: no treebanks")

from __future__ import annotations

import pytest

from tests.cli.runs import employ
from tests.run.work_for_tests import Inline


@pytest.fixture
def crew():
    """Light work without processes."""
    return Inline()


@pytest.fixture
def light(monkeypatch, tmp_path, crew):
    """The command with light work, in a folder of its own that has two inputs."""
    employ(crew, monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("one")
    (tmp_path / "in/b.txt").write_text("two")
    return tmp_path

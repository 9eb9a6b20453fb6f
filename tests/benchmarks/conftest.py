from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest


@pytest.fixture
def installed(monkeypatch):
    """Give what stands a module in for a peer's package."""

    def install(name: str, **parts: object) -> None:
        monkeypatch.setitem(sys.modules, name, SimpleNamespace(**parts))

    return install

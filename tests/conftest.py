from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

from pipeline.store.state import State, opened
from tests.builders import ROOT

settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden anew instead of comparing")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Give the whole pipeline with its trained model; for tests marked `model`."""
    from pipeline.assemble import default_nlp

    return default_nlp()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of the shared cases and scorers; for tests marked `cases`, skipped where it is absent."""
    folder = Path(os.environ.get("INSPECTEXT_SHARED", ROOT.parent / "shared"))
    if not (folder / "cases").is_dir():
        pytest.skip(f"no shared cases at {folder.name}")
    return folder


@pytest.fixture
def state() -> Iterator[State]:
    """Give the state of nothing, which is not kept."""
    with opened(None) as found:
        yield found


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite-golden"))

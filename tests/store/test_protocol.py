from __future__ import annotations

import inspect

import pytest

from pipeline.store.protocol import Session
from pipeline.store.sqlite import SqliteSession

METHODS = ("held", "put", "remove")


@pytest.mark.parametrize("name", METHODS)
def test_session_takes_what_the_protocol_says(name):
    wanted, given = (list(inspect.signature(getattr(kind, name)).parameters) for kind in (Session, SqliteSession))
    assert given == wanted


def test_protocol_has_no_further_methods():
    assert {name for name in vars(Session) if not name.startswith("_")} == set(METHODS)

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from pipeline.cli import named
from pipeline.cli.named import read_named
from pipeline.errors import ConfigError, InputError


@pytest.fixture
def typed(monkeypatch):
    """Give what puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_file_and_standard_input_are_read_alike(tmp_path, typed):
    data = "Café life goes on as before.".encode()
    (tmp_path / "a.txt").write_bytes(data)
    typed(data)
    from_file, from_input = read_named(str(tmp_path / "a.txt")), read_named("-")
    assert (from_file.id, from_input.id) == ("a.txt", "-")
    assert (from_file.raw, from_file.sha256) == (from_input.raw, from_input.sha256)


def test_fault_of_standard_input_names_it(typed):
    typed(b" \n")
    with pytest.raises(InputError, match=r"^-: is empty"):
        read_named("-")


def test_standard_input_has_the_limit_of_files(typed, monkeypatch):
    monkeypatch.setattr(named, "MAX_BYTES", 10)
    typed(b"x" * 11)
    with pytest.raises(InputError, match=r"^-: is larger than the limit of 10 bytes") as caught:
        read_named("-")
    assert caught.value.kind == "too_large"


def test_closed_standard_input_is_no_fault_of_a_file(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ConfigError, match="closed"):
        read_named("-")

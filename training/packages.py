"""Folders of installed packages that are read and never imported."""

from importlib.util import find_spec
from pathlib import Path


def package_folder(name: str) -> Path | None:
    """The folder of an installed package; None where it is not installed. Nothing is imported."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None

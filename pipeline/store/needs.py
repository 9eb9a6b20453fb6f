"""Packages that not everybody has: their absence gives one line that says what to install."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ConfigError


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Let an import fail with what to install.

    Args:
        extra: The extra of this project that brings the package.

    Raises:
        ConfigError: The package is not there.
    """
    try:
        yield
    except ImportError as error:
        missing = error.name or "a package"
        raise ConfigError(f"{missing} is not installed: pip install 'inspectext[{extra}]'") from error

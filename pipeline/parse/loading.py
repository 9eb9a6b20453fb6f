"""What fails while a pipeline of another house is loaded, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import ConfigError


@contextmanager
def loading(name: object) -> Iterator[None]:
    """Have whatever fails inside told as a ConfigError, as one that begins with the name of what is loaded.

    Raises:
        ConfigError: Anything failed; one that was raised as such passes as it is.
    """
    try:
        yield
    except ConfigError:
        raise
    except Exception as error:  # broad, for an installed package runs its own code, and bytes fail in as many ways
        words = str(error).strip().partition("\n")[0]
        told = ": ".join(filter(None, (type(error).__name__, words)))
        raise ConfigError(f"{name}: cannot be loaded: {told}") from error

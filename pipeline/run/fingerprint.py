"""What a record depends on besides its input: the program, its model, its data, and the libraries below it."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.parse.choice import digest_of, find_pipeline
from pipeline.settings import model_of, read_settings

HOME = Path(__file__).parents[1]
_DISTRIBUTION = "inspectext"
_LIBRARIES = ("spacy", "beautifulsoup4", "lxml", "charset-normalizer", "pydantic")
_PARTS = {
    "program": ("**/*.py", "*.cfg"),
    "model": ("parse/model/manifest.json",),
    "lexicons": ("lexicons/**/*.jsonl",),
    "inspectorates": ("inspectorates/**/*.toml",),
}
_CONFIG = "config.cfg"
_EMBEDDED = "embedded"
_SHORT = 16


@cache
def versions(model: str | None = None) -> Mapping[str, str]:
    """Give the version of the package, of Python and of the libraries, and a digest of each part of the program.

    Args:
        model: The spaCy pipeline that was asked for; the one that is configured unless given. Its own name and version
            stand under `pipeline`, the digest of its files under `model`.

    Raises:
        ConfigError: There is no such pipeline, or the settings cannot be read.
    """
    named = {_DISTRIBUTION: program_version(), "python": platform.python_version()}
    libraries = {name: version(name) for name in _LIBRARIES}
    parts = {part: _digest(patterns) for part, patterns in _PARTS.items()}
    asked = model if model is not None else model_of(read_settings(HOME / _CONFIG))
    return named | libraries | parts | _pipeline(asked)


def _pipeline(model: str | None) -> dict[str, str]:
    if model is None:
        return {"pipeline": _EMBEDDED}
    choice = find_pipeline(model)
    return {"pipeline": choice.version, "model": digest_of(choice)[:_SHORT]}


@cache
def fingerprint(model: str | None = None) -> str:
    """Give one digest of all versions.

    Raises:
        ConfigError: As `versions`.
    """
    told = versions(model).items()
    return sha256("\n".join(f"{name}={value}" for name, value in told).encode()).hexdigest()[:_SHORT]


def program_version() -> str:
    """Give the version of the package, `0` where it is run without being installed."""
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


def _digest(patterns: tuple[str, ...]) -> str:
    total = sha256()
    files = {path.relative_to(HOME).as_posix(): path for pattern in patterns for path in HOME.glob(pattern)}
    for name in sorted(files):
        total.update(f"{name}\0".encode() + sha256(files[name].read_bytes()).digest())
    return total.hexdigest()[:_SHORT]

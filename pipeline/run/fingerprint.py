"""What a record depends on besides its input: the program, its model, its data, and the libraries below it."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pipeline.parse.choice import digest_of, find_pipeline
from pipeline.settings import AS_CONFIGURED, DISTRIBUTION, Setup, program_version, read_settings, setup_of

HOME = Path(__file__).parents[1]
_LIBRARIES = ("spacy", "beautifulsoup4", "lxml", "charset-normalizer", "pydantic")
_PARTS = {
    "program": ("**/*.py", "*.cfg"),
    "model": ("parse/model/manifest.json",),
    "lexicons": ("lexicons/**/*.jsonl",),
    "inspectorates": ("inspectorates/**/*.toml",),
    "learned": ("clean/*.json", "findings/*.json", "findings/bags/*.gz"),
}
_CONFIG = "config.cfg"
_EMBEDDED = "embedded"
_SHORT = 16


@cache
def versions(setup: Setup = AS_CONFIGURED) -> Mapping[str, str]:
    """Give the version of the package, of Python and of the libraries, and a digest of each part of the program.

    Args:
        setup: What was asked for; what is configured unless given. The spaCy pipeline's own name and version stand
            under `pipeline`, the digest of its files under `model`, that of the user's profiles under `own_profiles`.

    Raises:
        ConfigError: There is no such pipeline, the settings cannot be read, or a profile is broken.
    """
    named = {DISTRIBUTION: program_version(), "python": platform.python_version()}
    libraries = {name: version(name) for name in _LIBRARIES}
    parts = {part: _digest(patterns) for part, patterns in _PARTS.items()}
    chosen = setup_of(read_settings(HOME / _CONFIG), setup)
    return named | libraries | parts | _pipeline(chosen.model) | _own_profiles(chosen.profiles)


def _pipeline(model: str | None) -> dict[str, str]:
    if model is None:
        return {"pipeline": _EMBEDDED}
    choice = find_pipeline(model)
    return {"pipeline": choice.version, "model": digest_of(choice)[:_SHORT]}


def _own_profiles(folder: str | None) -> dict[str, str]:
    """Give the digest of the user's own profiles, after a look whether they can be read: it is told once."""
    if folder is None:
        return {}
    from pipeline.inspectorates.reader import read_profiles  # noqa: PLC0415  heavy: it imports pydantic

    read_profiles(Path(folder))
    return {"own_profiles": _digest(("*.toml",), Path(folder))}


@cache
def fingerprint(setup: Setup = AS_CONFIGURED) -> str:
    """Give one digest of all versions.

    Raises:
        ConfigError: As `versions`.
    """
    told = versions(setup).items()
    return sha256("\n".join(f"{name}={value}" for name, value in told).encode()).hexdigest()[:_SHORT]


def _digest(patterns: tuple[str, ...], home: Path | None = None) -> str:
    total = sha256()
    root = home or HOME
    files = {path.relative_to(root).as_posix(): path for pattern in patterns for path in root.glob(pattern)}
    for name in sorted(files):
        total.update(f"{name}\0".encode() + sha256(files[name].read_bytes()).digest())
    return total.hexdigest()[:_SHORT]

"""What `config.cfg` says, checked key by key, and which version of the program reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from configparser import Error as ConfigParserError
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from confection import Config

DISTRIBUTION = "inspectext"
_SECTIONS = {"pipeline", "components"}
_PIPELINE_KEYS = {"model", "order", "profiles"}


class Setup(NamedTuple):
    """What the user may set in place of what `config.cfg` says; None leaves it as it is there.

    Attributes:
        model: An installed spaCy pipeline by its name, or a folder of one.
        profiles: A folder with inspectorate profiles of the user's own, beside those that are shipped.
    """

    model: str | None = None
    profiles: str | None = None


AS_CONFIGURED = Setup()


def program_version() -> str:
    """Give the version of the package, `0` where it is run without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


def read_settings(config: Path) -> Config:
    """Give the settings of a file after a look at its keys: one that nothing reads would be a silent mistake.

    Raises:
        ConfigError: The file is missing or cannot be read, or it holds an unknown key or component, or a value of the
            wrong kind; the message is one line.
    """
    settings = _read(config)
    for section, keys in (("", _SECTIONS), ("pipeline", _PIPELINE_KEYS)):
        found = set(settings[section] if section else settings)
        if found != keys:
            raise ConfigError(f"{config.name}: [{section}] holds {sorted(found)}, and {sorted(keys)} are known")
    for place, value, fits, wanted in _values(settings):
        if not fits:
            raise ConfigError(f"{config.name}: {place} = {json.dumps(value)}, and {wanted} is needed")
    if set(settings["pipeline"]["order"]) != set(settings["components"]):
        raise ConfigError(f"{config.name}: every component in the order needs a section with its factory, and no other")
    return settings


def setup_of(settings: Config, asked: Setup = AS_CONFIGURED) -> Setup:
    """Give the spaCy pipeline and the folder of profiles that hold: what is asked for, else what the settings say.

    None is the embedded pipeline, and no profiles beside the shipped ones.
    """
    told = settings["pipeline"]
    return Setup(*(told[key] if value is None else value for key, value in asked._asdict().items()))


def _read(config: Path) -> Config:
    from confection import Config  # noqa: PLC0415  heavy: it imports pydantic

    if not config.is_file():
        raise ConfigError(f"{config.name}: no such file")
    try:
        return Config().from_disk(config)
    except (ValueError, ConfigParserError) as error:
        raise ConfigError(f"{config.name}: {' '.join(str(error).split())}") from error


def _values(settings: Config) -> Iterator[tuple[str, Any, bool, str]]:
    """Give the place of each value, the value, whether it is of the right kind, and which kind that is."""
    order = settings["pipeline"]["order"]
    for key in Setup._fields:
        value = settings["pipeline"][key]
        yield f"[pipeline] {key}", value, value is None or _is_name(value), "null or a name"
    yield "[pipeline] order", order, isinstance(order, list) and all(map(_is_name, order)), "a list of names"
    for name, component in settings["components"].items():
        fits = isinstance(component, dict) and _is_name(component.get("factory"))
        yield f"[components] {name}", component, fits, "a section with a factory"


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value)

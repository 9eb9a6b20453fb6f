"""What `config.cfg` says, checked key by key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from confection import Config

_SECTIONS = {"pipeline", "components"}
_PIPELINE_KEYS = {"model", "order"}


def read_settings(config: Path) -> Config:
    """Give the settings of a file after a look at its keys: one that nothing reads would be a silent mistake.

    Raises:
        ConfigError: The file is missing or cannot be read, or it holds an unknown key or component.
    """
    from confection import Config  # noqa: PLC0415  heavy: it imports pydantic

    if not config.is_file():
        raise ConfigError(f"{config.name}: no such file")
    try:
        settings = Config().from_disk(config)
    except ValueError as error:
        raise ConfigError(f"{config.name}: {error}") from error
    for section, keys in (("", _SECTIONS), ("pipeline", _PIPELINE_KEYS)):
        found = set(settings[section] if section else settings)
        if found != keys:
            raise ConfigError(f"{config.name}: [{section}] holds {sorted(found)}, and {sorted(keys)} are known")
    order, components = settings["pipeline"]["order"], settings["components"]
    if set(order) != set(components) or not all("factory" in component for component in components.values()):
        raise ConfigError(f"{config.name}: every component in the order needs a section with its factory, and no other")
    return settings


def model_of(settings: Config) -> str | None:
    """Give the name or folder of the spaCy pipeline that the settings ask for; None for the embedded one."""
    model = settings["pipeline"]["model"]
    return str(model) if model else None

"""Folders of spaCy pipelines: only spaCy's own code and ours may come to run for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from configparser import Error as ConfigParserError
from inspect import getclosurevars, isfunction
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.pipeline.factories import register_factories
from spacy.util import load_config, registry

import pipeline.parse.lemmatizer  # registers its factory, for which there is no entry point
import pipeline.parse.names  # noqa: F401  and this its own
from pipeline.errors import ConfigError
from pipeline.parse.needs import LANGUAGE, foreign

CONFIG = "config.cfg"
_HOUSES = frozenset({"spacy", "pipeline"})
_CALLED = frozenset({"spacy", "spacy_legacy"})
_OWN = "spacy."
_TOKENIZER = "spacy.Tokenizer.v1"  # those of other languages load what their own libraries pickled
_SECTIONS = ("nlp", "components")
_UNPICKLING = "Torch"


def check_folder(folder: Path) -> None:
    """Check what a folder's config would call, before anything of it is loaded.

    spaCy reads numbers and tables from such a folder and unpickles nothing; what could run is what the config names. So
    every component must be one of spaCy's or of this program, every function one of spaCy's in name and in code; no
    part may come from another pipeline, no callback be named, no tokenizer of another language, and no layer of
    PyTorch, whose weights are pickles.

    Raises:
        ConfigError: The folder has no readable config, is of another language, or names anything else.
    """
    config = _read(folder)
    language = config.get("nlp", {}).get("lang")
    if language != LANGUAGE:
        raise ConfigError(foreign(str(folder), str(language)))
    for name, component in config.get("components", {}).items():
        factory = component.get("factory")
        if not isinstance(factory, str) or "source" in component or not _is_known(factory):
            told = factory if isinstance(factory, str) else "another pipeline"
            raise ConfigError(f"{folder}: component {name!r} needs {told!r}, which is neither spaCy's nor ours")
    for section in _SECTIONS:
        for key, value in _functions(config.get(section, {})):
            if not _may_be_called(key.removeprefix("@"), value):
                raise ConfigError(f"{folder}: its {CONFIG} calls {value!r} ({key}), and may not")


def _read(folder: Path) -> dict[str, Any]:
    try:
        return dict(load_config(folder / CONFIG, interpolate=True))
    except (OSError, ValueError, ConfigParserError) as error:
        first = str(error).strip().partition("\n")[0]
        raise ConfigError(f"{folder}: no spaCy pipeline: its {CONFIG} cannot be read: {first}") from error


def _is_known(factory: str) -> bool:
    """Tell whether a component's code is spaCy's or of this program, whatever else is installed."""
    register_factories()
    names = [name for name in (English.get_factory_name(factory), factory) if registry.has("factories", name)]
    return bool(names) and _home(registry.get("factories", names[0])) in _HOUSES


def _home(factory: Callable[..., object]) -> str:
    """Give the package that a component's code stands in: spaCy wraps a plain function into a factory of its own."""
    inner = getclosurevars(factory).nonlocals.get("component_func") if isfunction(factory) else None
    return _house(inner if inner is not None else factory)


def _may_be_called(kind: str, name: Any) -> bool:
    """Tell whether a function of this kind and name is spaCy's own: anybody may register one under any name."""
    if not isinstance(name, str) or not name.startswith(_OWN) or _UNPICKLING in name:
        return False
    if kind == "callbacks" or (kind == "tokenizers" and name != _TOKENIZER):
        return False
    known = kind in registry.get_registry_names() and registry.has(kind, name)
    return known and _house(registry.get(kind, name)) in _CALLED


def _house(code: object) -> str:
    return str(getattr(code, "__module__", "")).partition(".")[0]


def _functions(section: Any) -> Iterator[tuple[str, Any]]:
    """Give the functions that a section names, however deep: its keys that begin with `@`."""
    if isinstance(section, dict):
        for key, value in section.items():
            if str(key).startswith("@"):
                yield str(key), value
            yield from _functions(value)
    elif isinstance(section, (list, tuple)):
        for value in section:
            yield from _functions(value)

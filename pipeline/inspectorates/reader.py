"""Inspectorate profiles read from TOML files, and the names of the inspectorates in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import ProfileError
from pipeline.inspectorates.schema import Profile

_HOME = Path(__file__).parent / "profiles"
_STRAIGHT = str.maketrans({"’": "'", "‘": "'"})
_FOLDED_KEPT = 2048


@cache
def read_profiles(extra: Path | None = None) -> Mapping[str, Profile]:
    """Give the shipped profiles by name, and those of the folder `extra`, which may replace them.

    Raises:
        ProfileError: A file is no TOML, or breaks the schema; the message names the file and the key.
    """
    files = [*sorted(_HOME.glob("*.toml")), *(sorted(extra.glob("*.toml")) if extra else ())]
    if extra is not None and not extra.is_dir():
        raise ProfileError(f"{extra}: no such folder of profiles")
    tables = {file: _read_table(file) for file in files}
    by_name = {file.stem: table for file, table in tables.items()}
    return {file.stem: _to_profile(file, _extended(file, table, by_name)) for file, table in tables.items()}


def _read_table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{file.name}: {error}") from error


def _extended(file: Path, table: dict[str, Any], by_name: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Give the table with what its `extends` names beneath it; its own keys replace the inherited ones."""
    own = dict(table)
    base = own.pop("extends", None)
    if base is None:
        return own
    if base not in by_name or "extends" in by_name[base]:
        raise ProfileError(f"{file.name}: extends: {base!r} is no profile that stands by itself")
    return by_name[base] | own


def _to_profile(file: Path, table: dict[str, Any]) -> Profile:
    try:
        return Profile.model_validate(table | {"name": file.stem})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "file"
        raise ProfileError(f"{file.name}: {where}: {first['msg']}") from error


@lru_cache(maxsize=_FOLDED_KEPT)
def fold(text: str) -> str:
    """Give the text in lower case, with straight apostrophes and single blanks, as names are compared."""
    return " ".join(text.lower().translate(_STRAIGHT).split())


@cache
def folded_names(profile: Profile) -> frozenset[str]:
    """Give all names of a profile's inspectorate as they are compared."""
    return frozenset(map(fold, profile.all_names))

"""What the fields of a model hold, in plain words: for tables and pages that are made from the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

Kind: TypeAlias = Literal["text", "integer", "number", "boolean"]
_KINDS: dict[type, Kind] = {str: "text", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Says of a field that it holds the id of a part of the same article: `Annotated[str, RefersTo("speakers")]`."""

    group: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A field, or a property that follows from fields.

    Attributes:
        holds: The kind of a scalar, else the model.
        optional: Whether it may be null.
        many: Whether it is a list.
        group: The parts whose ids it holds; None for any other value.
        meaning: As the model says it; empty where the name says enough.
    """

    name: str
    holds: Kind | type[BaseModel]
    optional: bool
    many: bool
    group: str | None
    meaning: str


def shapes(model: type[BaseModel]) -> Iterator[Shape]:
    """Give the fields of a model in the order of the keys, then its properties."""
    for name, field in model.model_fields.items():
        yield _shape(name, Annotated[field.annotation, *field.metadata, None], field.description)
    for name, value in _properties(model).items():
        yield _shape(name, get_type_hints(value.fget)["return"], value.__doc__)


def _properties(model: type[BaseModel]) -> dict[str, property]:
    own = [kind for kind in reversed(model.__mro__) if issubclass(kind, BaseModel) and kind is not BaseModel]
    return {name: value for kind in own for name, value in vars(kind).items() if isinstance(value, property)}


def _shape(name: str, annotation: Any, meaning: str | None) -> Shape:
    optional = many = False
    group: str | None = None
    while (origin := get_origin(annotation)) is not None:
        args = get_args(annotation)
        if origin is Annotated:
            group = next((said.group for said in args[1:] if isinstance(said, RefersTo)), group)
        elif origin in {Union, UnionType}:
            optional = True
            args = tuple(arg for arg in args if arg is not type(None))
        elif origin is tuple:
            many = True
        elif origin is Literal:
            args = (type(args[0]),)
        annotation = args[0]
    holds = annotation if issubclass(annotation, BaseModel) else _KINDS[annotation]
    return Shape(name, holds, optional, many, group, (meaning or "").strip())

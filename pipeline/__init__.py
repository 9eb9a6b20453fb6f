"""Quotes, speakers, grades and findings from texts about inspections of public services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.assemble import extract
    from pipeline.record.article import Article

__all__ = ["Article", "extract"]

_HOMES = {"extract": "pipeline.assemble", "Article": "pipeline.record.article"}


def __getattr__(name: str) -> Any:
    """Import on first use: spaCy imports the components of this package into every pipeline."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  at first use

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

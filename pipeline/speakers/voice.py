"""Whose side a speaker stands on: the inspectorate's, the inspected provider's, or another."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.annotations import INSPECTORATE, INSPECTORS, OTHER, PROVIDER, REPORT
from pipeline.lexicons.schema import Role
from pipeline.speakers.bodies import INSPECTORATE_KIND, Bodies
from pipeline.speakers.vocabulary import plain

_SIDES: Mapping[str, str] = {"inspectorate": INSPECTORATE, "provider": PROVIDER, "other": OTHER}


def voice_of(kind: str, bodies: Bodies, *, organisation: str | None, label: str, role: Role | None) -> str:
    """Give the voice of a speaker.

    Args:
        kind: The kind of the speaker.
        bodies: The organisations of the article.
        organisation: The organisation that it is or belongs to.
        label: The kind of that organisation, where it is known.
        role: The head of its role.
    """
    if kind in {INSPECTORS, REPORT}:
        return INSPECTORATE
    side = organisation_side(bodies, organisation, label)
    if side is not None:
        return side
    return _role_side(bodies, role)


def organisation_side(bodies: Bodies, name: str | None, label: str) -> str | None:
    """Give the side of an organisation by its name and kind; None where neither tells."""
    if label == INSPECTORATE_KIND or plain(name or "") in bodies.inspectorates:
        return INSPECTORATE
    folded = plain(name or "")
    provider = plain(bodies.provider or "")
    if folded and (folded in bodies.owners or (provider and set(folded.split()) <= set(provider.split()))):
        return PROVIDER
    if bodies.words.vocabulary.standing.get(label) == "outside":
        return OTHER
    if folded and provider and set(provider.split()) <= set(folded.split()):
        return PROVIDER
    if label == "council":
        return PROVIDER if bodies.kind in {"council", None} else OTHER
    return PROVIDER if label else None


def _role_side(bodies: Bodies, role: Role | None) -> str:
    """Give the side of a role; a councillor speaks for the provider where a council is inspected."""
    if role is None:
        return OTHER
    if role.side == "council":
        return PROVIDER if bodies.kind in {"council", "fire", None} else OTHER
    if role.fills and bodies.kind == "council":
        return OTHER
    return _SIDES[role.side]

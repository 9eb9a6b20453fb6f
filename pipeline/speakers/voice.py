"""Whose side a speaker stands on: the inspectorate's, the inspected provider's, or another."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.annotations import INSPECTORATE, INSPECTORS, OTHER, PROVIDER, REPORT
from pipeline.lexicons.schema import Role
from pipeline.speakers.bodies import INSPECTORATE_KIND, Bodies
from pipeline.speakers.vocabulary import plain

_SIDES: Mapping[str, str] = {"inspectorate": INSPECTORATE, "provider": PROVIDER, "other": OTHER}
_PUBLIC = frozenset({"council", "police", "prison", "hospital", "trust", "fire"})
_ALONE = frozenset({"police", "prison", "fire"})
"""Kinds of body that none of another kind runs or belongs to."""
UNKNOWN = "unknown"
_CARE_BOARD = "care board"


def voice_of(kind: str, bodies: Bodies, *, organisation: str | None, label: str, role: Role | None) -> str:
    """Give the voice of a speaker.

    Args:
        kind: The kind of the speaker.
        bodies: The organisations of the article.
        organisation: The organisation that it is or belongs to.
        label: The kind of that organisation; `UNKNOWN` where the text names one of no known kind.
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
    if _is_provider(bodies, name, label):
        return PROVIDER
    if label == UNKNOWN:
        return OTHER if bodies.kind in _PUBLIC and " " in (name or "") else None
    if not label:
        return None
    return OTHER if _is_outside(bodies, label) else PROVIDER


def _is_outside(bodies: Bodies, label: str) -> bool:
    """Tell whether bodies of a kind stand outside: unions, the police beside a council, a trust beside a prison."""
    standing = bodies.words.vocabulary.standing.get(label)
    if label == "council":
        return bodies.kind not in {"council", None}
    if standing == "inspected" and bodies.kind in _ALONE:
        return not label.startswith(bodies.kind)
    return standing == "outside" or (standing == "inspected" and bodies.kind == "council")


def _is_provider(bodies: Bodies, name: str | None, label: str) -> bool:
    """Tell whether a name is that of the provider or of its owner; a union of its staff is none.

    An integrated care board is inspected together with the council of its area.
    """
    folded = plain(name or "")
    own, provider = set(folded.split()), set(plain(bodies.provider or "").split())
    if not own:
        return False
    if folded in bodies.owners or own <= provider or _is_part(folded, plain(bodies.provider or "")):
        return True
    if label == _CARE_BOARD and bodies.provider and bodies.kind == "council":
        return plain(bodies.provider).split()[0] in own
    outside = bodies.words.vocabulary.standing.get(label) == "outside"
    place_alone = len(provider) == 1 and label != bodies.kind
    return bool(provider) and provider <= own and not outside and not place_alone


def _is_part(name: str, provider: str) -> bool:
    """Tell whether a name, its head set aside, is one of several that a provider's name joins."""
    stem = name.rpartition(" ")[0]
    return " and " in provider and stem.count(" ") > 0 and f" {stem}" in f" {provider}"


def _role_side(bodies: Bodies, role: Role | None) -> str:
    """Give the side of a role; a councillor speaks for the provider where a council is inspected."""
    if role is None:
        return OTHER
    if role.side == "council":
        return PROVIDER if bodies.kind in {"council", "fire", None} else OTHER
    if role.side == "provider" and role.fills and bodies.kind == "council" and "council" not in role.fills:
        return OTHER
    return _SIDES[role.side]

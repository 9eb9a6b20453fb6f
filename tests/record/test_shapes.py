from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pipeline.record.article import Model, Place
from pipeline.record.shapes import RefersTo, Shape, shapes

Owner = Annotated[str, RefersTo("owners")]


class Thing(Model):
    """Something with a field of every sort."""

    plain: str
    """What it says."""
    choice: Literal["a", "b"]
    count: Annotated[int, Field(ge=0)]
    share: float | None
    yes: bool
    checked: Annotated[str, Field(min_length=1), AfterValidator(str)] | None
    place: Place
    there: Place | None
    places: tuple[Place, ...] = Field(min_length=1)
    owner: Owner | None
    owners: tuple[Owner, ...]

    @property
    def twice(self) -> str:
        """It, twice."""
        return self.plain * 2


def _shape(name, holds, **more):
    return Shape(
        **{"name": name, "holds": holds, "optional": False, "many": False, "group": None, "meaning": "", **more}
    )


def test_fields_come_in_order_with_what_they_hold_then_properties():
    assert list(shapes(Thing)) == [
        _shape("plain", "text", meaning="What it says."),
        _shape("choice", "text"),
        _shape("count", "integer"),
        _shape("share", "number", optional=True),
        _shape("yes", "boolean"),
        _shape("checked", "text", optional=True),
        _shape("place", Place),
        _shape("there", Place, optional=True),
        _shape("places", Place, many=True),
        _shape("owner", "text", optional=True, group="owners"),
        _shape("owners", "text", many=True, group="owners"),
        _shape("twice", "text", meaning="It, twice."),
    ]

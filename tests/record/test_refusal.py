from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from pipeline.record.refusal import refusal


class Part(BaseModel):
    numbers: tuple[int, ...]


class Whole(BaseModel):
    parts: tuple[Part, ...]


def test_refusal_has_a_line_for_each_field_and_shortens_long_values():
    with pytest.raises(ValidationError) as caught:
        Whole.model_validate({"parts": [{"numbers": [1, "x" * 100]}, {"numbers": ["y"]}]})
    first, second = str(refusal(caught.value)).splitlines()
    assert first.startswith("parts[0].numbers[1]: Input should be a valid integer")
    assert first.endswith("x…")
    assert second.endswith("not 'y'")


def test_refusal_of_a_whole_names_the_record():
    with pytest.raises(ValidationError) as caught:
        Whole.model_validate(3)
    assert str(refusal(caught.value)).startswith("record: ")

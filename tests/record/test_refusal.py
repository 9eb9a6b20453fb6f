from __future__ import annotations

import pytest
from pydantic import BaseModel, Field, ValidationError

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


def test_missing_field_has_no_value_and_a_broken_member_no_second_line():
    class Few(BaseModel):
        numbers: tuple[int, ...] = Field(min_length=1)
        other: int

    with pytest.raises(ValidationError) as caught:
        Few.model_validate({"numbers": ["x"]})
    first, second = str(refusal(caught.value)).splitlines()
    assert first.startswith("numbers[0]: ")
    assert second == "other: Field required"
    with pytest.raises(ValidationError) as caught:
        Few.model_validate({"numbers": [], "other": 1})
    assert str(refusal(caught.value)).startswith("numbers: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "record: is empty"),
        (b" \n", "record: is empty"),
        (b'{"parts', "record: Invalid JSON: EOF while parsing a string at line 1 column 7"),
    ],
)
def test_what_is_no_json_is_told_without_its_bytes(text, told):
    with pytest.raises(ValidationError) as caught:
        Whole.model_validate_json(text)
    assert str(refusal(caught.value)) == told

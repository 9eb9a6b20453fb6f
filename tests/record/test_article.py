from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.record.article import Article, Model
from pipeline.record.build import to_article
from tests.record.made import made


def _models() -> list[type[Model]]:
    return Model.__subclasses__()


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_is_required_and_every_model_frozen_and_strict(model):
    assert all(field.is_required() for field in model.model_fields.values())
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["strict"]


def test_record_cannot_be_changed():
    article = to_article(*made())
    with pytest.raises(ValidationError, match="frozen"):
        article.text = "other"  # type: ignore[misc]


def test_records_of_one_input_are_equal():
    assert to_article(*made()) == to_article(*made())
    assert isinstance(to_article(*made()), Article)

from __future__ import annotations

import pickle
from typing import get_args

import pytest

from pipeline import errors
from pipeline.errors import InputError, Kind, PipelineError

TREE = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]


@pytest.mark.parametrize("error", TREE, ids=lambda error: error.__name__)
def test_every_error_is_a_pipeline_error_and_crosses_processes(error):
    raised = error("a reason")
    assert isinstance(raised, PipelineError)
    assert str(pickle.loads(pickle.dumps(raised))) == "a reason"


def test_input_error_names_path_reason_and_kind():
    error = pickle.loads(pickle.dumps(InputError("is empty", path="a.txt", kind="empty")))
    assert (str(error), error.path, error.reason, error.kind) == ("a.txt: is empty", "a.txt", "is empty", "empty")
    assert error.kind in get_args(Kind)

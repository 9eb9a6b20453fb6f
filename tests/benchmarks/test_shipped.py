import pytest

from benchmarks.shipped import load_with
from pipeline.errors import ConfigError
from pipeline.parse.model_loader import MODEL


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="no model of ours"):
        load_with(tmp_path)


@pytest.mark.model
def test_another_model_gets_the_shipped_components(nlp):
    assert load_with(MODEL).pipe_names == nlp.pipe_names

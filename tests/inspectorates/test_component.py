from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotations import Inspection, get_inspection
from pipeline.errors import ProfileError
from tests.inspectorates.test_reader import OWN


def test_component_writes_the_facts():
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_profile")
    found = get_inspection(nlp("Ofsted has rated Oakby Primary School good. Pupils are happy."))
    assert (found.profile, found.provider) == ("ofsted_schools", "Oakby Primary School")


def test_text_about_no_inspection_has_no_facts():
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_profile")
    assert get_inspection(nlp("The river rose.")) == Inspection()


def test_setting_names_a_folder_of_own_profiles(tmp_path):
    (tmp_path / "bridges.toml").write_text(OWN, "utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_profile", config={"profiles": str(tmp_path)})
    assert get_inspection(nlp("The Bridge Inspectorate rated the bridge sound.")).profile == "bridges"


def test_wrong_setting_is_refused(tmp_path):
    with pytest.raises(ProfileError):
        spacy.blank("en").add_pipe("inspection_profile", config={"profiles": str(tmp_path / "none")})


_NLP = spacy.blank("en")
_NLP.add_pipe("inspection_profile")


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            ["Ofsted", "CQC", "published", "on", "Friday", "31", "June", "2024", "in", "May,", "Council", "The"]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_text_passes(text):
    _NLP(text)

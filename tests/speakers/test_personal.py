from __future__ import annotations

import pytest

from pipeline.annotations import get_attributions
from pipeline.speakers.personal import is_personal
from tests.builders import tokenised
from tests.speakers.told import quoted, vocabulary


@pytest.mark.parametrize(
    ("content", "kind", "us", "personal"),
    [
        ("I know our staff.", "direct", False, True),
        ("They told us so.", "direct", False, False),
        ("They told us so.", "direct", True, True),
        ("Staff are kind.", "direct", True, False),
        ("Plans that we have read were clear.", "direct", False, False),
        ("my best", "mixed", False, False),
    ],
    ids=["own", "us", "us counts", "nobody", "inspects", "phrase"],
)
def test_speech_is_somebodys_own(content, kind, us, personal):
    doc = quoted(tokenised(f"Then: “{content}”"), (content, "", kind))
    assert is_personal(get_attributions(doc)[0], vocabulary(), us=us) is personal

from __future__ import annotations

import pytest

from pipeline.clean.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Inspectors found that the staff of the home knew each of the people who lived there well.", "en"),
        ("Mae arolygwyr wedi dweud bod disgyblion yr ysgol yn gwneud cynnydd da iawn yn eu gwersi bob dydd.", None),
        (
            "Les inspecteurs ont constaté que les élèves de cette école travaillent bien et progressent chaque année.",
            None,
        ),
        ("Ofsted report", None),
        ("The staff of the home knew each of the people who lived there. " * 60, "en"),
        ("Mae arolygwyr wedi dweud bod disgyblion yr ysgol yn gwneud cynnydd da iawn. " * 60, None),
        (
            "Disgyblion ysgol gwaith dosbarth athrawon cynnydd. " * 10
            + "The staff of the home knew each of them. " * 120,
            "en",
        ),
    ],
    ids=["english", "welsh", "french", "too_short", "long_english", "long_welsh", "english_below_welsh"],
)
def test_language_of_tells_english_from_the_rest(text, language):
    assert language_of(text) == language

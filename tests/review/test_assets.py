from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from pipeline.review.assets import HOME, policy, script, style, template


def test_policy_lets_in_this_script_and_style_and_nothing_else():
    given = dict(part.strip().split(" ", 1) for part in policy().split(";"))
    assert given == {
        "default-src": "'none'",
        "script-src": f"'{_digest(script())}'",
        "style-src": f"'{_digest(style())}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def test_script_is_all_its_files_in_order():
    names = sorted(path.name for path in HOME.glob("*.js"))
    starts = [script().index((HOME / name).read_text("utf-8")) for name in names]
    assert starts == sorted(starts)
    assert len(names) > 5


@pytest.mark.parametrize("text", [script(), style()], ids=["script", "style"])
def test_nothing_in_them_ends_their_element_or_leads_elsewhere(text):
    assert not re.search(r"</(script|style)|<!--|\r", text, re.IGNORECASE)
    assert not re.search(r"(?<!www.w3.org/)https?://(?!www\.w3\.org/2000/svg)|@import|url\(", text)


def test_script_writes_texts_as_texts():
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\s*=|setAttribute\(\"style",
        script(),
    )


def test_template_escapes_what_it_is_given():
    module = template().environment.from_string("{{ name }}").render(name="<b>")
    assert module == "&lt;b&gt;"

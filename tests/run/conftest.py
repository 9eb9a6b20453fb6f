from __future__ import annotations

import pytest


@pytest.fixture
def given(tmp_path):
    """Three inputs, one in a folder of its own."""
    folder = tmp_path / "in"
    for name, words in {"a.txt": "one", "b/c.txt": "two", "d.html": "three"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    return folder

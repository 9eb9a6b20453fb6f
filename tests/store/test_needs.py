from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.store.needs import needs


def test_missing_package_says_what_to_install():
    message = r"^no_such_package is not installed: pip install 'inspectext\[gold\]'$"
    with pytest.raises(ConfigError, match=message), needs("gold"):
        import no_such_package  # noqa: F401


def test_package_that_is_there_is_imported():
    with needs("gold"):
        import json
    assert json.loads("1") == 1

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.sites import read_sites
from pipeline.errors import ConfigError
from pipeline.store.sites import add_pages


def test_no_file_is_no_index(tmp_path):
    assert read_sites(None) is None
    add_pages(tmp_path / "sites", [])
    assert read_sites(tmp_path / "sites").pages("vale/") == ()


def test_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "sites").write_text("words")
    with pytest.raises(ConfigError, match="is no index"):
        read_sites(tmp_path / "sites")


def test_index_that_is_not_there_is_wrong_use(tmp_path):
    (tmp_path / "a.txt").write_text("Some words.")
    named = ["show", str(tmp_path / "a.txt"), "--site-index", str(tmp_path / "none")]
    result = CliRunner().invoke(app, named, terminal_width=200)
    assert result.exit_code == 2
    assert "Invalid value for '--site-index'" in result.stderr

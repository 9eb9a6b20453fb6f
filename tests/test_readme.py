from __future__ import annotations

import re

import pytest

from tests.builders import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()


def test_named_options_are_those_of_the_command():
    from typer.testing import CliRunner

    from pipeline.cli.app import app

    shown = re.sub(r"\x1b\[[0-9;]*m", "", CliRunner().invoke(app, ["run", "--help"], terminal_width=200).output)
    named = set(re.findall(r"^\| `(--[a-z-]+)", README, re.MULTILINE))
    assert named
    assert {option for option in named if option not in shown} == set()

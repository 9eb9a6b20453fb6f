from __future__ import annotations

import re

import pytest

from tests.builders import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()


CLEANING = README.partition("### Cleaning alone\n")[2].partition("\n### ")[0]
OPTIONS = {
    "run": re.findall(r"^\| `(--[a-z-]+)", README, re.MULTILINE),
    "clean": re.findall(r"`(--[a-z-]+)`", CLEANING),
}


@pytest.mark.parametrize("command", OPTIONS)
def test_named_options_are_those_of_the_command(command):
    from typer.testing import CliRunner

    from pipeline.cli.app import app

    shown = re.sub(r"\x1b\[[0-9;]*m", "", CliRunner().invoke(app, [command, "--help"], terminal_width=200).output)
    named = set(OPTIONS[command])
    assert named
    assert {option for option in named if option not in shown} == set()


def test_cleaning_gives_what_is_shown():
    from pipeline.clean.build import to_page
    from pipeline.cli.layout import laid_out
    from pipeline.read.files import read_file

    page = to_page(read_file(ROOT / re.findall(r"\]\((raw/[^)]+)\)", CLEANING)[0]))
    given = iter(laid_out("", page, full=False).splitlines())
    shown = CLEANING.partition("```\n")[2].partition("```")[0].splitlines()
    assert shown
    assert [line for line in shown if line not in given] == []

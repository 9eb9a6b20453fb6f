"""axe-core finds no fault, in light and in dark, wide and narrow; what is told by colour is told otherwise too."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.review.made import story

ARTICLE = story()


@pytest.fixture(scope="module")
def axe() -> str:
    """Give the script of axe-core: of the package, or the file that INSPECTEXT_AXE names."""
    found = find_spec("axe_core_python")
    named = os.environ.get("INSPECTEXT_AXE")
    if not named and not (found and found.origin):
        pytest.skip("no axe-core here")
    return (Path(named) if named else Path(str(found.origin)).with_name("axe.min.js")).read_text("utf-8")


def faults(page, axe, within="document"):
    page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    page.driver.set_script_timeout(60)
    found = page.driver.execute_async_script(
        f"const done = arguments[0]; axe.run({within}, {{ resultTypes: ['violations'] }}).then(done)"
    )
    return [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def narrow(page, width):
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture(autouse=True)
def wide_again(request):
    yield
    if "driver" in request.fixturenames:
        request.getfixturevalue("driver").execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("look", [(theme, width) for theme in ("light", "dark") for width in (1440, 1000, 400)])
@pytest.mark.parametrize("view", ["overview", "article", "help", "missing"])
def test_axe_finds_no_fault(show, several, axe, look, view):
    theme, width = look
    page = show(
        several, at="" if view in ("overview", "help") else f"#article={ARTICLE.id}&part={ARTICLE.findings[0].id}"
    )
    narrow(page, width)
    page.run("document.documentElement.dataset.theme = arguments[0]", theme)
    if view == "help":
        page.keys("?")
    if view == "missing":
        page.keys("w")
        page.click("#unfold")
        page.select("clear but")
        page.click(".menu summary")
    page.run("document.getAnimations().forEach((one) => one.finish())")
    within = "'#help'" if view == "help" else "document"  # nothing else is there for anyone while it is open
    assert faults(page, axe, within) == []


def test_dark_follows_the_system_and_the_switch(show):
    page = show([ARTICLE])
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(paper)
    page.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    dark = page.run(paper)
    page.keys("d")
    switched = page.run(paper)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert light != dark
    assert switched == light
    page.keys("d")
    assert page.run(paper) == dark


def test_strength_and_weakness_differ_in_line_and_label(show):
    page = show([ARTICLE], at=f"#article={ARTICLE.id}")
    lines = [
        page.run(
            "return getComputedStyle(document.querySelector(arguments[0])).borderBottomStyle", f"#text .layer.{name}"
        )
        for name in ("strength", "weakness")
    ]
    assert lines == ["solid", "dotted"]
    assert [text[0] for text in page.texts("#text .tag.finding")] == ["+", "−"]


def test_nothing_is_wider_than_a_narrow_window(show, several):
    page = show(several, at=f"#article={ARTICLE.id}")
    narrow(page, 360)
    assert page.run("return document.documentElement.scrollWidth") <= 360
    page.keys("o")
    assert page.run("return document.documentElement.scrollWidth") <= 360


def test_paper_has_the_text_and_the_records_in_full(show):
    page = show([ARTICLE], at=f"#article={ARTICLE.id}")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = {name: page.find(name).is_displayed() for name in ("#text", "#records", ".top-bar", ".side", ".verdicts")}
    whole = page.run("const e = document.getElementById('records'); return e.scrollHeight <= e.clientHeight + 1")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == {"#text": True, "#records": True, ".top-bar": False, ".side": False, ".verdicts": False}
    assert whole

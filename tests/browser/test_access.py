"""axe-core finds no fault, in light and in dark, wide and narrow; what is told by colour is told otherwise too."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.review.compare import compare
from pipeline.review.compared import Compared
from tests.review.made import STORY, judgement, story

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


@pytest.mark.parametrize("look", [(theme, width) for theme in ("light", "dark") for width in (1440, 1000, 400)])
@pytest.mark.parametrize("view", ["diff", "marks", "empty"])
def test_axe_finds_no_fault_in_what_comes_and_goes(show, axe, look, view):
    theme, width = look
    notice = {"code": "unpaired_mark", "message": "a mark is alone", "start": 0, "end": 4}
    article = story(notices=[notice])
    longer = story(text=STORY.replace("in a report", "in a long report"), quotes=[], judgements=[])
    listed = {"diff": [Compared(article, longer, compare(article, longer))], "marks": [article], "empty": []}[view]
    page = show(listed, at="" if view == "empty" else f"#article={article.id}&q=staff")
    narrow(page, width)
    page.run("document.documentElement.dataset.theme = arguments[0]", theme)
    if view == "marks":
        given = {"article": article.id, "part": "finding", "verdict": "right", "text": "words"}
        page.load_marks(
            [
                given | {"id": "f-gone", "note": "so"},
                given | {"id": article.findings[0].id, "fields": {"polarity": "weakness"}},
            ]
        )
        page.mark_missing("rated good", "judgement", grade="good", area="care")
        page.mark_missing("told to improve", "provider")
    page.keys("n", "n", "x", "m", "\ue00c", *"nwm")
    page.run("document.getAnimations().forEach((one) => one.finish())")
    assert faults(page, axe) == []


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


def test_box_of_an_earlier_grade_has_sides_at_its_ends_alone(show):
    earlier = judgement(STORY, 1, "nursery was rated good for care", when="previous")
    within = judgement(STORY, 2, "The nursery was rated good", area="staff", area_text="staff")
    article = story(judgements=[within, earlier])
    page = show([article], at=f"#article={article.id}")
    sides = page.run(
        """return [...document.querySelectorAll('#text .layer.judgement.previous')].map((box) => {
            const style = getComputedStyle(box);
            return [style.borderLeftWidth !== '0px', style.borderRightWidth !== '0px'];
        })"""
    )
    assert sides == [[True, False], [False, True]]


def test_nothing_is_wider_than_a_narrow_window(show, several):
    page = show(several, at=f"#article={ARTICLE.id}")
    narrow(page, 360)
    assert page.run("return document.documentElement.scrollWidth") <= 360
    page.click(".menu summary")
    left, right = page.run(
        "const { left, right } = document.querySelector('.sheet').getBoundingClientRect(); return [left, right]"
    )
    assert (left >= 0, right <= 360) == (True, True)
    page.keys("o")
    assert page.run("return document.documentElement.scrollWidth") <= 360


def test_paper_has_the_text_and_the_records_in_full(show):
    page = show([ARTICLE], at=f"#article={ARTICLE.id}")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    names = ("#text", "#records", "#back", "#q", ".side", ".verdicts", "#toast")
    shown = {name: page.find(name).is_displayed() for name in names}
    whole = page.run("const e = document.getElementById('records'); return e.scrollHeight <= e.clientHeight + 1")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == dict.fromkeys(names, False) | dict.fromkeys(("#text", "#records", "#back"), True)
    assert whole


def test_paper_tells_marks_and_what_is_listed(show, several):
    page = show(several, at=f"#article={ARTICLE.id}&part={ARTICLE.findings[1].id}&inspectorate=Ofsted")
    page.keys("w")
    page.find(f"#r-{ARTICLE.findings[1].id} .note input").send_keys("of last year")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    marked = page.find(f"#r-{ARTICLE.findings[1].id} .on-paper").text
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert marked == "✗ wrong: of last year"
    assert not page.find(f"#r-{ARTICLE.findings[1].id} .on-paper").is_displayed()
    page.keys("\ue00c", "o")
    assert page.find("#listed").text == "2 of 4 articles · inspectorate Ofsted"

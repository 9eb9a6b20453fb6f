"""The page of errors in a real browser: nothing runs, a kind can be chosen, axe-core finds no fault."""

from __future__ import annotations

import pytest

from pipeline.review.error_page import error_page
from pipeline.review.evaluation import Evaluation, Measured
from pipeline.review.sheet import Flaw, Tally, spot
from tests.browser.test_access import axe, faults, narrow  # noqa: F401  axe is a fixture
from tests.review.made import EVIL

KINDS = ("findings", "judgements", "people named")
LONG = "a_very_long_path_" * 12


def evil_flaw(number):
    at = spot(f"{EVIL} before {EVIL} behind", 10, 40, ("record", "gold")[number % 2])
    return Flaw(KINDS[number % 3], ("missed", "spurious", "wrong")[number % 3], at, EVIL, EVIL)


def many(errors):
    """Give an evaluation with this many errors, thirty an article; the last article has one of one kind."""
    articles = [
        Measured(f"{EVIL} {number}", LONG, EVIL, {}, [evil_flaw(one) for one in range(30)])
        for number in range(errors // 30)
    ]
    tallies = {kind: Tally(1, 2, 3) for kind in (*KINDS, "kind of quotes")}
    return Evaluation([*articles, Measured("last", LONG, None, tallies, [evil_flaw(1)])])


@pytest.fixture
def open_errors(driver, tmp_path):
    """Give a function that opens the page of that many errors."""
    from tests.browser.pages import Page

    def open_errors(errors):
        path = tmp_path / "errors.html"
        path.write_text(error_page(many(errors)), "utf-8")
        driver.get_log("browser")
        driver.get(path.as_uri())
        return Page(driver, path.as_uri(), tmp_path)

    yield open_errors
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    driver.get("about:blank")


def test_markup_in_every_field_is_text(open_errors):
    page = open_errors(30)
    assert page.run("return window.ran ?? null") is None
    assert page.run("return document.querySelectorAll('script, img, iframe, [onclick], [onerror]').length") == 0
    assert EVIL.split("\u2028")[0] in page.run("return document.querySelector('h2').textContent")
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.driver.get_log("browser") == []


SHOWN = """return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length).length"""


def test_choosing_a_kind_leaves_its_errors_and_its_articles(open_errors):
    page = open_errors(60)
    assert [page.run(SHOWN, where) for where in ("ul.errors > li", "section", "nav li")] == [61, 3, 3]
    page.click("#kind1")
    assert [page.run(SHOWN, where) for where in ("ul.errors > li", "section", "nav li")] == [21, 3, 3]
    page.click("#kind0")
    assert [page.run(SHOWN, where) for where in ("ul.errors > li", "section", "nav li")] == [20, 2, 2]
    page.click("#all")
    assert page.run(SHOWN, "ul.errors > li") == 61


def test_two_thousand_errors_are_shown_and_filtered(open_errors):
    page = open_errors(2010)
    assert page.run(SHOWN, "ul.errors > li") == 2011
    page.click("#kind1")
    assert page.run(SHOWN, "ul.errors > li") == 671


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_and_nothing_is_cut_off(open_errors, axe, scheme, width):  # noqa: F811
    page = open_errors(30)
    narrow(page, width)
    page.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert faults(page, axe) == []

"""A real browser for the pages: Debian's Chromium, driven by Selenium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks import browser
from pipeline.record.article import Article
from pipeline.review.compared import Compared
from pipeline.review.pages import diff_page, report_page
from tests.browser.pages import Page
from tests.review.made import hostile, story

NEEDED = os.environ.get("INSPECTEXT_BROWSER") == "required"
OPTIONS = (*browser.OPTIONS, "--window-size=1440,900")


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give the browser, one for all tests; skipped where there is none, unless INSPECTEXT_BROWSER is `required`."""
    chromium, served = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and served and find_spec("selenium")):
        (pytest.fail if NEEDED else pytest.skip)("no Chromium with its driver and Selenium here")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = chromium
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=Service(served)) as running:
        yield running


@pytest.fixture
def show(driver: Any, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Give a function that writes the page of some articles, or of two runs, and opens it.

    Nothing may be told on the console: no error, and no breach of the content security policy.
    """
    opened = []

    def show(articles: Iterable[Article | Compared], *, at: str = "") -> Page:
        listed = list(articles)
        path = tmp_path / f"page{len(opened)}.html"
        with path.open("wb") as file:
            if listed and isinstance(listed[0], Compared):
                diff_page(file, listed, "old run", "new run")
            else:
                report_page(file, listed, "records")
        page = Page(driver, path.as_uri(), tmp_path)
        page.open(at)
        opened.append(page)
        return page

    driver.get_log("browser")
    yield show
    assert [entry["message"] for entry in driver.get_log("browser")] == []
    for page in opened:
        page.forget()


@pytest.fixture
def several() -> list[Article]:
    """Give articles that differ in what filters look at."""
    plain = story(3)
    other = {**plain.inspection.model_dump(), "inspectorate": "Estyn", "provider": "Hill School"}
    told = {**plain.metadata.model_dump(), "title": "Hill School rises"}
    notice = {"code": "unpaired_mark", "message": "a mark is alone", "start": 0, "end": 4}
    return [story(1), story(2, notices=[notice]), story(3, inspection=other, metadata=told, findings=[]), hostile()]

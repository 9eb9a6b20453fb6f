"""Debian's Chromium without a screen, driven by Selenium, with a profile of its own that is thrown away."""

from __future__ import annotations

import shutil
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 60.0
_QUALITY = 80


class Window:
    """A window of the browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str) -> float:
        """Load a page of ours and wait until it is ready; give the seconds that this took."""
        self.driver.get("about:blank")
        began = time.perf_counter()
        self.driver.get(address)
        while not self.run("return document.body?.dataset.ready === 'yes'"):
            if time.perf_counter() - began > _PATIENCE:
                raise TimeoutError(address)
        return time.perf_counter() - began

    def run(self, script: str, *given: Any) -> Any:
        """Give what a script in the page gives."""
        return self.driver.execute_script(script, *given)

    def keys(self, keys: str) -> None:
        """Press keys, one after another."""
        from selenium.webdriver import ActionChains  # noqa: PLC0415  optional

        ActionChains(self.driver).send_keys(*keys).perform() if keys else None

    def picture(self, path: Path) -> None:
        """Write what is seen to a WebP file."""
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
        path.write_bytes(b64decode(shot["data"]))


@contextmanager
def opened(width: int = 1440, height: int = 900) -> Iterator[Window]:
    """Give a window of this size; without Chromium or Selenium the program ends with what is missing."""
    browser, served = shutil.which("chromium"), shutil.which("chromedriver")
    if not (browser and served):
        sys.exit("Chromium and its driver are needed: the packages chromium and chromium-driver of Debian")
    from selenium.webdriver import Chrome, ChromeOptions  # noqa: PLC0415  optional
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = ChromeOptions()
    options.binary_location = browser
    with TemporaryDirectory() as profile:
        for option in (*OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        with Chrome(options=options, service=Service(served)) as driver:
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            yield Window(driver)

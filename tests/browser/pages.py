"""What a test does with a page in the browser, in the words of the one who does it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 5.0


class Page:
    """A page that is open."""

    def __init__(self, driver: Any, address: str, folder: Path) -> None:
        self.driver = driver
        self.address = address
        self.folder = folder

    def open(self, at: str = "") -> None:
        """Load the page anew, at a place in it, and wait until it is there."""
        self.driver.get("about:blank")
        self.driver.get(self.address + at)
        self.until("return document.body.dataset.ready === 'yes'")

    def forget(self) -> None:
        """Leave the page and all that it has kept."""
        self.run("localStorage.clear(); window.onbeforeunload = null")
        self.driver.get("about:blank")
        self._answer()

    def _answer(self) -> None:
        from selenium.common.exceptions import NoAlertPresentException

        try:
            self.driver.switch_to.alert.accept()
        except NoAlertPresentException:
            return

    def run(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, *given)

    def until(self, script: str, *given: Any) -> Any:
        """Give what the script gives as soon as that is true of anything."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *given)):
            assert time.monotonic() < end, f"never: {script}"
            time.sleep(0.02)
        return found

    def keys(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def click(self, selector: str) -> None:
        """Click as a person does, who brings it out from under headings first."""
        found = self.find(selector)
        self.run("arguments[0].scrollIntoView({ block: 'center' })", found)
        found.click()

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements("css selector", selector)

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector))

    def texts(self, selector: str) -> list[str]:
        return list(self.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector))

    def choose(self, selector: str, value: str) -> None:
        """Set a field as a person does: the value, and the event."""
        script = "const [e, v] = arguments; e.value = v; e.dispatchEvent(new Event('input', { bubbles: true }))"
        self.run(script, self.find(selector), value)

    def titles(self) -> list[str]:
        return self.texts("#items .title")

    def focused(self) -> str:
        """Give the id of what has the focus, else its text."""
        return str(self.run("const e = document.activeElement; return e.id || e.textContent"))

    def hash(self) -> str:
        return str(self.run("return location.hash"))

    def saved_marks(self) -> tuple[Path, dict[str, Any]]:
        """Save the marks as a file; give its path and what it holds."""
        given = {"behavior": "allow", "downloadPath": str(self.folder)}
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", given)
        if not self.find("#save").is_displayed():
            self.click(".menu summary")
        known = set(self.folder.glob("*.marks.json"))
        self.click("#save")
        end = time.monotonic() + PATIENCE
        while not (saved := _whole(set(self.folder.glob("*.marks.json")) - known)):
            assert time.monotonic() < end
            time.sleep(0.02)
        self.run("document.querySelector('.menu').open = false")
        return saved

    def load_marks(self, marks: list[dict[str, Any]], name: str = "given.json") -> str:
        """Load a file of marks; give what the page says of it."""
        path = self.folder / name
        path.write_text(json.dumps({"format": "inspectext-marks", "version": 1, "marks": marks}))
        self.run("document.querySelector('.menu').open = true; document.getElementById('marks-told').textContent = ''")
        self.find("#load").send_keys(str(path))
        told = self.until("return document.getElementById('marks-told').textContent")
        self.run("document.querySelector('.menu').open = false")
        return str(told)

    def mark_missing(self, words: str, part: str, **fields: str) -> None:
        """Mark words of the text as missing, with these fields."""
        self.select(words)
        self.until("return !document.getElementById('missing-form').hidden")
        self.choose("#missing-part", part)
        for name, value in fields.items():
            self.choose(f"#missing-{name}", value)
        self.click("#missing-form [type=submit]")

    def select(self, words: str) -> None:
        """Select words of the text, as with a mouse."""
        self.run(
            """
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            const pieces = [];
            while (walker.nextNode()) if (walker.currentNode.parentElement.matches(".words")) pieces.push(walker.currentNode);
            const whole = pieces.map((piece) => piece.data).join("");
            const at = whole.indexOf(arguments[0]);
            const point = (offset) => { let left = offset; for (const piece of pieces) { if (left <= piece.length) return [piece, left]; left -= piece.length } };
            const range = new Range();
            range.setStart(...point(at)); range.setEnd(...point(at + arguments[0].length));
            getSelection().removeAllRanges(); getSelection().addRange(range);
            """,
            words,
        )


def _whole(files: Iterable[Path]) -> tuple[Path, dict[str, Any]] | None:
    """Give a file and what it holds; nothing while there is none, or the browser still writes it."""
    for path in files:
        with suppress(ValueError):
            return path, json.loads(path.read_text("utf-8"))
    return None

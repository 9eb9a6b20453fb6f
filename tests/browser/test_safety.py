"""Whatever a record holds is shown as text, and the page asks for nothing."""

from __future__ import annotations

import pytest

from tests.review.made import EVIL, hostile, story


def watched(page):
    """Open the page with a note of each breach of its policy and of each thing that it asks for."""
    script = "window.breaches = []; addEventListener('securitypolicyviolation', (e) => window.breaches.push(e.violatedDirective))"
    page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    page.open()
    return page


def test_markup_in_every_field_runs_nothing(show):
    article = hostile()
    page = watched(show([article, story()]))
    page.keys("j", "x")
    for part in page.all("#records .go[data-go]"):
        page.run("arguments[0].click()", part)
    for words in page.all("#text .words"):
        page.run("arguments[0].dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))", words)
    page.run("document.querySelector('#theme').click()")
    page.choose("#q", EVIL)
    page.keys("o")
    assert page.run("return [window.ran, window.breaches]") == [None, []]
    assert page.all("img, iframe, object, embed, [onclick], [onerror]") == []
    assert len(page.all("script")) == 1


def test_hostile_texts_are_read_as_they_are(show):
    article = hostile()
    page = show([article], at=f"#article={article.id}")
    assert page.text("#article-title") == EVIL
    assert EVIL in page.text("#head .told")
    assert page.texts("#text .dropped .reason")[0] == EVIL.replace("_", " ")
    assert page.run(
        "return [...document.querySelectorAll('#text .words')].map((e) => e.textContent).join('')"
    ) == article.text.replace("\n\n", "")


def test_page_asks_for_nothing(show):
    page = watched(show([story()]))
    page.keys("j")
    assert page.run("return performance.getEntriesByType('resource').map((entry) => entry.name)") == []


@pytest.mark.parametrize(
    "code",
    [
        "fetch('data:,x')",
        "new Image().src = 'https://invalid.test/x.png'",
        "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))",
    ],
    ids=["fetch", "image", "script"],
)
def test_policy_lets_nothing_in(show, code):
    page = watched(show([story()]))
    page.run(code)
    page.until("return window.breaches.length > 0")
    assert page.run("return window.ran") is None
    page.driver.get_log("browser")  # the breaches that were made on purpose

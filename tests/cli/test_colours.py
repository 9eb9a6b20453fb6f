from __future__ import annotations

from pipeline.cli.colours import STYLES, coloured, legend
from pipeline.record.build import to_article
from tests.record.made import TEXT, made


def test_each_part_has_its_colour_at_its_place():
    article = to_article(*made())
    text = coloured(article)
    assert text.plain == TEXT
    found = {(TEXT[span.start : span.end], span.style) for span in text.spans}
    assert ("We are proud ,", STYLES["provider"]) in found
    assert ("plans are clear but reviews are late", STYLES["inspectorate"]) in found
    assert ("Ann Ray", STYLES["source"]) in found
    assert ("rated good", STYLES["judgement"]) in found
    assert ("reviews are late", STYLES["weakness"]) in found


def test_characters_that_steer_a_terminal_are_shown_as_such_and_places_stay():
    article = to_article(*made("\x1b[2J\r\x07 first\n\n" + TEXT))
    text = coloured(article)
    assert len(text.plain) == len(article.text)
    assert "\x1b" not in text.plain


def test_legend_shows_every_style():
    assert len(legend().spans) == len(STYLES)

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from pipeline.review.changes import ArticleDiff, Change, FieldChange, Part, Remark
from pipeline.review.diff_json import Heading
from pipeline.review.markdown import LONGEST, as_markdown, escaped
from pipeline.review.tally import Tally

HEADING = Heading("old", "new", {"model": ("1", "2")})
EVIL = [
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "[a](javascript:alert(1))",
    "![a](https://evil.test/a.png)",
    "a | b | c",
    "`code` **bold** _em_ ~~gone~~",
    "@everyone #12 org/repo#3",
    "https://evil.test www.evil.test",
    "# heading\n\n- item\n> quote",
    "```\nfence",
    "a\\<b>c&amp;",
    "\x1b[31mred\x00",
]


def _tally(*words, number=1):
    tally = Tally()
    for at in range(number):
        changes = tuple(
            Change("removed", "quote", "quotes", Part("quotes[0]", text=text, before=text, after=text), None)
            for text in words
        )
        tally.add(ArticleDiff(str(at), f"{at}", "changed", f"{words[0]}{at}.json", "b.json", changes))
    return tally


@pytest.mark.parametrize("text", EVIL)
def test_what_an_article_says_reads_the_same_and_is_no_markup(text):
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).enable("table").render(f"- {escaped(text)}")
    assert html.count("<") == 4
    shown = html.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == " ".join(text.split()).replace("\x1b", "\ufffd").replace("\x00", "\ufffd")


def test_links_names_and_numbers_do_not_come_to_life():
    told = escaped("https://evil.test www.evil.test @all #12 :smile:")
    assert not any(live in told for live in ("://", "www.", "@", "#12", ":smile:"))


@pytest.mark.parametrize("longest", [1000, 5000, LONGEST])
def test_comment_is_bounded_and_says_how_much_is_missing(longest):
    told = as_markdown(HEADING, _tally(*EVIL, number=400), longest=longest)
    assert len(told) <= longest
    shown = told.count("\n- ")
    assert f"… and {4800 - shown:,} more changes." in told


def test_comment_with_room_tells_all():
    told = as_markdown(HEADING, _tally("words"))
    assert "more change" not in told
    assert "### old → new" in told
    assert "versions&#58; model 1 → 2" in told
    assert "| quote | quotes |  | removed | 1 |" in told
    assert "- lost quote<br>words<del>words</del>words<br><sub>words0.json quotes&#91;0&#93;</sub>" in told


def test_values_and_changes_are_told():
    tally = Tally()
    field = FieldChange("theme", "theme", "a_b", "<c>")
    part = Part("findings[0]", text="words")
    tally.add(
        ArticleDiff("1", "a", "changed", "a", "b", (Change("changed", "theme", "findings", part, part, (field,)),))
    )
    assert "- theme <del>a&#95;b</del> → <ins>&#60;c&#62;</ins><br><b>words</b>" in as_markdown(HEADING, tally)


def test_articles_that_cannot_be_read_come_first():
    tally = _tally("words")
    tally.add(ArticleDiff(None, "x", "unreadable", "x", None, fault="x.json: <broken>"))
    told = as_markdown(HEADING, tally)
    assert told.index("&#60;broken&#62;") < told.index("lost quote")
    assert "**1 article cannot be read**" in told


def test_marks_are_told_with_their_changes_and_what_breaks_them_first():
    marks = [Remark("right", "quote", "q-1", "words", "a *note*", None, outcome) for outcome in ("lost", "met", "kept")]
    parts = [Part(f"quotes[{number}]", text="words") for number in range(3)]
    changes = [
        Change("removed", "quote", "quotes", part, None, marks=(mark,)) for part, mark in zip(parts, marks, strict=True)
    ]
    tally = Tally()
    tally.add(ArticleDiff("1", "a", "changed", "a.json", "b.json", tuple(changes), marks=(marks[1],)))
    told = as_markdown(HEADING, tally)
    assert "4 marks&#58; 1 lost, 2 met, 1 kept." in told
    assert "- b.json&#58; quote “words” marked right &#40;a &#42;note&#42;&#41;&#58; so again" in told
    first, second = told.index("**marks**"), told.index("**quote**")
    assert first < told.index("so<br><sub>a.json quotes&#91;0&#93;") < second < told.index("quotes&#91;1&#93;")

"""Generated pages: an article in the forms that sites give it, and what sites put around it; the laws of any page."""

from __future__ import annotations

import html

from hypothesis import strategies as st

from pipeline.page import BLOCK_KINDS, Page

HEADLINE = "Larkfield home for children rated good"
FORMS = (
    "<article>{}{}</article>",
    "<main>{}<div class='entry-content'>{}</div></main>",
    "<div id=content>{}<div>{}</div></div>",
    "<div><header>{}</header></div><div><div>{}</div></div>",
    "<div>{}{}</div>",
)
"""Where headline and body stand."""

_WORDS = (
    "leaders",
    "know",
    "children",
    "well",
    "and",
    "plans",
    "are",
    "clear",
    "for",
    "families",
    "in",
    "town",
    "staff",
    "the",
    "act",
)
_OPENINGS = (
    "Inspectors found that",
    "The report says that",
    "However,",
    "In Larkfield",
    "Mr Fry said that",
    "“We think that",
    "Last year",
)
_MENU = (
    "Home",
    "News",
    "Sport",
    "Council tax",
    "Bins and recycling",
    "Contact us",
    "Jobs",
    "What’s on",
    "Schools",
    "A to Z",
)
_COOKIES = (
    "We use cookies to make this site work and to learn how you use it.",
    "This website uses cookies to give you the best experience.",
    "You can change your cookie settings at any time, and read our cookie policy.",
)
_CLOSERS = (
    "© 2024 Larkfield Council. All rights reserved.",
    "Registered charity number 1234567",
    "Privacy policy",
    "Accessibility",
    "Site map",
)

sentences = st.builds(
    lambda opening, words, end: f"{opening} {' '.join(words)}{end}",
    st.sampled_from(_OPENINGS),
    st.lists(st.sampled_from(_WORDS), min_size=8, max_size=18),
    st.sampled_from((".", ".", "?", ".”")),
)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
_parts = st.one_of(
    paragraphs.map("<p>{}</p>".format),
    paragraphs.map("<p class='text-body x1'><span>{}</span></p>".format),
    paragraphs.map("<blockquote><p>{}</p></blockquote>".format),
    st.lists(sentences, min_size=2, max_size=4).map(
        lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    ),
    st.builds(
        "<h2>{}</h2><p>{}</p>".format,
        st.sampled_from(("What the report says", "Next steps", "Help at home")),
        paragraphs,
    ),
)
bodies = st.builds(
    lambda first, rest: f"<p>{first}</p>{''.join(rest)}",
    paragraphs,
    st.lists(_parts, min_size=2, max_size=6, unique=True),
)
articles = st.builds(
    lambda form, body: form.format(f"<h1>{HEADLINE}</h1>", body),
    st.sampled_from(FORMS),
    bodies,
)
_links = st.lists(st.sampled_from(_MENU), min_size=3, max_size=8, unique=True)


def _listed(words: list[str]) -> str:
    return f"<ul>{''.join(f'<li><a href=#>{word}</a></li>' for word in words)}</ul>"


def _rowed(words: list[str]) -> str:
    return " | ".join(f"<a href=#>{word}</a>" for word in words)


menus = st.builds(
    lambda form, words: form.format(_listed(words)),
    st.sampled_from(
        ("<nav>{}</nav>", "<div class=main-menu>{}</div>", "<div role=navigation>{}</div>", "<div>{}</div>")
    ),
    _links,
) | st.builds(lambda words: f"<div>{_rowed(words)}</div>", _links)
banners = st.builds(
    lambda form, lines, button: form.format("".join(f"<p>{line}</p>" for line in lines), button),
    st.sampled_from(
        (
            "<div id=cookie-banner><h2>Cookies</h2>{}<button>{}</button></div>",
            "<div class='cc-window'>{}<a href=#>{}</a></div>",
            "<div role=dialog>{}<button>{}</button></div>",
            "<div>{}<div><a href=#>{}</a></div></div>",
        )
    ),
    st.lists(st.sampled_from(_COOKIES), min_size=1, max_size=3, unique=True),
    st.sampled_from(("Accept all", "OK", "Manage options")),
)
footers = st.builds(
    lambda form, lines, words: form.format("".join(f"<p>{line}</p>" for line in lines), _listed(words)),
    st.sampled_from(
        ("<footer>{}{}</footer>", "<div class=footer>{}{}</div>", "<div id=page-footer>{}{}</div>", "<div>{}{}</div>")
    ),
    st.lists(st.sampled_from(_CLOSERS), min_size=1, max_size=4, unique=True),
    _links,
)

_STORIES = (
    "Pool to open again in June after long works",
    "Bus fares frozen for another year, council says",
    "Market traders call for free parking in the town",
    "School wins prize for its new garden",
)
_teasers = st.builds(
    lambda form, title, opening, words: form.format(title, f"{opening} {' '.join(words)}."),
    st.sampled_from(
        (
            "<div class=card><h3><a href=#>{}</a></h3><p>{}</p></div>",
            "<div><a href=#><h3>{}</h3></a><p>{}</p><span>3 May 2024</span></div>",
        )
    ),
    st.sampled_from(_STORIES),
    st.sampled_from(("Drivers are told that", "Shoppers said", "The pool")),
    st.lists(
        st.sampled_from(("market", "cars", "roads", "open", "swim", "near", "old", "new")), min_size=4, max_size=12
    ),
)
stories = st.one_of(
    st.builds(
        lambda title, cards: f"<div><h2>{title}</h2>{''.join(cards)}</div>",
        st.sampled_from(("Related stories", "Most read", "More from this section", "You may also like")),
        st.lists(_teasers, min_size=2, max_size=4),
    ),
    st.lists(_teasers, min_size=1, max_size=4).map(lambda cards: f"<aside>{''.join(cards)}</aside>"),
    st.lists(st.sampled_from(_STORIES), min_size=2, unique=True).map(
        lambda lines: f"<div><h2>Most read</h2>{_listed(lines)}</div>"
    ),
)
prompts = st.sampled_from(
    (
        "<div class=share><a>Share on Facebook</a> <a>Tweet</a></div>",
        "<p>Share this story</p>",
        "<ul><li><a>Facebook</a></li><li><a>Twitter</a></li><li><a>Email</a></li></ul>",
        "<div><p>Sign up for our newsletter and never miss a story.</p><form><input><button>Subscribe</button></form></div>",
        "<p>Get the latest news straight to your inbox</p>",
    )
)

_snippets = st.text(st.sampled_from("ab é“”'&<>;#x\u00a0\u200b\t.,"), max_size=30)
_inline = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["b", "span", "a", "i"]), _snippets)
_piece = st.one_of(
    _snippets,
    _snippets.map(html.escape),
    _inline,
    st.sampled_from(
        ["<br>", "<p>", "</div>", "<!-- x -->", "&amp", "&#8217;", "&nbsp;", "<ul><li>", "<table><tr><td>", "<td>"]
    ),
)
_tags = st.sampled_from(["p", "div", "h2", "li", "blockquote", "td", "figure", "section"])
_block = st.builds(lambda tag, pieces: f"<{tag}>{''.join(pieces)}</{tag}>", _tags, st.lists(_piece, max_size=5))
markup = st.lists(_block, max_size=8).map("".join)
"""Any tags around any words, most of it broken."""

_plain = st.sampled_from(
    ("leaders", "know", "children", "well", "and", "plans", "are", "clear", "for", "families", "in", "town")
)
_sentence = st.lists(_plain, min_size=10, max_size=25).map(lambda words: " ".join(words).capitalize() + ".")
prose = st.lists(_sentence, min_size=1, max_size=6, unique=True)
"""Paragraphs of one sentence each."""


def assert_lawful(page: Page) -> None:
    """Hold a page to the laws: every character maps to raw that reads the same, and blocks and dropped ones are in order."""
    raw = page.source.raw
    for at, char in enumerate(page.text):
        if char.isspace():
            continue
        place = page.offsets.to_raw(at, at + 1)
        assert place is not None, (at, char)
        source = raw[place[0] : place[1]]
        assert char == source or char in html.unescape(source), (at, char, source)
    assert page.text == "\n\n".join(page.text[block.start : block.end] for block in page.blocks)
    assert all(block.kind in BLOCK_KINDS and block.end > block.start for block in page.blocks)
    assert [item.raw_start for item in page.dropped] == sorted(item.raw_start for item in page.dropped)

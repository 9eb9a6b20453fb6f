from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.build import to_page
from pipeline.page import Page, RawPage
from tests.clean.pages import FORMS, assert_lawful, banners, bodies, footers, markup, menus, prompts, prose, stories

HEADLINE = "Larkfield Council praised for help to families"
STORY = (
    "Children in Larkfield get help early and most of them stay safely at home, inspectors have found.",
    "The report, published on 3 May 2024, says that “leaders know the service well” & act on what they find.",
    "Councillor Ann Fry, cabinet member for children, said: “We are proud of our staff, who work hard every day.”",
    "However, plans for care leavers are not always clear, and some young people wait too long for a flat.",
)
NOISE = {
    "menu": "<nav><ul><li><a href=/>Home</a></li><li><a href=/bins>Bins and recycling</a></li></ul></nav>",
    "menu without a tag": "<div class='main-menu'><a>Home</a> <a>Bins</a> <a>Council tax</a></div>",
    "cookie banner": "<div id='cookie-banner'><h2>Cookies</h2><p>We use cookies to collect information about you.</p></div>",
    "footer": "<footer><p>© 2024 Larkfield Council</p><ul><li>Privacy</li><li>Contact us</li></ul></footer>",
    "related": "<div class=related><h3>Related stories</h3><ul><li><a>Pool to open again in June after works</a></li></ul></div>",
    "most read": "<div><h2>Most read</h2><ol><li>Market to move indoors</li><li>Bus fares frozen</li></ol></div>",
    "hidden": "<p style='display: none'>This text is hidden from all who read the page, he said.</p>",
    "share": "<div class=share><a>Share on Facebook</a><a>Print</a></div>",
    "script": "<script>var text = '<p>This is code that no reader ever sees, he said.</p>';</script>",
    "comments": "<section id=comments><h3>2 comments</h3><p>Well done to the whole team, I say.</p></section>",
}


def from_html(body: str) -> Page:
    return to_page(RawPage("", f"<html><body>{body}</body></html>", "text/html"))


def from_text(text: str) -> Page:
    return to_page(RawPage("", text, "text/plain"))


def article(*extra: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in STORY)
    return f"<div class=wrap><article><h1>{HEADLINE}</h1>\n{paragraphs}</article>{''.join(extra)}</div>"


PLAIN = "\n\n".join((HEADLINE, *STORY))


def test_page_gives_its_blocks_joined_by_blank_lines() -> None:
    page = from_html(article())
    assert page.text == PLAIN
    assert [block.kind for block in page.blocks] == ["heading", *["paragraph"] * len(STORY)]
    assert_lawful(page)


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
@pytest.mark.parametrize("where", ["before", "after", "inside"])
def test_noise_changes_nothing_in_the_article(noise, where) -> None:
    body = {
        "before": noise + article(),
        "after": article(noise),
        "inside": article().replace("</article>", f"{noise}</article>"),
    }[where]
    page = from_html(body)
    assert page.text == PLAIN
    assert_lawful(page)


def test_dropped_blocks_tell_reason_and_place() -> None:
    page = from_html(article(NOISE["footer"]))
    assert [(item.text, item.reason) for item in page.dropped] == [
        ("© 2024 Larkfield Council", "footer"),
        ("Privacy", "footer"),
        ("Contact us", "footer"),
    ]
    first = page.dropped[0]
    assert page.source.raw[first.raw_start : first.raw_end] == "© 2024 Larkfield Council"


def test_dropped_blocks_tell_their_kind() -> None:
    page = from_html(article(NOISE["footer"], NOISE["related"]))
    assert [item.kind for item in page.dropped] == ["paragraph", "list_item", "list_item", "heading", "list_item"]


def test_page_without_semantic_markup_works_as_well() -> None:
    lines = "".join(f"<div>{html.escape(line)}</div>" for line in STORY)
    menu = "".join(f"<div><a href=#>{word}</a></div>" for word in ("News", "Sport", "Jobs", "Puzzles"))
    page = from_html(f"<div>{menu}</div><div><div>{HEADLINE}</div><div>{lines}</div></div><div>{menu}</div>")
    assert page.text == PLAIN


def test_lines_divided_by_br_are_blocks() -> None:
    page = from_html(f"<h1>{HEADLINE}</h1><div>{'<br><br>'.join(map(html.escape, STORY))}</div>")
    assert page.text == PLAIN


def test_white_space_and_invisible_characters_collapse() -> None:
    page = from_html(f"<p>Lead&shy;ers&nbsp; know\u200b the\n   ser\u00advice\u2009well.</p><p>{STORY[0]}</p>")
    assert page.text.startswith("Leaders know the service well.\n\n")
    assert_lawful(page)


def test_entities_map_to_their_source() -> None:
    page = from_html(
        "<p>&ldquo;Strong&rdquo; &#38; safe &mdash; the inspectors said of the home, caf&eacute; and all.</p>"
    )
    at = page.text.index("&")
    assert page.offsets.to_raw(at, at + 1) == (page.source.raw.index("&#38;"), page.source.raw.index("&#38;") + 5)
    assert_lawful(page)


def test_list_items_table_rows_and_quotations_have_their_kinds() -> None:
    page = from_html(
        f"<h1>{HEADLINE}</h1><p>{STORY[0]}</p><ul><li>Early help is easy to reach.</li></ul>"
        "<table><tr><th>Area</th><th>Grade</th></tr><tr><td><p>Help and <b>prot</b>ection</p></td><td>Good</td></tr></table>"
        f"<blockquote><p>“A place to grow.”</p></blockquote><p>{STORY[3]}</p>"
    )
    kinds = {page.text[block.start : block.end]: block.kind for block in page.blocks}
    assert kinds["Early help is easy to reach."] == "list_item"
    assert kinds["Area\tGrade"] == kinds["Help and protection\tGood"] == "table_row"
    assert kinds["“A place to grow.”"] == "quotation"
    assert_lawful(page)


def test_table_that_arranges_the_page_gives_paragraphs() -> None:
    page = from_html(
        f"<table><tr><td><a>Home</a></td><td><h1>{HEADLINE}</h1><p>{STORY[0]}</p><p>{STORY[3]}</p></td></tr></table>"
    )
    assert page.text == "\n\n".join((HEADLINE, STORY[0], STORY[3]))


def test_caption_that_is_a_sentence_is_kept_and_others_are_dropped() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Pupils plant trees in the new garden.</figcaption></figure>"
    file = "<figure><img src=b.jpg><figcaption>trees_final-2.jpg</figcaption></figure>"
    page = from_html(article().replace("</h1>", f"</h1>{figure}{file}"))
    assert [page.text[b.start : b.end] for b in page.blocks if b.kind == "caption"] == [
        "Pupils plant trees in the new garden."
    ]
    assert [(item.text, item.reason) for item in page.dropped] == [("trees_final-2.jpg", "image_name")]


def test_hint_in_a_class_name_does_not_drop_most_of_the_page() -> None:
    page = from_html(f"<div class='sidebar newsletter'>{article()}</div>")
    assert page.text == PLAIN


def test_text_is_kept_line_by_line() -> None:
    page = from_text("\r\n".join((HEADLINE, *STORY)))
    assert page.text == PLAIN
    assert_lawful(page)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("Hall_front-1200x800.jpg", "image_name"),
        ("Home > News > Council", "breadcrumbs"),
        ("Share on Facebook  Share on Twitter", "share"),
        ("ADVERTISEMENT\n'I saved hundreds' - how Ed switched", "advert"),
        ("READ MORE: Pool to open in June", "related"),
        ("chevron-down facebook rss-blank", "icon_names"),
        ("Sign up to our free newsletter and never miss a story", "sign_up"),
        ("Photo: StockImages/jo", "credit"),
    ],
    ids=lambda value: value.split("\n")[0],
)
def test_line_between_paragraphs_is_dropped_with_its_reason(lines, reason) -> None:
    page = from_text("\n\n".join((HEADLINE, STORY[0], STORY[1], lines, STORY[2], STORY[3])))
    assert page.text == PLAIN
    assert {item.reason for item in page.dropped} == {reason}


def test_teaser_cards_and_footer_below_the_text_are_dropped() -> None:
    cards = "".join(
        f"{title}\n\n{day}/10/2021\n\n{title} for the first time in years, and people who live there have mixed feelings [...]\n\n"
        "Read Full Story\n\n"
        for title, day in (("Village shop opens again", 12), ("Footpath to be closed until May", 14))
    )
    page = from_text(f"{PLAIN}\n\nOther news\n\n{cards}Contact Us\n© Larkfield Echo 2024")
    assert page.text == PLAIN


def test_glued_call_to_action_is_cut_off_the_last_paragraph() -> None:
    page = from_text(f"{PLAIN}Support our #FairStart campaign today and share it widely.")
    assert page.text == PLAIN
    assert [(item.text, item.reason) for item in page.dropped] == [
        ("Support our #FairStart campaign today and share it widely.", "call_to_action")
    ]
    assert_lawful(page)


def test_headline_and_sub_headings_of_a_text_are_headings() -> None:
    page = from_text("\n\n".join((HEADLINE, *STORY[:2], "What needs to improve", *STORY[2:])))
    kinds = {page.text[block.start : block.end]: block.kind for block in page.blocks}
    assert [text for text, kind in kinds.items() if kind == "heading"] == [HEADLINE, "What needs to improve"]


def test_furniture_of_a_live_page_and_topics_are_dropped() -> None:
    topics = "<div><div>Larkfield</div><div>Social care</div></div>"
    pages = "<div>Oldest</div><div>1 of 1</div><div>Newest</div>"
    prompt = "<div>Sign up for Vale Briefing</div><div>Our free weekly email on care, every Monday</div>"
    body = article().replace("</h1>", f"</h1><div>Show key events only</div>{prompt}")
    page = from_html(body.replace("</article>", f"{pages}{topics}</article>"))
    assert page.text == PLAIN
    assert {"navigation", "sign_up", "tags"} <= {item.reason for item in page.dropped}


def test_hard_wrapped_text_becomes_paragraphs() -> None:
    wrapped = (
        "Larkfield Nursery keeps its good rating after a visit by\ninspectors in March\n\n"
        "Children at the nursery settle quickly and are keen to learn, the\n"
        "inspectors wrote in their report. “They run in with a smile and do\n"
        "not want to go home,” it says of the youngest, who are well-\n"
        "known to staff.\n\nThe nursery was told to make better use of its garden, which is\nsmall, in winter.\n"
    )
    page = from_text(wrapped)
    assert [page.text[block.start : block.end] for block in page.blocks] == [
        "Larkfield Nursery keeps its good rating after a visit by inspectors in March",
        (
            "Children at the nursery settle quickly and are keen to learn, the inspectors wrote in their report. “They run"
            " in with a smile and do not want to go home,” it says of the youngest, who are well-known to staff."
        ),
        "The nursery was told to make better use of its garden, which is small, in winter.",
    ]
    assert_lawful(page)


def test_notes_to_editors_below_related_links_are_kept() -> None:
    notes = "1. The report was published on 3 May 2024 and can be read on the website."
    page = from_text(f"{PLAIN}\nRelated links\nPool to open in June\nNotes to editors\n{notes}")
    assert page.text == f"{PLAIN}\n\nNotes to editors\n\n{notes}"


def test_typed_bullets_are_left_out_and_numbers_kept() -> None:
    page = from_text(
        f"{STORY[0]}\nThe report found:\n• Help comes early to most.\n- Staff are kind.\nR1 Make plans clearer\n{STORY[3]}"
    )
    items = [page.text[block.start : block.end] for block in page.blocks if block.kind == "list_item"]
    assert items == ["Help comes early to most.", "Staff are kind.", "R1 Make plans clearer"]


@pytest.mark.parametrize("text", ["Hello", "Subscribe now", "Rated good.", "Home | News | Sport"])
def test_input_without_prose_is_never_empty(text) -> None:
    page = from_text(text)
    assert page.text == text


def test_page_that_would_be_empty_is_kept_with_a_notice() -> None:
    page = from_html("<nav><a>Home</a></nav><footer>Contact us</footer>")
    assert page.text == "Home\n\nContact us"
    assert [notice.code for notice in page.notices] == ["kept_all"]


def test_page_without_words_says_so() -> None:
    page = from_html("<img src=a.jpg><script>1</script>")
    assert (page.text, page.blocks) == ("", ())
    assert [notice.code for notice in page.notices] == ["no_text"]


def test_cleaning_clean_text_changes_nothing() -> None:
    for page in (from_html(article(*NOISE.values())), from_text(PLAIN)):
        assert from_text(page.text).text == page.text


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 100_000 + "deep",
        "<div class=x>word " * 20_000,
        '<a href="x>' * 50_000,
        "&" * 300_000,
        "<" * 300_000,
        "<!--" * 100_000,
    ],
    ids=["nested", "nested with words", "open quotes", "ampersands", "angles", "comments"],
)
def test_hostile_markup_ends_in_a_page(raw) -> None:
    page = to_page(RawPage("", raw, "text/html"))
    assert page.text or page.notices


def test_one_line_of_millions_of_characters_is_read() -> None:
    page = from_text("word " * 400_000)
    assert len(page.text) == 1_999_999


@settings(max_examples=150, deadline=None)
@given(markup)
def test_every_character_of_generated_pages_maps_to_raw(body) -> None:
    assert_lawful(to_page(RawPage("", body, "text/html")))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300))
def test_any_text_is_cleaned_and_maps_to_raw(text) -> None:
    assert_lawful(from_text(text))
    assert_lawful(to_page(RawPage("", text, "text/html")))


@settings(max_examples=60, deadline=None)
@given(prose)
def test_prose_stays_as_it_is(paragraphs) -> None:
    text = "\n\n".join(paragraphs)
    assert from_text(text).text == text


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(FORMS),
    bodies,
    st.lists(menus | banners, max_size=2).map("".join),
    st.lists(menus | banners | footers | stories | prompts, min_size=1, max_size=3).map("".join),
)
def test_what_stands_around_an_article_changes_nothing_in_it(form, body, above, below) -> None:
    top = f"<h1>{HEADLINE}</h1>"
    bare = from_html(form.format(top, body))
    assert from_html(above + form.format(top, body) + below).text == bare.text
    assert from_html(form.format(top, body + below)).text == bare.text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), bodies)
def test_clean_text_of_generated_pages_is_clean(form, body) -> None:
    page = from_html(form.format(f"<h1>{HEADLINE}</h1>", body))
    assert page.text.startswith(HEADLINE)
    assert from_text(page.text).text == page.text
    assert_lawful(page)


def test_article_that_stands_in_the_data_alone_is_taken_from_there() -> None:
    body = "\\n\\n".join(STORY).replace("“", "\\u201c").replace("&", "&amp;")
    raw = f'<script type="application/ld+json">{{"headline": "{HEADLINE}", "articleBody": "{body}"}}</script>'
    page = to_page(RawPage("", f"{raw}<body>{NOISE['menu']}<div id=root></div></body>", "text/html"))
    assert page.text == PLAIN
    assert [notice.code for notice in page.notices] == ["data_only"]
    assert [item.reason for item in page.dropped] == ["navigation", "navigation"]
    at = page.text.index("“")
    assert page.source.raw[slice(*page.offsets.to_raw(at, at + 1))] == "\\u201c"


def test_data_are_left_alone_where_the_page_has_prose() -> None:
    data = '<script type="application/ld+json">{"articleBody": "Other words that stand in the data, he said."}</script>'
    page = from_html(data + article())
    assert (page.text, page.notices) == (PLAIN, ())


def test_longest_of_several_articles_is_kept_with_a_notice() -> None:
    other = f"<article><h2><a href=/pool>Pool to open in June</a></h2><p>{'Swimmers have mixed feelings. ' * 8}</p></article>"
    page = from_html(other + article() + other)
    assert page.text == PLAIN
    assert [notice.code for notice in page.notices] == ["several_articles"]


def test_headline_without_markup_is_found_by_the_title_of_the_page() -> None:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in STORY)
    raw = f"<title>{HEADLINE} | Larkfield Council</title><p>Council news</p><p>{HEADLINE}</p><div>{lines}</div>"
    page = to_page(RawPage("", raw, "text/html"))
    assert page.text == PLAIN
    assert page.blocks[0].kind == "heading"


def test_page_that_breaks_off_in_its_head_gives_the_words_there_decoded() -> None:
    raw = "<html><head><title>Report praises &lsquo;focus&rsquo; on&nbsp;care &amp; homes | Hill Council"
    page = to_page(RawPage("", raw, "text/html"))
    assert page.text == "Report praises ‘focus’ on care & homes | Hill Council"
    assert [notice.code for notice in page.notices] == ["unparsed"]
    at = page.text.index("‘")
    assert raw[slice(*page.offsets.to_raw(at, at + 1))] == "&lsquo;"

"""A report in a real browser: the list, an article, the keyboard, links into it, charts."""

from __future__ import annotations

import pytest

from tests.review.made import record, story

TITLE = "Vale Park Nursery told to improve"
HILL = "Hill School rises"


def test_report_lists_articles_and_counts_them(show, several):
    page = show(several)
    assert page.text("#count") == "4 articles"
    assert page.titles()[:3] == [TITLE, TITLE, HILL]
    assert page.texts("#items li:first-child .counter .unseen") == [
        "2 quotes. ",
        "1 strength. ",
        "1 weakness. ",
        "1 grade. ",
    ]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("#f-inspectorate", "Estyn", 1),
        ("#f-theme", "care_planning", 2),
        ("#f-polarity", "weakness", 2),
        ("[data-filter=provider]", "hill", 1),
        ("[data-filter=speaker]", "ann ray", 3),
    ],
)
def test_filter_keeps_what_it_names(show, several, field, value, kept):
    page = show(several)
    page.choose(field, value)
    assert len(page.titles()) == kept
    assert page.text("#count") == f"{kept} of 4 articles"
    page.click("#clear")
    assert len(page.titles()) == 4


def test_theme_and_polarity_are_those_of_one_finding(show, several):
    page = show(several)
    page.choose("#f-theme", "leadership")
    assert page.texts("#f-polarity option") == ["all", "strengths (2)"]
    page.open("#theme=leadership&polarity=weakness")
    assert page.titles() == []
    assert page.find("#none").is_displayed()


def test_filter_for_notices(show, several):
    page = show(several)
    page.click("[data-filter=notices]")
    assert page.text("#count") == "2 of 4 articles"


def test_choices_count_what_the_other_filters_keep(show, several):
    page = show(several)
    page.choose("#f-inspectorate", "Estyn")
    assert page.texts("#f-theme option") == ["all"]
    assert "Ofsted (2)" in page.texts("#f-inspectorate option")


@pytest.mark.parametrize("query", ["hill rises", '"told to improve" hill', "every child", "“we are PROUD”", "WE ARE"])
def test_search_reads_texts_and_names_whatever_their_case_and_marks(show, several, query):
    page = show(several)
    page.choose("#q", query)
    assert len(page.titles()) == (1 if "hill" in query else 3)
    page.choose("#q", "nowhere at all")
    assert page.titles() == []


def test_words_searched_for_are_painted_in_the_text(show):
    page = show([story()])
    page.choose("#q", '"clear but')
    page.click("#items a")
    ranges = page.run("return [...CSS.highlights.get('searched')].map((range) => range.toString())")
    assert ranges == ["clear but"]


def test_text_is_whole_and_parts_are_marked_in_their_place(show):
    article = story()
    page = show([article], at=f"#article={article.id}")
    assert "\n\n".join("".join(page.run(WORDS, at)) for at in range(len(article.blocks))) == article.text
    for part in (*article.quotes, *article.findings, *article.judgements):
        kind = {"q": "quote", "f": "finding", "j": "judgement"}[part.id[0]]
        painted = page.run(PAINTED, part.id, kind)
        given = getattr(part, "segments", (part,))
        assert painted == "".join(piece.text for piece in given)


WORDS = "return [...document.querySelectorAll('#text .block')[arguments[0]].querySelectorAll('.words')].map((e) => e.textContent)"
PAINTED = """return [...document.querySelectorAll(`#text .layer.${arguments[1]}[data-part="${arguments[0]}"] .words`)]
    .map((e) => e.textContent).join("")"""


def test_overlapping_parts_have_a_line_each(show):
    page = show([story()], at=f"#article={story().id}")
    layers = page.run("return [...document.querySelectorAll('#text .quote .finding')].map((e) => e.className)")
    assert any("strength" in layer for layer in layers)
    assert any("weakness" in layer for layer in layers)


def test_record_leads_to_the_text_and_back(show):
    article = story()
    part = article.findings[1].id
    page = show([article], at=f"#article={article.id}")
    page.click(f"#r-{part} .go")
    assert page.focused() == f"new-{part}"
    assert page.hash() == f"#article={article.id}&part={part}"
    assert page.find(f"#new-{part}").is_displayed()
    page.keys("\ue007")
    assert page.run("return document.activeElement.closest('li').id") == f"r-{part}"
    page.keys("b")
    assert page.focused() == f"new-{part}"


def test_speaker_leads_to_the_first_mention(show):
    article = story()
    page = show([article], at=f"#article={article.id}")
    page.click(f"#r-{article.speakers[1].id} .go")
    assert page.text("#text .layer.mention.on") == "Ann Ray"


def test_hover_and_focus_tell_what_and_why(show):
    article = story()
    weak = article.findings[1].id
    page = show([article], at=f"#article={article.id}")
    page.run(
        "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))",
        f".finding[data-part='{weak}'] .words",
    )
    told = page.text("#card")
    for words in ("weakness: care planning", "“late”", "87.5 %", "clause", "reported, inspectorate", "marks.before"):
        assert words in told
    page.run("document.getElementById(arguments[0]).focus()", f"new-{weak}")
    assert "weakness: care planning" in page.text("#card")
    assert "marks.before" not in page.text("#card")
    assert page.find(f"#new-{weak}").get_attribute("aria-describedby") == "card"


def test_what_was_left_out_unfolds_with_its_reasons_where_it_stood(show):
    page = show([story()], at=f"#article={story().id}")
    assert page.texts("#text > *:first-child summary") == ["1 left out: navigation"]
    assert page.texts("#text > *:last-child summary") == ["1 left out: related"]
    page.click("#unfold")
    assert [item.text for item in page.all("#text .dropped li")] == [
        "navigation Home",
        "related Read our other stories",
    ]


def test_keys_go_through_articles_and_parts(show, several):
    page = show(several)
    page.keys("j")
    assert page.hash() == f"#article={several[0].id}"
    page.keys("j", "j")
    assert page.text("#article-title") == HILL
    page.keys("k")
    assert page.hash() == f"#article={several[1].id}"
    page.keys("n")
    assert page.focused() == f"new-{several[1].quotes[0].id}"
    page.keys("n")
    assert page.focused() == f"new-{several[1].findings[0].id}"
    page.keys("p", "o")
    assert page.find("#overview").is_displayed()


def test_slash_goes_to_the_search_and_types_no_slash(show, several):
    page = show(several)
    page.keys("/", "j", "k")
    assert (page.focused(), page.run("return document.getElementById('q').value")) == ("q", "jk")
    assert page.hash() == "#q=jk"


def test_help_lists_the_keys_and_they_can_be_turned_off(show, several):
    page = show(several)
    page.keys("?")
    assert page.find("#help").is_displayed()
    assert "next article" in page.text("#keys")
    page.click("#no-keys")
    page.click("#help button.main")
    page.keys("j")
    assert page.hash() in ("", "#")


def test_link_opens_an_article_at_a_part_with_the_filter(show, several):
    part = several[1].judgements[0].id
    page = show(several, at=f"#article={several[1].id}&part={part}&inspectorate=Ofsted")
    assert page.focused() == f"new-{part}"
    assert page.text("#count") == "2 of 4 articles"
    assert page.run("return document.querySelector('#items [aria-current]').closest('li').dataset.at") == "1"


def test_back_of_the_browser_goes_back(show, several):
    page = show(several)
    page.keys("j", "j")
    page.driver.back()
    page.until("return location.hash === arguments[0]", f"#article={several[0].id}")
    assert page.text("#items [aria-current] .counts").startswith("❝ 2")


def test_unknown_article_in_a_link_shows_the_overview(show, several):
    page = show(several, at="#article=ffffffffffff")
    assert page.find("#overview").is_displayed()


def test_charts_follow_the_filter_and_set_it(show, several):
    page = show(several)
    assert page.texts("#themes tbody tr th")[:2] == ["care planning", "leadership"]
    assert page.texts("#themes tbody tr:first-child .number") == ["2", "0"]
    assert page.texts("#voices tbody tr:first-child .number") == ["0", "0", "3", "3"]
    assert page.texts("#grades tbody tr:first-child .names-of-grades") == ["3 good"]
    page.click("#themes tbody tr:first-child button")
    assert page.text("#count") == "2 of 4 articles"
    assert page.texts("#voices tbody tr:first-child .number") == ["0", "0", "2", "2"]


def test_thousands_of_rows_keep_few_in_the_document(show):
    page = show([story(number) for number in range(1, 301)])
    assert len(page.all("#items li")) < 30
    page.run("document.getElementById('list').scrollTop = 1e9")
    page.until("return [...document.querySelectorAll('#items li')].at(-1).getAttribute('aria-posinset') === '300'")


def test_two_records_with_one_id_are_two_articles(show):
    page = show([story(1), story(1)])
    page.keys("j", "j")
    assert page.hash() == f"#article={story(1).id}.2"


NOTICE = {"code": "unpaired_mark", "message": "a mark is alone", "start": 0, "end": 4}


def test_notice_is_told_in_its_place(show):
    article = story(notices=[NOTICE, {**NOTICE, "code": "data_only", "start": None, "end": None}])
    page = show([article], at=f"#article={article.id}")
    page.run(
        "document.querySelector('#text .layer.notice .words').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))"
    )
    assert "unpaired mark" in page.text("#card")
    assert "a mark is alone" in page.text("#card")
    page.click("#r-notice-1 .go")
    assert page.focused() == "new-notice-1"
    assert page.texts(".card.notice .message") == ["a mark is alone", "a mark is alone"]
    assert page.all(".card.notice .verdict") == []


def test_labels_say_what_they_stand_for(show):
    article = story()
    page = show([article], at=f"#article={article.id}")
    assert [page.find(f"#new-{part.id}").get_attribute("aria-label") for part in (*article.quotes, *article.findings)] == [
        "Q1·I: reported, inspectorate",
        "Q2·P: direct, provider",
        "+1: strength: leadership",
        "−2: weakness: care planning",
    ]  # fmt: skip


def test_what_was_left_out_stays_unfolded_in_the_next_article(show):
    page = show([story(1), story(2)])
    page.keys("j", "x", "j")
    assert len(page.all("#text .dropped[open]")) == 2
    assert page.find("#unfold").get_attribute("aria-pressed") == "true"
    page.keys("x", "k")
    assert page.all("#text .dropped[open]") == []
    assert page.find("#unfold").get_attribute("aria-pressed") == "false"


def test_parts_are_walked_on_into_the_next_article(show):
    page = show([story(1), story(2)])
    page.keys("n")
    assert page.focused() == f"new-{story(1).quotes[0].id}"
    page.keys(*"nnnnn")
    assert page.hash() == f"#article={story(2).id}&part={story(2).quotes[0].id}"
    page.keys("p")
    assert page.hash() == f"#article={story(1).id}&part={story(1).judgements[0].id}"
    page.keys(*"nnnnnn")
    assert page.find("#toast").text == "no further article is listed"


def test_buttons_lead_to_the_articles_beside(show):
    page = show([story(1), story(2), story(3)], at=f"#article={story(2).id}")
    assert page.text("#place") == "2 of 3"
    page.click("#article-next")
    assert (page.text("#place"), page.focused()) == ("3 of 3", "article-title")
    page.click("#article-before")
    page.click("#article-before")
    assert page.hash() == f"#article={story(1).id}"


def test_keys_work_from_a_checkbox(show, several):
    page = show(several)
    page.run("document.querySelector('[data-filter=notices]').focus()")
    page.keys("j")
    assert page.hash() == f"#article={several[0].id}"


def test_article_that_the_filters_leave_out_is_told(show, several):
    page = show(several, at=f"#article={several[2].id}&inspectorate=Ofsted")
    assert page.text("#article-title") == HILL
    assert page.text("#place") == "The filters leave this article out of the list."
    page.keys("k")
    assert page.hash() == f"#article={several[1].id}&inspectorate=Ofsted"
    page.choose("#f-inspectorate", "Estyn")
    assert page.text("#place") == "The filters leave this article out of the list."
    page.click("#clear")
    assert page.text("#place") == "2 of 4"


def test_address_that_leads_nowhere_is_told(show, several):
    page = show(several, at="#article=ffffffffffff")
    assert page.find("#toast").text == "The article of this address is not in this page."
    page.open(f"#article={several[0].id}&part=q-none")
    assert page.find("#toast").text == "The part of this address is not in the article."


def test_filters_that_the_page_does_not_know_are_passed_over(show, several):
    page = show(several, at="#marked=perhaps&polarity=grey&changed=any&theme=leadership")
    assert page.text("#count") == "2 of 4 articles"
    assert page.text("#listed") == "2 of 4 articles · theme leadership"


def test_link_to_the_article_alone_lets_go_of_the_part(show):
    page = show([story()], at=f"#article={story().id}")
    page.keys("n")
    page.driver.back()
    page.until("return location.hash === arguments[0]", f"#article={story().id}")
    page.until("return !document.querySelector('.on')")


@pytest.mark.parametrize(("count", "told"), [(0, "There are no articles."), (1, "No article is like that.")])
def test_empty_list_is_told(show, count, told):
    page = show([story()] * count, at="#q=nowhere")
    assert page.text("#none") == told
    page.keys("j", "k", "n", "p", "x", "r", "m", "s", "b")
    assert page.find("#overview").is_displayed()


def test_article_without_parts_says_so(show):
    bare = record(5, "Nothing is said here.")
    page = show([bare], at=f"#article={bare.id}")
    page.keys("n", "p", "r", "b")
    assert page.text("#records .empty") == "Nothing was found in this article."


@pytest.mark.parametrize("title", ["W" * 500, "تقرير " * 90], ids=["one word", "right to left"])
def test_long_titles_stay_inside(show, title):
    article = record(1, "Some text.", metadata={**record(1, "x").metadata.model_dump(), "title": title.strip()})
    page = show([article], at=f"#article={article.id}")
    wide = "const e = document.querySelector(arguments[0]); return e.scrollWidth <= e.clientWidth"
    assert page.run(wide, "#article")
    assert page.run(wide, "#items a")
    direction = page.run("return getComputedStyle(document.getElementById('article-title')).direction")
    assert direction == ("ltr" if title.startswith("W") else "rtl")

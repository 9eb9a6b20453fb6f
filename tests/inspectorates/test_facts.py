from __future__ import annotations

import pytest

from pipeline.annotations import Context, get_blocks, set_context
from pipeline.inspectorates.facts import find_inspection, find_kind
from pipeline.inspectorates.reader import read_profiles
from tests.builders import tokenised

PROFILES = read_profiles()


def facts(text, profile="ofsted_childrens_services", published=None):
    doc = tokenised(text)
    set_context(doc, Context(published=published))
    return find_inspection(doc, PROFILES[profile])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ofsted inspected services for children.", "ILACS"),
        ("A focused visit looked at care leavers. The last full inspection was in 2020.", "focused visit"),
        ("The letter follows a third monitoring visit.", "monitoring visit"),
        ("Ofsted rated services good. A monitoring visit will follow.", "ILACS"),
        ("A joint targeted area inspection of Fernshire took place.", "JTAI"),
        ("Nobody will be surprised by the single inspection framework.", "single inspection"),
        ("It will have a monitoring visit.", "ILACS"),
    ],
)
def test_kind_is_what_the_article_names_and_not_what_is_to_come(text, kind):
    assert find_kind(get_blocks(tokenised(text)), PROFILES["ofsted_childrens_services"]).name == kind


@pytest.mark.parametrize(
    ("text", "page", "value", "basis"),
    [
        ("The report was published on 10 October 2024.", None, "2024-10-10", "stated"),
        ("In a report published today, inspectors praised staff.", "2024-06-05", "2024-06-05", "inferred"),
        ("The report, published last week, praised staff.", "2024-06-18", "2024-06", "inferred"),
        ("The letter will be published on Friday 7 June.", "2024-06-05", "2024-06-07", "inferred"),
        ("The report is out on Friday 12 July. The last inspection was in 2019.", None, "2024-07-12", "inferred"),
        ("The council published a leaflet on 3 May 2020.", None, None, None),
        ("Schools were inspected on 3 May 2024, with the report published last week.", None, None, None),
        ("Inspectors, whose report is dated 13 August 2024, praised staff.", None, "2024-08-13", "stated"),
        ("The letter, which appeared on 18 March 2025, praised staff.", None, "2025-03-18", "stated"),
        ("The summary of the findings reached families on Tuesday 8 October 2024.", None, "2024-10-08", "stated"),
        ("It will publish its budget next year.", "2024-06-05", None, None),
    ],
)
def test_publication_date(text, page, value, basis):
    published = facts(text, published=page).published
    assert (published and published.value, published and published.basis) == (value, basis)


def test_dates_keep_their_place():
    published = facts("The report was published on 10 October 2024.").published
    assert published.span.text == "10 October 2024"


def test_visit_and_earlier_inspection_are_told_apart():
    found = facts("Inspectors visited in November 2024. It was last inspected in January 2020.")
    assert (found.inspected.value, found.previous_date) == ("2024-11", "2020-01")


def test_nothing_told_is_none():
    found = facts("Ofsted is busy.")
    assert (found.inspectorate, found.provider, found.published, found.inspected) == ("Ofsted", None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dossier, published today, is damning.", "2025-03-12"),
        ("Bosses failed, a damning report revealed yesterday.", "2025-03-11"),
        ("The report was published on Tuesday.", "2025-03-11"),
        ("Its report appeared last Friday.", "2025-03-07"),
        ("The report, published two weeks ago, praises staff.", "2025-02-26"),
        ("The report came out the day before yesterday.", "2025-03-10"),
        ("The report’s publication on Monday follows a visit in January.", "2025-03-10"),
        ("Inspectors reported today that the home is safe.", "2025-03-12"),
        ("The report, released last Wednesday, praised staff.", "2025-03-05"),
        ("Ofsted has today rated the service good.", "2025-03-12"),
        ("The letter came out two days ago, the report says.", "2025-03-10"),
        ("Its report was published on 6 March.", "2025-03-06"),
        ("The report will be published on Friday 14 March.", "2025-03-14"),
        ("Report published: 04/03/2025", "2025-03-04"),
        ("Councillors met on Tuesday in the town hall.", None),
        ("A fair opened yesterday.", None),
    ],
)
def test_publication_is_resolved_with_the_page_s_own_day(text, value):
    published = facts(text, published="2025-03-12T07:00:00+00:00").published
    assert (published and published.value) == value


def test_today_without_a_page_s_day_is_none():
    assert facts("A damning report revealed today that staff left.").published is None

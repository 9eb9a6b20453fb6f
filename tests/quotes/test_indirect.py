from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions
from tests.quotes.told import reported

pytestmark = pytest.mark.model

TEXT = (
    "Inspectors said staff were “kind and calm” and noted that rooms were clean. Plans are late, the report adds. "
    "According to parents, who met the team, food is good and the governor told us that it will improve."
)


def test_indirect_quotes_overlap_neither_each_other_nor_marks(nlp: Language) -> None:
    taken: set[int] = set()
    for attribution in get_attributions(nlp(TEXT)):
        tokens = {t.i for segment in attribution.contents for t in segment}
        assert not tokens & taken
        taken |= tokens


def test_indirect_quotes_say_which_rule_found_them(nlp: Language) -> None:
    rules = {a.found_by.split("+")[0] for a in get_attributions(nlp(TEXT)) if a.kind == "indirect"}
    assert {"reported.complement", "reported.trailing"} <= rules


def test_source_behind_an_inverted_cue_is_no_statement(nlp: Language) -> None:
    found = get_attributions(nlp("League tables: ‘We were robbed’, says owner of last home inspected\n\nIt is old."))
    assert [a.contents[0].text for a in found] == ["We were robbed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ward staff “work without rest”, but patients are left waiting, according to a letter out today.",
            ["patients are left waiting"],
            id="clause_beside_marks",
        ),
        pytest.param("Staff “work without rest”, according to a letter out today.", [], id="marks_alone"),
        pytest.param(
            "The home relied on agency cooks who, according to the letter, ‘did not know the way’.",
            [],
            id="relative_clause_around_the_cue",
        ),
    ],
)
def test_clause_beside_words_in_marks_is_reported_too(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The head said that the roof leaked, that lessons had moved and that parents had been told.",
            ["the roof leaked", "lessons had moved", "parents had been told"],
            id="three",
        ),
        pytest.param(
            "The head said that the roof leaked and that lessons had moved.",
            ["the roof leaked and that lessons had moved"],
            id="two",
        ),
    ],
)
def test_list_of_clauses_has_a_segment_for_each(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected

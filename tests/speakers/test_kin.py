from __future__ import annotations

import pytest

from tests.speakers.told import name_of, speaker_of, told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("His wife Helen Bell said: “Yes.”", None),
        ("Her sister, Helen Bell, said: “Yes.”", None),
        ("Ann Hall's daughter Helen Bell said: “Yes.”", None),
        ("Her sister, Helen Bell, a former care worker, said: “Yes.”", "former care worker"),
        ("Helen Bell, mother of a pupil, said: “Yes.”", "mother of a pupil"),
        ("Furious shopkeeper Helen Bell said: “Yes.”", "shopkeeper"),
    ],
    ids=["wife", "apposed", "possessor", "role after", "field after", "feeling"],
)
def test_family_words_and_feelings_are_no_role(text, role):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.name, speaker.role, speaker.organisation) == ("Helen Bell", role, None)


def test_pronoun_is_the_possessor_where_the_family_word_has_the_other_gender():
    text = "Maureen Hall's husband Ron fell ill in May.\n\n“Nobody came,” she said."
    assert name_of(told(text, ("Nobody came,", "said"))) == "Maureen Hall"


def test_relative_is_another_person_than_a_namesake():
    text = "Mark Oddie said: “Yes.” Ann Hall wept. Her husband, Mark, said: “No.”"
    assert name_of(told(text, ("Yes.", "said"), ("No.", "said")), 1) == "Mark"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maureen Hall's daughter Joy was born in May.\n\n“Nobody came,” she said.", "Maureen Hall"),
        ("Maureen Hall's husband, Ron, cooks.\n\n“Nobody came,” he said.", "Ron"),
        ("Maureen Hall left. Joy spoke.\n\n“Nobody came,” said Joy. She left.", "Joy"),
    ],
    ids=["given name", "other gender", "no relative"],
)
def test_pronoun_is_the_one_whose_relative_a_given_name_is(text, name):
    assert name_of(told(text, ("Nobody came,", "said"))) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Joan Bell, whose son Sam has waited, is tired.\n\n“Nobody came,” she said.", "Joan Bell"),
        ("But for Joan Bell, whose son Sam, six, has waited, it is late.\n\n“Nobody came,” she said.", "Joan Bell"),
        ("It is no help to Joan Bell. Her son Sam has waited.\n\n“Nobody came,” she said.", "Joan Bell"),
    ],
    ids=["subject", "for whom", "two sentences"],
)
def test_relative_is_told_of_for_the_sake_of_the_one_that_is_named_first(text, name):
    assert name_of(told(text, ("Nobody came,", "said"))) == name

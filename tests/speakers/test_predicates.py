from __future__ import annotations

import pytest

from pipeline.speakers.predicates import role_of_predicate
from tests.speakers.told import speaker_of, told, words_of


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Bell took over as manager of Hill Nursery in May. Ms Bell said: “Yes.”", "manager", "Hill Nursery"),
        ("Helen Bell became chief executive. Ms Bell said: “Yes.”", "chief executive", None),
        ("Helen Bell was appointed principal of Hill College. Ms Bell said: “Yes.”", "principal", "Hill College"),
        ("Helen Bell, who started as head of Hill School in May, said: “Yes.”", "head", "Hill School"),
        ("Helen Bell, who trained as a nurse, said: “Yes.”", None, None),
        ("Helen Bell began as a teacher. Ms Bell said: “Yes.”", None, None),
        ("The trust's medical director is Helen Bell. Ms Bell said: “Yes.”", "medical director", "The trust"),
    ],
    ids=["took over", "became", "appointed", "started", "trained", "began", "is NAME"],
)
def test_verb_joins_role_and_name(text, role, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.role, speaker.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The head of the nursery is Tom Bell.", True),
        ("The son of the headteacher is Tom Bell.", False),
        ("The friend of the headteacher is Tom Bell.", False),
    ],
)
def test_relation_to_a_role_is_no_role(text, found):
    assert (role_of_predicate(words_of(text), 6, {}) is not None) is found

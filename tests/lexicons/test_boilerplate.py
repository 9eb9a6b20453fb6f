from __future__ import annotations

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicons.boilerplate import Pattern, Reason, Rule, boilerplate_rules, named_part
from pipeline.lexicons.reader import read_entries, read_lexicon

ENTRIES = read_lexicon("boilerplate", Pattern)
PARTS = {entry.name: entry.pattern for entry in ENTRIES if entry.scope == "part" and entry.name}
IDS = [f"{number}-{entry.scope}-{entry.reason or entry.name}" for number, entry in enumerate(ENTRIES, 1)]

PROSE = (
    "Inspectors found that leaders know the service well and act on what they find.",
    "“Support for care leavers is a strength,” the report said.",
    "The council has been rated good for overall effectiveness.",
    "Share prices of the firm that owns the home fell on Friday 12 July.",
    "Home visits are regular and children are seen alone.",
    "Children in care",
    "What inspectors found",
    "Next steps for the school",
    "Notes to editors",
    "More needs to be done to help young people to find work, they said.",
    "By March the number of families who waited had fallen by a third.",
    "By law, they must",
    "By autumn leaders must:",
    "Contact between brothers and sisters is well managed.",
    "The report was published on 21 March 2024.",
    "Comments from pupils were positive, and parents agreed.",
    "Read alone or in pairs, the books hold pupils' attention.",
    "The inspection found:",
    "Safety: reasonably good",
    "Requires improvement – investigating crime; leadership and force management",
    "1. The inspection took place between 4 and 14 December 2023.",
    "Early help is easy to reach and most families are seen within five working days",
    "Social workers email, phone and visit families, and they follow up.",
    "Leaders support the campaign for safer streets and have signed the charter.",
    "Privacy and dignity of residents are respected at all times.",
    "The school is part of the Weald Academy Group",
    "Inspectors said the complaints procedure was unclear to residents.",
    "The charity registration was late, inspectors said, and the home had no manager.",
    "The nursery is owned by Little Acorns Ltd.",
    "Families could sign up for free courses, inspectors said.",
    "Parents receive a weekly newsletter from the school, and inspectors praised it.",
    "‘Get help early’ is the motto.",
    "Tell us what you think, leaders say to pupils.",
    "Staff store information on a device that is locked.",
    "Follow-up visit",
    "Share of good grades",
    "Date of inspection: 4 May 2024",
    "Updated guidance for schools",
    "Back to school",
    "Latest inspection: good",
    "A treatment plan designed by a professional is needed, the report says.",
    "Jane Doe, Executive Director of Children’s Services",
    "Previous rating",
    "Key findings",
    "More than half of care leavers are in work",
    "Recent improvements in education",
    "Contact the family, the report says, within a day.",
    "Get the right help early and most children stay at home",
    "Promotion to a post of head is fair, staff said.",
    "The latest report covers schools for the county.",
    "She covers three homes for the trust and is on call each night.",
    "Updates for parents",
    "One of 12 homes was rated good.",
    "“Good for children” - that is how staff put it, and they mean it.",
)


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_pattern_fires_on_its_example(entry: Pattern) -> None:
    assert Rule(entry, PARTS).fires(entry.example, len(entry.example.split()))


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.keep], ids=lambda entry: entry.keep)
def test_every_pattern_leaves_its_counter_example_alone(entry: Pattern) -> None:
    assert not Rule(entry, PARTS).fires(entry.keep or "", len((entry.keep or "").split()))


@pytest.mark.parametrize("line", PROSE)
def test_no_rule_fires_on_prose(line: str) -> None:
    fired = [
        rule.expression.pattern
        for rule in boilerplate_rules()
        if rule.scope not in {"resume", "story"} and rule.fires(line, len(line.split()))
    ]
    assert fired == []


@pytest.mark.parametrize(
    "entry",
    [entry for entry in ENTRIES if entry.scope not in {"part", "resume", "story"}],
    ids=lambda entry: entry.example,
)
def test_every_pattern_has_a_reason(entry: Pattern) -> None:
    assert isinstance(entry.reason, Reason)


def test_a_part_stands_by_itself() -> None:
    assert named_part("updated").search("Last Updated 3 May")
    with pytest.raises(LexiconError, match="names the part 'nothing'"):
        named_part("nothing")


def test_a_broken_pattern_is_named_with_file_and_line(tmp_path) -> None:
    file = tmp_path / "boilerplate.jsonl"
    file.write_text('{"pattern": "(ab", "scope": "line", "reason": "footer", "example": "abc"}\n', "utf-8")
    with pytest.raises(LexiconError, match=r"boilerplate\.jsonl:1: pattern: .*unterminated subpattern"):
        read_entries(file, Pattern)


def test_an_unknown_reason_is_named_with_file_and_line(tmp_path) -> None:
    file = tmp_path / "boilerplate.jsonl"
    file.write_text('{"pattern": "abc", "scope": "line", "reason": "junk", "example": "abc"}\n', "utf-8")
    with pytest.raises(LexiconError, match=r"boilerplate\.jsonl:1: reason: "):
        read_entries(file, Pattern)


def test_a_part_that_does_not_exist_is_an_error() -> None:
    entry = Pattern(pattern="<<nothing>> here", scope="line", reason=Reason.FOOTER, example="nothing here")
    with pytest.raises(LexiconError, match="names the part 'nothing', which does not exist"):
        Rule(entry, {})

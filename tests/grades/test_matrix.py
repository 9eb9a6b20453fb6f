"""Every wording of grades and areas of every profile in the sentences of frames.toml: a matrix too large to be taken whole.

Each wording of an area meets every seventh frame that it fits, the grades taking turns, so that every area and every grade stands in
several frames; which ones is the same in every run.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotations import DatedValue, Inspection, get_blocks
from pipeline.inspectorates.reader import read_profiles
from pipeline.inspectorates.schema import Area, Grade, Profile
from pipeline.judgements.build import find_mentions
from tests.builders import tokenised

FRAMES = tomllib.loads(Path(__file__).with_name("frames.toml").read_text("utf-8"))["frames"]
PROFILES = [profile for profile in read_profiles().values() if profile.grades]
NUMBERS = ["none", "one", "two", "three", "four", "five", "six"]
STEP = 7
THEN = Inspection(published=DatedValue("2010-03-01", "stated"))  # when every grade was given
VERB = re.compile(r"(?:requir|need|meet|met|fail|demonstrat|has |lead)", re.IGNORECASE)
ACTING = re.compile(
    r"(?:investigat|prevent|support|respond|protect|manag|record|treat|look|disrupt|understand|promot|ensur|help)\w*s\b"
)
ADJECTIVES = re.compile(r"being |safe$|effective$|caring$|responsive$|well.led$|responsive to")
Case = tuple[str, list[str]]


def shape_of(area: str) -> str:
    """Give which frames the words of an area fit."""
    if area.endswith("?"):
        return "question"
    if area.lower().startswith("how"):
        return "how"
    if ADJECTIVES.match(area):
        return "being"
    return "verb" if ACTING.match(area) else "noun"


def fits(frame: dict[str, Any], profile: Profile, grade: Grade, words: str) -> bool:
    """Tell whether words for a grade can stand in a frame."""
    shape = frame.get("grade", "plain")
    if grade.only:
        return False  # few areas take it: test_link.py has sentences of its own
    if "only" in frame:
        return words == frame["only"]
    if frame.get("number") or frame.get("up"):
        numbers = [g.number for g in profile.grades if g.number is not None]
        best = max((g for g in profile.grades if not g.only), key=lambda g: g.order)
        return grade.number is not None and words == grade.name and (not frame.get("up") or best.number == max(numbers))
    return shape == "any" or (
        words == grade.name and len(words.split()) < 4 and not VERB.match(words) and words != "met"
    )


def cases(profile: Profile, number: int) -> Iterator[Case]:
    """Yield sentences of one frame with the judgements that stand in them."""
    frame = FRAMES[number]
    shapes = frame.get("area", "noun").split()
    areas = [(area, words) for area in profile.areas for words in area.wordings if area.name != profile.overall]
    fitting = (
        [(a, w) for a, w in areas if shape_of(w) in shapes]
        if shapes != ["none"]
        else [(None, "")] * max(1, len(areas) // 3)
    )
    grades = [(g, w) for g in profile.grades for w in g.wordings if fits(frame, profile, g, w)]
    step = STEP if shapes == ["noun"] else 1
    for place in range(max(len(fitting), len(grades))) if fitting and grades else ():
        if (place + number) % step == 0:
            yield case(profile, frame, fitting[place % len(fitting)], grades[(place + number) % len(grades)])


def case(profile: Profile, frame: dict[str, Any], area: tuple[Area | None, str], grade: tuple[Grade, str]) -> Case:
    """Give the filled frame."""
    nouns = [
        a
        for a in profile.areas
        if shape_of(a.name) == "noun" and a.name not in {profile.overall, area[0] and area[0].name}
    ]
    others = [a for a in nouns if not area[1] or not set(a.name.split()) & set(area[1].split())] or nouns
    other = others[len(area[1]) % len(others)] if others else profile.areas[0]
    next_ = following(profile, grade[0])
    most = max((g.number or 0) for g in profile.grades)
    number = grade[0].number or 0
    text = frame["text"].format(
        area=area[1], Area=capital(area[1]), other=other.name, grade=grade[1], Grade=capital(grade[1]), next=next_.name,
        Next=capital(next_.name), body=profile.inspectorate, n=NUMBERS[number], N=number, most=NUMBERS[most], Most=most,
    )  # fmt: skip
    names = {"area": area[0].name if area[0] else "", "other": other.name, "overall": profile.overall}
    takes = []
    for line in frame["takes"]:
        name, which, when = line.split(" | ")
        given = grade[0].name if which == "grade" else next_.name
        area_or_count = name if "/" in name else profile.area_beside(names.get(name, name), given)
        takes.append(f"{area_or_count} | {given} | {when}")
    return text, sorted(set(takes))


def following(profile: Profile, grade: Grade) -> Grade:
    """Give another plain grade of the same scale, or the grade itself where there is none."""
    same = [g for g in profile.grades if g.scale == grade.scale and g.name != grade.name and not VERB.match(g.name)]
    return next((g for g in same if g.order > grade.order), same[0] if same else grade)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def found(profile: Profile, text: str) -> list[str]:
    """Give what the program takes from a text."""
    doc = tokenised(text)
    mentions = find_mentions(doc, [profile] * len(get_blocks(doc)), THEN)
    return sorted({f"{name(j)} | {j.grade} | {j.when}" for j in mentions})


def name(judgement: Any) -> str:
    if judgement.count is None:
        return str(judgement.area)
    return f"{judgement.count[0]}/{judgement.count[1] or '?'}"


@pytest.mark.parametrize("number", range(len(FRAMES)), ids=[frame["text"][:60] for frame in FRAMES])
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_wordings_in_a_frame_give_canonical_area_grade_and_time(profile, number):
    wrong = [(text, takes, got) for text, takes in cases(profile, number) if (got := found(profile, text)) != takes]
    assert wrong == []


def test_every_wording_stands_in_several_frames():
    for profile in PROFILES:
        texts = [text.lower() for number in range(len(FRAMES)) for text, _ in cases(profile, number)]
        for part in [*profile.areas, *(grade for grade in profile.grades if not grade.only)]:
            for words in part.wordings:
                assert part.name == profile.overall or sum(words.lower() in text for text in texts) > 1, (
                    profile.name,
                    words,
                )


@pytest.mark.parametrize("profile", read_profiles().values(), ids=lambda profile: profile.name)
def test_no_wording_stands_for_two_things(profile):
    for parts in (profile.areas, profile.grades):
        twice = [
            words for words, count in Counter(w.lower() for part in parts for w in part.wordings).items() if count > 1
        ]
        assert twice == []

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.records import put_right
from pipeline.review.align import align
from pipeline.review.match import Placed, match, placed
from pipeline.review.sides import sides
from tests.review.mirror import article, records


def _matched(group, change, number=-1):
    old, new = (article(records()[number]).model_dump(mode="json") for _ in range(2))
    change(old, new)
    for record in (old, new):
        put_right(record)
    one, other = article(old), article(new)
    ours, theirs = sides(one, other, align(one.text, other.text))
    return match(*(placed(side, dict(enumerate(getattr(side.article, group)))) for side in (ours, theirs)))


def _numbers(found):
    return [(old.number, new.number) for old, new in found.pairs]


def test_everything_is_matched_with_itself():
    for number, record in enumerate(records()):
        for group in ("speakers", "quotes", "judgements", "findings"):
            found = _matched(group, lambda old, new: None, number)
            assert _numbers(found) == [(at, at) for at in range(len(record[group]))]


def test_first_of_two_equal_parts_that_goes_is_told_by_its_place():
    def change(old, new):
        first = old["text"].index("are")
        second = old["text"].index("are", first + 1)
        same = [old["findings"][0] | {"start": at, "end": at + 3, "evidence": []} for at in (first, second)]
        old["findings"], new["findings"] = same, [dict(same[1])]

    found = _matched("findings", change)
    ((old, new),) = found.pairs
    assert (old.number, new.number, [part.number for part in found.removed]) == (1, 0, [0])
    assert old.part.id != new.part.id


def test_renamed_speaker_is_told_by_the_mentions():
    found = _matched("speakers", lambda old, new: new["speakers"][1].update(name="Ann Raye"))
    assert _numbers(found) == [(0, 0), (1, 1)]


def test_speaker_is_told_by_the_name_before_the_mentions():
    def change(old, new):
        first, second = new["speakers"]
        first["mentions"], second["mentions"] = second["mentions"], first["mentions"]

    assert _numbers(_matched("speakers", change)) == [(0, 0), (1, 1)]


def test_parts_that_share_less_than_half_of_the_smaller_one_are_two():
    def change(old, new):
        start = new["text"].index("but reviews")
        new["findings"] = [new["findings"][0] | {"start": start, "end": start + 16, "evidence": []}]
        old["findings"] = old["findings"][:1]

    found = _matched("findings", change)
    assert (found.pairs, len(found.removed), len(found.added)) == ((), 1, 1)


def test_part_that_has_grown_is_the_same():
    def change(old, new):
        new["findings"][0]["end"] = new["text"].index(" on 12")
        new["findings"] = new["findings"][:1]

    found = _matched("findings", change)
    assert _numbers(found) == [(0, 0)]
    assert [part.number for part in found.removed] == [1]


def test_same_grade_of_another_area_elsewhere_is_another_judgement():
    def change(old, new):
        start = new["text"].index("Staff care")
        new["judgements"][0] |= {"area": "lifts", "start": start, "end": start + 5}
        old["judgements"][0] |= {"start": old["text"].index("plans are"), "end": old["text"].index(" clear")}

    found = _matched("judgements", change)
    assert (found.pairs, len(found.removed), len(found.added)) == ((), 1, 1)


def test_words_that_stand_elsewhere_are_the_same_part():
    def change(old, new):
        start = new["text"].index("reviews are late")
        new["findings"] = [new["findings"][0] | {"start": start, "end": start + 16, "evidence": []}]
        start = old["text"].index("but reviews are")
        old["findings"] = [old["findings"][0] | {"start": start, "end": start + 15, "evidence": []}]
        new["text"] = new["text"].replace("Inspectors", "Inspectorz")

    assert _numbers(_matched("findings", change)) == [(0, 0)]


def test_of_several_judgements_on_the_same_words_those_that_agree_belong_together():
    def change(old, new):
        (judged,) = old["judgements"]
        old["judgements"] = [judged | {"area": area, "grade": "good"} for area in ("lifts", "stairs", "doors")]
        new["judgements"] = [judged | {"area": area, "grade": "poor"} for area in ("doors", "lifts", "stairs")]

    found = _matched("judgements", change)
    assert [(old.part.area, new.part.area) for old, new in found.pairs] == [
        (a, a) for a in ("doors", "lifts", "stairs")
    ]


WORDS = st.lists(st.sampled_from(["staff", "care", "the", "plans", "of", "late", "hall", "a"]), min_size=1, max_size=6)


def _elsewhere(number, words, base):
    template = article(records()[-1]).findings[0]
    part = template.model_copy(update={"id": f"f-{base + number:012x}", "text": " ".join(words)})
    return Placed(number, part, ((0, 1),), (base + number,))


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_words_elsewhere_are_compared_with_every_part_that_may_be_alike(olds, news):
    ours, theirs = (
        [_elsewhere(number, words, base) for number, words in enumerate(side)]
        for base, side in ((1, olds), (1001, news))
    )
    found = match(ours, theirs)
    for old in found.removed:
        for new in found.added:
            shared = (old.words & new.words).total()
            share = shared / (old.words | new.words).total()
            assert share < 0.5 or all(len(word) < 4 for word in old.words & new.words)
    for old, new in found.pairs:
        assert (old.words & new.words).total() * 2 >= (old.words | new.words).total()

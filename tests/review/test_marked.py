from __future__ import annotations

import pytest

from pipeline.errors import GoldError
from pipeline.review.evaluation import measure
from pipeline.review.given import Given
from pipeline.review.marked import entries_of
from pipeline.review.marks import marks_of
from tests.review.test_marks import file_of
from tests.review.told import TEXT, article, at, flaws


def mark(part, record=None, **told):
    """Give a mark of a part of the record, or of words of its text."""
    place = {"start": None, "end": None, "text": None} | told
    return {"article": article().id, "path": "a.txt", "part": part, "id": record.id if record else None} | place


def of_part(part, record, verdict="right", **fields):
    return mark(part, record, start=record.start, end=record.end, text=record.text) | {
        "verdict": verdict,
        "fields": fields,
    }


def missing(part, words, **fields):
    return mark(part, **at(words)) | {"verdict": "missing", "fields": fields}


def spoken(record, verdict="right", **fields):
    start, end = record.segments[0].start, record.segments[-1].end
    return mark("quote", record, start=start, end=end, text=article().text[start:end]) | {
        "verdict": verdict,
        "fields": fields,
    }


def evaluated(*rows, record="made"):
    (entry,) = entries_of([marks_of(Given(file_of(*rows), "x.marks.json"))])
    return measure(entry, article() if record == "made" else record)


def shown(result):
    return {
        kind: (tally.right, tally.wanted, tally.found)
        for kind, tally in result.tallies.items()
        if tally.wanted or tally.found
    }


ARTICLE = article()
CLEAR, LATE = ARTICLE.findings
REPORTED, SPOKEN = ARTICLE.quotes


def test_nothing_but_what_was_marked_counts():
    result = evaluated(of_part("finding", CLEAR, polarity="strength", theme="other"))
    assert shown(result) == {"findings": (1, 1, 1), "polarity of findings": (1, 1, 1), "theme of findings": (1, 1, 1)}


def test_part_that_was_marked_wrong_is_spurious_until_it_changes():
    wrong = evaluated(of_part("finding", CLEAR, "wrong", polarity="strength", theme="other"))
    assert (shown(wrong), flaws(wrong, "findings")) == ({"findings": (0, 0, 1)}, [("spurious", "plans are clear")])
    assert shown(evaluated(of_part("finding", CLEAR, "wrong", polarity="weakness"))) == {}


def test_missing_part_is_missed_until_it_is_found():
    assert flaws(evaluated(missing("finding", "Staff care .", polarity="strength")), "findings") == [
        ("missed", "Staff care .")
    ]
    assert shown(evaluated(missing("finding", "reviews are late", polarity="strength"))) == {
        "findings": (1, 1, 1),
        "polarity of findings": (0, 1, 1),
    }


def test_quote_of_several_segments_is_found_by_its_id():
    result = evaluated(spoken(SPOKEN, kind="direct", voice="provider", speaker="Ann Ray"))
    assert shown(result) == {
        "quotes in marks": (2, 2, 2), "quotes in marks, exact": (2, 2, 2), "kind of quotes": (2, 2, 2),
        "voice of quotes": (2, 2, 2), "speaker of quotes in marks": (2, 2, 2),
    }  # fmt: skip


def test_quote_inside_another_is_not_measured():
    nested = ARTICLE.model_copy(update={"quotes": (REPORTED, SPOKEN.model_copy(update={"nested": True}))})
    marked = spoken(SPOKEN, kind="direct")
    assert shown(evaluated(marked, record=nested)) == {}
    assert shown(evaluated(marked | {"id": "q-000000000000"}, record=nested)) == {}


def test_kind_of_a_quote_that_is_not_told_is_seen_from_the_marks_and_not_measured():
    assert set(shown(evaluated(missing("quote", "We are proud ,")))) == {"quotes in marks", "quotes in marks, exact"}
    assert set(shown(evaluated(missing("quote", '"We are proud ,"')))) == {"quotes in marks", "quotes in marks, exact"}
    assert set(shown(evaluated(missing("quote", "reviews are late")))) == {"quotes indirect", "quotes indirect, exact"}


def test_speaker_and_judgement_and_facts_can_be_marked():
    ray = next(speaker for speaker in ARTICLE.speakers if speaker.name == "Ann Ray")
    person = mark("speaker", ray, text="Ann Ray") | {
        "verdict": "wrong",
        "fields": {"name": "Ann Ray", "role": "leader"},
    }
    assert shown(evaluated(person)) == {"people named": (0, 0, 1)}
    assert shown(evaluated(person | {"verdict": "right"})) == {"people named": (1, 1, 1), "role of people": (1, 1, 1)}
    good = ARTICLE.judgements[0]
    fields = {"area": "overall effectiveness", "grade": "good", "when": "current"}
    assert shown(evaluated(of_part("judgement", good, **fields))) == {"judgements": (1, 1, 1)}
    assert shown(evaluated(of_part("judgement", good, "wrong", **fields))) == {"judgements": (0, 0, 1)}
    fact = mark("inspection", text="Anytown") | {"id": "provider", "fields": {"value": "Anytown"}}
    assert shown(evaluated(fact | {"verdict": "right"})) == {"inspection provider": (1, 1, 1)}
    refused = evaluated(fact | {"verdict": "wrong"})
    assert (shown(refused), refused.flaws[0].got) == ({"inspection provider": (0, 0, 1)}, "Anytown")
    assert shown(evaluated(fact | {"verdict": "wrong", "fields": {"value": "Elsewhere"}})) == {}
    assert shown(evaluated(fact | {"verdict": "wrong"}, record=None)) == {}
    assert shown(evaluated(fact | {"verdict": "missing", "fields": {"value": "Elsewhere"}})) == {
        "inspection provider": (0, 1, 1)
    }


def test_marks_survive_other_ids_and_moved_text():
    moved = article("A new line of news.\n\n" + TEXT)
    gone = of_part("finding", LATE, polarity="weakness") | {"id": "f-000000000000"}
    assert shown(evaluated(gone, record=moved)) == {"findings": (1, 1, 1), "polarity of findings": (1, 1, 1)}


def test_without_record_all_that_is_wanted_is_missed():
    result = evaluated(of_part("finding", CLEAR), of_part("finding", LATE, "wrong"), spoken(REPORTED), record=None)
    assert {kind: row for kind, row in shown(result).items() if "exact" not in kind} == {
        "findings": (0, 1, 0),
        "quotes indirect": (0, 1, 0),
    }


def test_segments_of_a_quote_are_found_when_ids_have_changed():
    gone = spoken(SPOKEN, kind="direct", voice="provider") | {"id": "q-000000000000"}
    whole = {"quotes in marks": (2, 2, 2), "quotes in marks, exact": (2, 2, 2)}
    assert whole.items() <= shown(evaluated(gone)).items()
    assert whole.items() <= shown(evaluated(gone | {"id": None, "verdict": "missing"})).items()
    assert shown(evaluated(gone | {"verdict": "wrong"})) == dict.fromkeys(whole, (0, 0, 2))


def test_segment_that_is_lost_since_is_missed():
    first = SPOKEN.model_copy(update={"segments": SPOKEN.segments[:1], "id": "q-000000000000"})
    lost = ARTICLE.model_copy(update={"quotes": (REPORTED, first)})
    assert shown(evaluated(spoken(SPOKEN), record=lost)) == {
        "quotes in marks": (0, 1, 0), "quotes in marks, exact": (0, 1, 0)
    }  # fmt: skip


def test_part_that_was_marked_wrong_is_no_error_once_its_edges_have_moved():
    longer = LATE.model_copy(update={"end": LATE.end + 3, "id": "f-000000000000", "text": f"{LATE.text} on"})
    record = ARTICLE.model_copy(update={"findings": (CLEAR, longer)})
    wrong = of_part("finding", LATE, "wrong", polarity="weakness")
    assert shown(evaluated(wrong)) == {"findings": (0, 0, 1)}
    assert shown(evaluated(wrong, record=record)) == {}


def files_of(*told):
    """Give marks of one finding in several files: verdict, theme, reviewer, time."""
    for number, (verdict, theme, reviewer, time) in enumerate(told):
        row = file_of(of_part("finding", CLEAR, verdict, theme=theme), reviewer=reviewer, time=time)
        yield marks_of(Given(row, f"{number}.json"))


EARLY, LATER = "2026-11-03T10:15:00Z", "2026-11-04T10:15:00Z"


@pytest.mark.parametrize("turned", [False, True])
def test_mark_that_was_saved_last_counts(turned):
    files = list(files_of(("wrong", "safety", "A", EARLY), ("right", "other", "B", LATER)))
    (entry,) = entries_of(files[::-1] if turned else files)
    result = measure(entry, ARTICLE)
    assert shown(result) == {"findings": (1, 1, 1), "theme of findings": (1, 1, 1)}


def test_reviewer_may_think_again():
    (entry,) = entries_of(list(files_of(("wrong", "other", "A", EARLY), ("right", "other", "A", LATER))))
    assert shown(measure(entry, ARTICLE))["findings"] == (1, 1, 1)


DISAGREE = {
    "two reviewers on the same thing": (("wrong", "other", "A", EARLY), ("right", "other", "B", LATER)),
    "no time": (("wrong", "other", "A", None), ("right", "other", "A", LATER)),
    "one time": (("wrong", "other", "A", LATER), ("right", "other", "A", LATER)),
}


@pytest.mark.parametrize("told", DISAGREE.values(), ids=DISAGREE)
def test_marks_that_differ_are_refused(told):
    with pytest.raises(GoldError) as raised:
        entries_of(list(files_of(*told)))
    said = f"1.json: {CLEAR.id} of {ARTICLE.id} is right, and wrong in 0.json"
    assert str(raised.value) == f"{said}: take one of them out"


def test_marks_that_agree_count_once():
    alike = ("right", "other", "A", None)
    assert len(entries_of(list(files_of(alike, alike)))) == 1

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.run.settings import Form
from pipeline.store.state import Entry, Failure, Origin, opened

A = Entry("a.txt", "d1", "f", "id 1", "r1", {"quotes": 2, "findings": 1}, "example.org", "l1")
B = Entry("b.txt", "d2", "f", "id 1", "r2", {"quotes": 3})
C = Entry("é/c.txt", "d3", "f", "id 2", "r3")
BAD = Failure("bad.txt", "timeout", "took more than 1 seconds", "d4", "f 60")


def origin_of(name, root="in"):
    return Origin(name, f"../{root}/{name}", f"../{root}/{name}", f"../{root}")


# Whether a run has ended


def test_change_is_unfinished_until_it_is_finished_in_a_later_run_too(tmp_path):
    with opened(tmp_path) as state:
        assert not state.is_unfinished
        state.begin(Form.JSON)
        state.begin(Form.JSON)
        state.commit()
    with opened(tmp_path) as state:
        assert state.is_unfinished
        state.finish()
        assert not state.is_unfinished
        state.commit()
    with opened(tmp_path) as state:
        assert not state.is_unfinished


def test_form_is_that_of_the_first_records(tmp_path):
    with opened(tmp_path) as state:
        assert state.form is None
        state.begin(Form.JSONL)
        state.finish()
        state.commit()
    with opened(tmp_path) as state:
        assert state.form == Form.JSONL


# Names of inputs


def test_name_belongs_to_one_input_for_good(state):
    first, second = origin_of("a.txt"), origin_of("a.txt", "other")
    assert state.claim(first)
    assert not state.claim(second)
    assert not state.claim(Origin("b.txt", first.place, first.file))
    assert (state.name_at(first.place), state.name_at(second.place)) == ("a.txt", None)
    assert (state.origin("a.txt"), state.origin("b.txt")) == (first, None)


def test_inputs_of_earlier_runs_that_were_not_there_are_given_by_name(tmp_path):
    with opened(tmp_path) as state:
        for name in ("c", "a", "b"):
            state.claim(origin_of(name))
            state.see(origin_of(name))
        assert list(state.unseen()) == []
        state.commit()
    with opened(tmp_path) as state:
        assert [origin.name for origin in state.unseen()] == ["a", "b", "c"]
        state.see(origin_of("b"))
        assert (state.is_seen("a"), state.is_seen("b")) == (False, True)
        assert list(state.unseen()) == [origin_of("a"), origin_of("c")]
        state.see_nothing()
        assert not state.is_seen("b")
        assert len(list(state.unseen())) == 3


def test_seeing_an_input_notes_how_it_was_found(state):
    state.claim(origin_of("a.txt"))
    state.claim(origin_of("b.txt"))
    state.see(Origin("a.txt", "../in/a.txt", "../in/a.txt"))
    assert state.origin("a.txt").root == ""
    assert state.origin("b.txt").root == "../in"


def test_forgotten_input_leaves_nothing_and_its_name_is_free(state):
    for entry in (A, B):
        state.claim(origin_of(entry.name))
        state.put_entry(entry)
        state.lines.put(entry.name, "text")
        state.put_failure(Failure(entry.name, "empty", "is empty"))
    state.forget("a.txt")
    found = [look("a.txt") for look in (state.origin, state.entry, state.failure, state.lines.text)]
    assert found == [None] * 4
    assert None not in [look("b.txt") for look in (state.origin, state.entry, state.failure, state.lines.text)]
    assert state.claim(origin_of("a.txt", "other"))


# Records and failures


@pytest.mark.parametrize("entry", [A, B, C], ids=lambda entry: entry.name)
def test_record_is_known_by_the_name_of_its_input(state, entry):
    assert state.entry(entry.name) is None
    state.put_entry(entry)
    assert state.entry(entry.name) == entry


def test_later_record_takes_the_place_of_an_earlier_one_and_of_a_failure(state):
    state.put_entry(A)
    state.put_failure(Failure("a.txt", "empty", "is empty"))
    assert state.entry("a.txt") == A
    later = Entry("a.txt", "d9", "f", "id 9", "r9")
    state.put_entry(later)
    assert (state.entry("a.txt"), state.failure("a.txt"), state.records()) == (later, None, 1)


def test_failures_are_given_by_name_the_last_of_each_input(state):
    state.put_failure(BAD)
    state.put_failure(Failure("a.txt", "empty", "is empty"))
    last = Failure("bad.txt", "crash", "its worker died (SIGSEGV)", "d5", "f 90")
    state.put_failure(last)
    assert state.failure("bad.txt") == last
    assert list(state.failures()) == [Failure("a.txt", "empty", "is empty"), last]
    state.drop_failure("a.txt")
    assert (state.failure("a.txt"), list(state.failures())) == (None, [last])


def test_parts_are_counted_over_all_records_or_those_of_this_run_that_did_not_fail(state):
    assert state.parts(seen=False) == Counter()
    for entry in (A, B, C, Entry("d.txt", "d", "f", "id", "r", {"quotes": 3})):
        state.put_entry(entry)
    assert (state.records(), state.parts(seen=False)) == (4, Counter(quotes=8, findings=1))
    assert state.parts(seen=True) == Counter()
    for name in ("a.txt", "b.txt"):
        state.see(origin_of(name))
    assert state.parts(seen=True) == Counter(quotes=5, findings=1)
    state.put_failure(Failure("a.txt", "empty", "is empty"))
    assert state.parts(seen=True) == Counter(quotes=3)


def test_inputs_that_are_one_article_are_given_by_name(state):
    for entry in (B, C, A):
        state.put_entry(entry)
    assert state.duplicates() == {"id 1": ["a.txt", "b.txt"]}

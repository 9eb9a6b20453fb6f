from __future__ import annotations

import json

import pytest

from pipeline.errors import GoldError
from pipeline.record.text import to_json
from pipeline.review.evaluation import KINDS, measure
from pipeline.review.given import Given
from pipeline.review.gold import Entry, Stand
from pipeline.review.gold_json import entry_of, gold_of
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import TEXT, at, gold, gold_row, written

SAMPLES = [stored.article() for stored in read_records(ROOT / "extracted")]


def test_parts_are_read_with_their_places_and_fields():
    told = gold(gold_row())
    assert [part.words for part in told.quotes] == [
        "plans are clear but reviews are late",
        "We are proud , … Staff care .",
    ]
    assert told.quotes[1].fields == {"kind": "direct", "voice": "provider", "speaker": "Ann Ray"}
    assert told.judgements[0].fields["count"] == (1, None)
    assert told.inspection == {
        "inspectorate": ["Ofsted"],
        "provider": ["Anytown"],
        "type": ["ILACS"],
        "published": ["2024-07-12"],
    }
    assert (told.keep, told.free) == (((0, len(TEXT)),), ())


def test_list_that_is_absent_is_not_known_and_an_empty_one_is():
    told = gold({"findings": []})
    assert (told.quotes, told.speakers, told.judgements, told.findings, told.inspection) == (None, None, None, (), None)


def test_field_that_is_absent_is_not_known():
    told = gold(
        {"quotes": [{**at("Staff care ."), "kind": "direct"}], "speakers": [{"name": "Ann Ray", "kind": "person"}]}
    )
    assert told.quotes[0].fields == {"kind": "direct"}
    assert told.speakers[0].fields == {"name": "Ann Ray", "kind": "person"}
    assert (
        gold({"quotes": [{**at("Staff care ."), "kind": "direct", "speaker": None}]}).quotes[0].fields["speaker"]
        is None
    )


@pytest.mark.parametrize("key", ["optional", "nested", "cut", "unmarked"])
def test_part_that_costs_nothing_is_free(key):
    assert gold({"findings": [{**at("plans are clear"), key: True}]}).findings[0].stand is Stand.FREE


@pytest.mark.parametrize("record", SAMPLES, ids=lambda record: record.source.path)
def test_record_is_gold_of_itself(record):
    told = gold_of(Given(json.loads(to_json(record)), "a.gold.json"), record.text)
    result = measure(Entry("a.gold.json", "a", None, None, lambda _: told), record)
    assert (list(result.flaws), {tally.f1 for tally in result.tallies.values()}) == ([], {1.0})
    assert set(result.tallies) == set(KINDS)


def test_earlier_finding_is_free_and_an_earlier_judgement_is_not():
    earlier = {**at("plans are clear"), "when": "previous", "grade": "good"}
    told = gold({"findings": [earlier], "judgements": [earlier]})
    assert (told.findings[0].stand, told.judgements[0].stand) == (Stand.FREE, Stand.WANTED)


def test_other_values_are_right_too():
    row = {
        "inspection": {"provider": ["A", "B"], "provider_alt": ["C", None]},
        "findings": [{**at("plans"), "theme": "a", "theme_alt": ["b"]}],
    }
    told = gold(row)
    assert told.inspection["provider"] == ["A", "B", "C", None]
    assert told.inspection["type"] == [None]
    assert told.findings[0].fields["theme_alt"] == ["b"]


def test_lines_say_what_stays_goes_or_may_do_either():
    lines = [
        {"n": 1, "keep": False},
        {"n": 3, "keep": True, "optional": True},
        {"n": 4, "keep": "either"},
        {"n": 5, "keep": True},
    ]
    told = gold({"lines": lines}, "aa\nbb\ncc\ndd\nee\n")
    assert (told.keep, told.free) == ([(3, 5), (12, 14), (15, 15)], [(6, 8), (9, 11)])


def test_text_stands_in_the_file_or_beside_it(tmp_path):
    path = written(tmp_path, {})
    (tmp_path / "a.txt").write_bytes(b"x\r\ny")
    assert entry_of(Given({}, "f"), path, tmp_path).gold(None).text == "x\r\ny"
    (tmp_path / "a.clean.txt").write_text("clean")
    assert entry_of(Given({}, "f"), path, tmp_path).gold(None).text == "clean"
    assert entry_of(Given({"text": "own"}, "f"), path, tmp_path).gold(None).text == "own"


def test_article_is_told_by_its_id_and_path_else_by_the_name_of_the_file(tmp_path):
    (tmp_path / "in").mkdir()
    path = written(tmp_path / "in", {})
    entry = entry_of(Given({"text": ""}, "f"), path, tmp_path)
    assert (entry.name, entry.article, entry.path, entry.file) == ("in/a", None, None, str(path))
    named = entry_of(Given({"text": "", "article": "0", "path": "b.html"}, "f"), path, tmp_path)
    assert (named.article, named.path) == ("0", "b.html")


WRONG = {
    "beyond the end": (
        {"findings": [{"start": 0, "end": 999}]},
        f"findings[0].end: is 999, and the text has {len(TEXT)} characters",
    ),
    "other words": (
        {"findings": [{"start": 0, "end": 7, "text": "Anywhere"}]},
        "findings[0].text: is 'Anywhere', and the text at [0, 7) reads 'Anytown'; the text has no such words",
    ),
    "words further on": (
        {"findings": [{"start": 0, "end": 5, "text": "rated"}]},
        (
            "findings[0].text: is 'rated', and the text at [0, 5) reads 'Anyto'; "
            "these words stand at [11, 16): places count code points from 0"
        ),
    ),
    "a misspelt key": ({"finding": []}, "finding: no such key: is `findings` meant?"),
    "a misspelt key of a part": (
        {"findings": [{**at("plans"), "polarty": "strength"}]},
        "findings[0].polarty: no such key: is `polarity` meant?",
    ),
    "a misspelt fact": (
        {"inspection": {"inspectorat": "Ofsted"}},
        "inspection.inspectorat: no such key: is `inspectorate` meant?",
    ),
    "a misspelt key of a speaker": (
        {"speakers": [{"name": "A", "kind": "person", "organization": "B"}]},
        "speakers[0].organization: no such key: is `organisation` meant?",
    ),
    "no segment": (
        {"quotes": [{"kind": "direct", "segments": []}]},
        "quotes[0].segments: should hold one segment at least",
    ),
    "no words": (
        {"findings": [{"start": 21, "end": 23}]},
        "findings[0]: holds no words: the text at [21, 23) reads '\\n\\n'",
    ),
    "no flag": (
        {"findings": [{**at("plans"), "optional": "no"}]},
        "findings[0].optional: should be true or false, not 'no'",
    ),
    "another time": (
        {"findings": [{**at("plans"), "when": "earlier"}]},
        "findings[0].when: should be one of current, previous, not 'earlier'",
    ),
    "a line that is not there": ({"lines": [{"n": 6}]}, "lines[0].n: is 6, and the text has the lines 1 to 5"),
    "line nought": ({"lines": [{"n": 0}]}, "lines[0].n: is 0, and the text has the lines 1 to 5"),
    "a line twice": ({"lines": [{"n": 2}, {"n": 2}]}, "lines[1].n: line 2 is told of in lines[0] too"),
    "an unknown kind": (
        {"quotes": [{**at("plans"), "kind": "shouted"}]},
        "quotes[0].kind: should be one of direct, mixed, indirect, not 'shouted'",
    ),
    "no grade": ({"judgements": [at("plans")]}, "judgements[0].grade: is missing"),
    "an unknown polarity": (
        {"findings": [{**at("plans"), "polarity": "good"}]},
        "findings[0].polarity: should be one of strength, weakness, not 'good'",
    ),
}


@pytest.mark.parametrize(("row", "reason"), WRONG.values(), ids=WRONG)
def test_broken_gold_is_told_with_its_key(row, reason):
    with pytest.raises(GoldError) as raised:
        gold_of(Given(row, "a.gold.json"), TEXT)
    assert str(raised.value) == f"a.gold.json: {reason}"


def test_gold_without_text_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"no text: neither a key `text` nor a\.clean\.txt or a\.txt beside it"):
        entry_of(Given({}, "f"), written(tmp_path, {}), tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xff")
    with pytest.raises(GoldError, match=r"a\.txt, is no UTF-8"):
        entry_of(Given({}, "f"), written(tmp_path, {}), tmp_path)

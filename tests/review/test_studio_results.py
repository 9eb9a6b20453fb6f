from __future__ import annotations

import pytest

from pipeline.errors import GoldError
from pipeline.review.given import Given
from pipeline.review.studio_results import read_tasks

TEXT = "\U0001f600 Staff\ncare. Staff care."


def region(start, end, text, **more):
    return {
        "id": "r",
        "from_name": "part",
        "to_name": "text",
        "type": "labels",
        "value": {"start": start, "end": end, "text": text, "labels": ["direct"]},
    } | more


def task(*result, **more):
    return {"data": {"text": TEXT, "id": "a", "path": "a.txt"}, "annotations": [{"result": list(result)} | more]}


def read(*tasks):
    return list(read_tasks(Given(list(tasks), "x.json")))


PLACES = {
    "code points": ((2, 13, "Staff\ncare."), (2, 13)),
    "line breaks as they are escaped": ((2, 13, "Staff\\ncare."), (2, 13)),
    "units of old versions": ((3, 14, "Staff\ncare."), (2, 13)),
    "units of old versions, further on": ((15, 26, "Staff care."), (14, 25)),
    "somewhere near": ((20, 25, "Staff"), (14, 19)),
    "without words": ((2, 7, None), (2, 7)),
}


@pytest.mark.parametrize(("given", "place"), PLACES.values(), ids=PLACES)
def test_place_is_where_the_words_are(given, place):
    assert read(task(region(*given)))[0].regions["r"].place == place


def test_words_that_are_nowhere_are_told():
    with pytest.raises(GoldError, match=r"^x\.json: \[0\]\.annotations\[0\]\.result\[0\]\.value\.text: no such words"):
        read(task(region(0, 3, "Nobody")))


@pytest.mark.parametrize("place", [(500, 510, None), (7, 8, "\n"), (1, 2, None)])
def test_region_without_words_is_told(place):
    with pytest.raises(GoldError, match=r"^x\.json: \[0\]\.annotations\[0\]\.result\[0\]\.value: holds no words"):
        read(task(region(*place)))


def test_two_labels_on_a_region_are_told():
    two = region(2, 7, "Staff")
    two["value"]["labels"] = ["direct", "mixed"]
    with pytest.raises(GoldError, match=r"labels: should hold one label, not 2 \(direct, mixed\), at 'Staff'$"):
        read(task(two))


def test_fields_relations_and_facts_are_read():
    (found,) = read(
        task(
            region(2, 7, "Staff"),
            {"id": "r", "from_name": "voice", "type": "choices", "value": {"choices": ["other"]}},
            {"id": "r", "from_name": "name", "type": "textarea", "value": {"text": [" "]}},
            {"id": "f", "from_name": "provider", "type": "textarea", "value": {"text": ["Anytown "]}},
            {"id": "x", "from_name": "voice", "type": "choices", "value": {"choices": ["other"]}},
            {"type": "relation", "from_id": "r", "to_id": "q", "direction": "right", "labels": ["said by"]},
            {"type": "relation", "from_id": "r", "to_id": "q", "direction": "right"},
        )
    )
    assert (found.article, found.path, found.text) == ("a", "a.txt", TEXT)
    assert found.regions["r"].fields == {"voice": "other"}
    assert (found.ties, found.facts) == ((("said by", "r", "q"),), {"provider": "Anytown"})


def test_controls_that_a_project_has_beside_ours_are_left_alone():
    own = region(2, 7, "Staff", from_name="topic", id="o")
    stars = {"id": "r", "from_name": "stars", "type": "rating", "value": {"rating": 3}}
    (found,) = read(task(region(2, 7, "Staff"), own, stars))
    assert (list(found.regions), found.regions["r"].fields) == (["r"], {})


def test_answer_may_be_a_string():
    typed = {"id": "r", "from_name": "role", "type": "textarea", "value": {"text": "leader"}}
    assert read(task(region(2, 7, "Staff"), typed))[0].regions["r"].fields == {"role": "leader"}


def test_annotation_that_counts_is_the_ground_truth_else_the_last():
    first, second, cancelled = ({"result": [region(0, end, None)]} for end in (3, 4, 5))
    row = task() | {"annotations": [first, second, cancelled | {"was_cancelled": True}]}
    assert read(row)[0].regions["r"].place == (0, 4)
    row["annotations"][0]["ground_truth"] = True
    assert read(row)[0].regions["r"].place == (0, 3)


def test_task_that_nobody_annotated_is_no_gold():
    assert read(task() | {"annotations": []}, task(was_cancelled=True)) == []


def test_task_that_no_record_can_belong_to_is_told():
    with pytest.raises(GoldError, match=r"^x\.json: \[0\]\.data: neither `id` nor `path`"):
        read(task() | {"data": {"text": TEXT}})


def test_other_export_is_told():
    with pytest.raises(GoldError, match=r"^x\.json: \[0\]\.data\.text: is missing"):
        read({"data": {"image": "a.png"}, "annotations": [{"result": []}]})

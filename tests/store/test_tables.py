from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pipeline.record.article import Article
from pipeline.record.text import to_line
from pipeline.store.tables import Column, Reference, Table, rows_of, tables
from tests.store.newer import More
from tests.store.stored import article

BY_NAME = {table.name: table for table in tables()}


def _rows(told: Article) -> dict[str, list[dict[str, object]]]:
    found = rows_of(told, to_line(told).encode(), "digest")
    return {table.name: [dict(zip(table.names, row, strict=True)) for row in found[table.name]] for table in tables()}


def test_each_list_of_the_record_is_a_table():
    assert list(BY_NAME) == [
        "articles",
        "blocks",
        "dropped",
        "speakers",
        "speaker_mentions",
        "quotes",
        "quote_also",
        "quote_segments",
        "judgements",
        "findings",
        "finding_quotes",
        "finding_evidence",
        "notices",
    ]


def test_columns_have_the_types_and_gaps_of_the_fields():
    columns = {column.name: column for column in BY_NAME["articles"].columns}
    assert columns["id"] == Column("id", "text", meaning=columns["id"].meaning)
    assert columns["id"].meaning.startswith("Stable over re-scrapes")
    assert (columns["source_size"].type, columns["source_size"].nullable) == ("integer", False)
    assert (columns["metadata_title"].type, columns["metadata_title"].nullable) == ("text", True)
    assert columns["inspection_published_value"].nullable, "a date that is not told has no value"
    assert columns["record"].type == "json"
    kinds = {column.name: column.type for name in ("quotes", "findings") for column in BY_NAME[name].columns}
    assert (kinds["nested"], kinds["confidence"], kinds["start"]) == ("boolean", "number", "integer")


def test_keys_and_references_follow_from_the_models():
    owner = Reference(("article_id",), "articles", ("id",), cascade=True)
    speaker = Reference(("article_id", "speaker"), "speakers", ("article_id", "id"), cascade=False)
    quote = Reference(("article_id", "quote_id"), "quotes", ("article_id", "id"), cascade=True)
    assert (BY_NAME["quotes"].key, BY_NAME["quotes"].references) == (("article_id", "id"), (owner, speaker))
    assert BY_NAME["quote_also"].key == ("article_id", "quote_id", "position")
    assert BY_NAME["quote_also"].references == (quote, speaker)
    assert BY_NAME["blocks"].key == ("article_id", "position")
    assert [to.table for to in BY_NAME["finding_quotes"].references] == ["findings", "quotes"]


def test_tables_stand_after_those_they_refer_to():
    names = list(BY_NAME)
    for table in tables():
        assert all(names.index(to.table) < names.index(table.name) for to in table.references)


def test_each_part_is_a_row_and_nothing_is_lost():
    told = article("a")
    found = _rows(told)
    assert {name: len(rows) for name, rows in found.items()} == {
        "articles": 1,
        "blocks": 3,
        "dropped": 1,
        "speakers": 2,
        "speaker_mentions": 2,
        "quotes": 2,
        "quote_also": 1,
        "quote_segments": 3,
        "judgements": 1,
        "findings": 2,
        "finding_quotes": 2,
        "finding_evidence": 2,
        "notices": 2,
    }
    (row,) = found["articles"]
    assert json.loads(row["record"]) == json.loads(to_line(told))
    assert (row["record_sha256"], row["source_path"], row["metadata_title"]) == ("digest", "a.txt", "A title")
    assert (row["inspection_published_value"], row["inspection_inspected_value"]) == ("2024-07-12", None)
    proud = next(row for row in found["quotes"] if row["kind"] == "direct")
    assert proud["text"] == "We are proud , Staff care ."
    segments = [row["text"] for row in found["quote_segments"] if row["quote_id"] == proud["id"]]
    assert segments == ["We are proud ,", "Staff care ."]
    assert [row["position"] for row in found["quote_segments"]] == [0, 0, 1]


def test_references_lead_to_rows():
    found = _rows(article("a"))
    for table in tables():
        for to in table.references:
            known = {tuple(row[name] for name in to.key) for row in found[to.table]}
            given = [tuple(row[name] for name in to.columns) for row in found[table.name]]
            assert {values for values in given if None not in values} <= known


@pytest.fixture
def newer(newer_models) -> Iterator[dict[str, Table]]:
    return {table.name: table for table in tables()}


def test_new_field_is_a_column_and_a_new_list_a_table(newer):
    assert [c for c in newer["articles"].columns if c.name == "reviewed"] == [
        Column("reviewed", "integer", nullable=True, meaning="How often a person looked.")
    ]
    assert [c.type for c in newer["quotes"].columns if c.name == "tone_loud"] == ["boolean"]
    assert newer["labels"].names == ("article_id", "position", "value")
    assert newer["inspection_crew_teams"].key == ("article_id", "position")
    assert newer["inspection_crew_team_members"].key == ("article_id", "inspection_crew_team_position", "position")


def test_list_in_a_model_that_is_null_has_no_rows(newer):
    found = _rows(More.model_validate_json(to_line(article("a"))))
    assert (found["inspection_crew_teams"], found["inspection_crew_team_members"]) == ([], [])


def test_rows_of_newer_models_fit_their_tables(newer):
    told = More.model_validate_json(to_line(article("a")))
    inspection = told.inspection.model_copy(update={"crew": More.crew(("A", "B"), ("C",))})
    found = _rows(told.model_copy(update={"labels": ("x", "y"), "inspection": inspection}))
    assert [row["value"] for row in found["labels"]] == ["x", "y"]
    members = [
        (r["inspection_crew_team_position"], r["position"], r["value"]) for r in found["inspection_crew_team_members"]
    ]
    assert members == [(0, 0, "A"), (0, 1, "B"), (1, 0, "C")]

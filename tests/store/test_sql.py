from __future__ import annotations

from dataclasses import replace

from pipeline.store.sql import Dialect, add_column, create_table, insert_row, listed, quoted
from pipeline.store.tables import Column, Reference, Table

TYPES = {"text": "TEXT", "json": "JSON", "integer": "INT", "number": "REAL", "boolean": "BOOL"}
TABLE = Table(
    "parts",
    (Column("article_id", "text"), Column("id", "text"), Column("end", "integer", nullable=True)),
    ("article_id", "id"),
    (
        Reference(("article_id",), "articles", ("id",), cascade=True),
        Reference(("article_id", "end"), "ends", ("article_id", "id"), cascade=False),
    ),
)


def test_names_are_quoted_whatever_stands_in_them():
    assert quoted('a"; DROP TABLE x; --') == '"a""; DROP TABLE x; --"'
    assert listed(["end", "when"]) == '"end", "when"'


def test_table_is_made_with_types_and_keys():
    assert create_table(TABLE, Dialect(TYPES)).splitlines() == [
        'CREATE TABLE "parts" (',
        '  "article_id" TEXT NOT NULL,',
        '  "id" TEXT NOT NULL,',
        '  "end" INT,',
        '  PRIMARY KEY ("article_id", "id"),',
        '  FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,',
        '  FOREIGN KEY ("article_id", "end") REFERENCES "ends" ("article_id", "id") DEFERRABLE INITIALLY DEFERRED',
        ")",
    ]


def test_database_may_do_without_keys_of_parts():
    dialect = Dialect(TYPES, part_keys=False)
    assert "KEY" not in create_table(TABLE, dialect)
    assert 'PRIMARY KEY ("article_id", "id")' in create_table(replace(TABLE, name="articles"), dialect)


def test_numbered_table_has_its_key_beside_the_number():
    lines = create_table(TABLE, Dialect(TYPES, numbered=frozenset({"parts"}))).splitlines()
    assert lines[1] == "  rowid INTEGER PRIMARY KEY,"
    assert '  UNIQUE ("article_id", "id"),' in lines


def test_added_column_may_be_empty():
    added = add_column(TABLE, Column("late", "number"), Dialect(TYPES))
    assert added == 'ALTER TABLE "parts" ADD COLUMN "late" REAL'


def test_values_are_bound():
    statement = 'INSERT INTO "parts" ("article_id", "id", "end") VALUES (%s, %s, %s)'
    assert insert_row(TABLE, Dialect(TYPES, mark="%s")) == statement

"""Records on the disk, and what stores hold of them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from pipeline.record.article import Article
from pipeline.record.build import to_article
from pipeline.record.text import to_json
from pipeline.store.sql import listed, quoted
from pipeline.store.tables import tables
from tests.record.made import TEXT, made


def article(name: str, title: str = "A title", text: str = TEXT) -> Article:
    """Give a record with a part of every kind; its id follows from the name."""
    return to_article(*made(text, url=f"https://example.org/{name}", title=title))


def write(folder: Path, **titles: str) -> Path:
    """Write a record for each name, and give the folder."""
    folder.mkdir(exist_ok=True)
    for name, title in titles.items():
        (folder / f"{name}.json").write_text(to_json(article(name, title)), "utf-8")
    return folder


def rows(url: str, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run a statement in the database of a URL, by its driver alone, and give its rows."""
    kind, _, path = url.partition(":")
    if kind == "sqlite":
        with sqlite3.connect(path.removeprefix("///")) as connection:
            found = connection.execute(statement, values).fetchall()
        connection.close()
        return found
    if kind == "duckdb":
        import duckdb

        with duckdb.connect(path.removeprefix("///")) as connection:
            return connection.execute(statement, values).fetchall()
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.replace("?", "%s"), values)
        return cursor.fetchall() if cursor.description else []


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give all rows of all tables, sorted by their keys, with values that are alike whatever the database."""
    found = {}
    for table in tables():
        statement = f"SELECT {listed(table.names)} FROM {quoted(table.name)} ORDER BY {listed(table.key)}"
        kinds = [column.type for column in table.columns]
        found[table.name] = [tuple(map(_alike, row, kinds)) for row in rows(url, statement)]
    return found


def _alike(value: Any, kind: str) -> Any:
    if kind == "json":
        return json.loads(value) if isinstance(value, str) else value
    return value if value is None or kind != "boolean" else bool(value)


def titles(url: str) -> list[str]:
    """Give the titles of the articles, sorted."""
    return sorted(title for (title,) in rows(url, "SELECT metadata_title FROM articles"))

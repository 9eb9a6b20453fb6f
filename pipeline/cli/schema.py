"""`inspectext schema`: the JSON Schema of the record, or its data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import told_errors, write


def schema(
    dictionary: Annotated[
        Path | None,
        typer.Option("--dictionary", metavar="DIR", help="The data dictionary, with examples from the records in DIR."),
    ] = None,
) -> None:
    """Print the JSON Schema of a record, or the data dictionary: every field with type, meaning and example."""
    with told_errors():
        from pipeline.record.dictionary import dictionary_text  # noqa: PLC0415  heavy
        from pipeline.record.schema import schema_text  # noqa: PLC0415  heavy
        from pipeline.store.records import read_records  # noqa: PLC0415  heavy

        if dictionary is None:
            write(schema_text())
        else:
            write(dictionary_text(record.article().model_dump(mode="json") for record in read_records(dictionary)))

"""`inspectext schema`: the JSON Schema of the record."""

from __future__ import annotations

from pipeline.cli.console import told_errors, write


def schema() -> None:
    """Print the JSON Schema of a record."""
    with told_errors():
        from pipeline.record.schema import schema_text  # noqa: PLC0415  heavy

        write(schema_text())

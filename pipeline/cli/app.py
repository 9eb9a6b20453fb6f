"""The command `inspectext` and its subcommands."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli import annotate, check, clean, diff, evaluate, export, index, report, retry, run, schema, show
from pipeline.cli.console import write
from pipeline.cli.events import Watched
from pipeline.settings import program_version

app = typer.Typer(
    name="inspectext",
    help="Quotes, speakers, grades and findings from texts about inspections.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("run", cls=Watched)(run.run)
app.command("retry", cls=Watched)(retry.retry)
app.command("index")(index.index)
app.command("show")(show.show)
app.command("clean")(clean.clean)
app.command("schema")(schema.schema)
app.command("check")(check.check)
app.command("export")(export.export)
app.command("evaluate")(evaluate.evaluate)
app.command("annotations")(annotate.annotate)
app.command("diff")(diff.diff)
app.command("report")(report.report)


def _version(wanted: bool) -> None:
    if wanted:
        write(f"inspectext {program_version()}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; the entry point."""
    app()

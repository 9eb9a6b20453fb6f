"""The option `--model`, for every command that extracts."""

from __future__ import annotations

from typing import Annotated

import typer

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="An installed spaCy pipeline, whose own code runs, or a folder of one, whose code does not.",
        show_default="the one in config.cfg, else the embedded one",
    ),
]

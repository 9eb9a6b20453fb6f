"""The option `--model`, for every command that extracts."""

from __future__ import annotations

from typing import Annotated

import typer

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="An installed spaCy pipeline, or a folder of one.",
        show_default="the embedded one",
    ),
]

"""The option `--profiles`, for every command that extracts."""

from __future__ import annotations

from typing import Annotated

import typer

Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        metavar="DIR",
        help="A folder with inspectorate profiles (TOML) of your own, beside the shipped ones.",
        show_default="the one in config.cfg, else none",
    ),
]

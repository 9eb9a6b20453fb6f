"""The option `--site-index`, for every command that looks at one article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.store.sites import SiteIndex

SiteIndexFile = Annotated[
    Path | None,
    typer.Option(
        "--site-index",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Drop what other pages of the same site repeat, as `index` or `run` counted them in FILE.",
        show_default="the page by itself",
    ),
]


def read_sites(file: Path | None) -> SiteIndex | None:
    """Give the index of sites that the user named; None for none.

    Raises:
        ConfigError: The file is no index.
    """
    return None if file is None else SiteIndex(file)

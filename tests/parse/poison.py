"""What leaves a mark where it is unpickled."""

from __future__ import annotations

import os
from pathlib import Path


class Poison:
    """Makes a folder where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)

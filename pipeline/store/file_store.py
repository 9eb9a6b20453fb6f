"""A store of one file, or of a folder of files: read at the start of an export, and written whole at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Protocol

from pipeline.errors import ConfigError
from pipeline.store.gathered import Entry, Gathered, Parts, told
from pipeline.store.lock import locked
from pipeline.store.protocol import Ready


class Form(Protocol):
    """A form of files; one object serves one export.

    Attributes:
        place: The file or the folder.
        home: The folder for what is needed only while it is written.
    """

    place: Path
    home: Path

    def held(self) -> Mapping[str, Entry]:
        """Give what the files hold, by id.

        Raises:
            ConfigError: They are none of this program, or broken.
        """

    def parts(self, ready: Ready) -> Parts:
        """Give the bytes that stand for an article until all are written."""

    def write(self, gathered: Gathered) -> None:
        """Replace the files by what is gathered; after an error they are as they were."""


class FileStore:
    """A place for exports in some form of files."""

    def __init__(self, form: Form) -> None:
        self._form = form

    @contextmanager
    def open(self) -> Iterator[Gathered]:
        """Read what the files hold, and write them anew at the end where anything was put or removed.

        Raises:
            ConfigError: They are none of this program, broken, or another export is writing to them.
            StoreError: They cannot be read or written.
        """
        form = self._form
        with ExitStack() as stack:
            with told(form.place):
                if not stack.enter_context(locked(form.home, f".{form.place.name}.lock")):
                    raise ConfigError(f"{form.place}: another export is writing to it")
                file = stack.enter_context(_nameless(form.home))
                gathered = Gathered(form.place, form.held(), file, form.parts)
            yield gathered
            if gathered.changed():
                with told(form.place):
                    form.write(gathered)


@contextmanager
def _nameless(folder: Path) -> Iterator[IO[bytes]]:
    """Give a file that nobody else sees and that goes with the process; an error when it is closed costs nothing."""
    file = TemporaryFile(dir=folder)  # noqa: SIM115  closed below, and only that may fail
    try:
        yield file
    finally:
        with suppress(OSError):
            file.close()

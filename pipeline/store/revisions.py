"""The records of a folder as a git revision has them, read without a checkout."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from types import TracebackType
from typing import Self

from pipeline.errors import ConfigError
from pipeline.store.listed import MANIFEST, Listed, Listing, listed_lines, listed_text, readable, stored, versions_in
from pipeline.store.records import LINES, StoredRecord

_ENDINGS = (".json", LINES)
_OTHER = frozenset({MANIFEST, "errors.jsonl"})
_FILES = frozenset({b"100644", b"100755"})
_LINKS = frozenset({b"120000"})


class GitListing(Listing):
    """The records of a folder in a revision; a context, as git runs beside it."""

    def __init__(self, revision: str, folder: Path) -> None:
        """Find the folder in the revision.

        Raises:
            ConfigError: There is no git, no repository, no such revision, or no such folder in it.
        """
        self.revision = revision
        self.name = readable(f"{revision}:{folder.as_posix()}")
        self._home = next(home for home in (folder, *folder.parents, Path()) if home.is_dir())
        asked = folder.relative_to(self._home).as_posix()
        tree = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
        if not tree:
            raise ConfigError(f"{revision}: no such revision")
        told = self._git("ls-tree", "-r", "-z", tree.decode().strip(), "--", asked)
        inside = "" if asked == "." else f"{asked}/"
        found = {path.removeprefix(inside): blob for path, blob in sorted(_blobs(told, _FILES))}
        links = {path.removeprefix(inside): blob for path, blob in _blobs(told, _LINKS)}
        if not (found or links):
            raise ConfigError(f"{revision}: has no folder {readable(str(folder))}")
        self._reader = _Reader(self._home)
        self._blobs = dict(sorted((found | self._linked(links, found)).items()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    def listed(self) -> Iterator[Listed]:
        """Give the records in the order of their places."""
        for path in filter(_is_record, self._blobs):
            text, place = self._reader.read(self._blobs[path]), f"{self.name}/{path}"
            if path.endswith(LINES):
                yield from listed_lines(iter(io.BytesIO(text)), place)
            else:
                yield listed_text(text, place)

    def read(self, listed: Listed) -> StoredRecord:
        """Give a record that was listed, with a fault where it is not what was listed."""
        place = listed.place.rpartition(":")[0] if listed.is_line else listed.place
        text = self._reader.read(self._blobs[place.removeprefix(f"{self.name}/")])
        return stored(listed, text[listed.start : listed.start + listed.size])

    def versions(self) -> Mapping[str, str]:
        """Give what made the records, where the revision has their manifest."""
        return versions_in(self._reader.read(self._blobs[MANIFEST])) if MANIFEST in self._blobs else {}

    def _linked(self, links: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
        """Give the links whose file stands in the folder, too, as a folder of the disk is read with its links."""
        found = {path: _readable(self._reader.read(blob)) for path, blob in links.items() if _is_record(path)}
        found = {path: normpath(join(dirname(path), target)) for path, target in found.items()}
        return {path: files[target] for path, target in found.items() if target in files}

    def _git(self, *arguments: str) -> bytes:
        command = ("git", "--literal-pathspecs", *arguments)
        try:
            done = subprocess.run(command, cwd=self._home, capture_output=True, check=False)  # noqa: S603
        except OSError as error:
            raise ConfigError(f"git cannot be run: {error.strerror or error}") from error
        if done.returncode and done.stderr:
            raise ConfigError(f"git: {done.stderr.decode(errors='replace').splitlines()[0]}")
        return done.stdout


def _blobs(told: bytes, modes: Container[bytes]) -> Iterator[tuple[str, str]]:
    """Give the paths and blobs that `git ls-tree -z` tells of files with one of these modes."""
    for line in told.split(b"\0"):
        facts, _, path = line.partition(b"\t")
        if facts[:6] in modes:
            yield _readable(path), facts.split()[-1].decode()


def _readable(path: bytes) -> str:
    return path.decode("utf-8", "backslashreplace")


def _is_record(path: str) -> bool:
    name = PurePosixPath(path).name
    hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
    return name.endswith(_ENDINGS) and name not in _OTHER and not hidden


class _Reader:
    """Gives blobs by their names; the last one is kept, as a file of lines is asked for again and again."""

    def __init__(self, home: Path) -> None:
        command: Sequence[str] = ("git", "cat-file", "--batch")
        self._process = subprocess.Popen(command, cwd=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self._last: tuple[str, bytes] = ("", b"")

    def read(self, blob: str) -> bytes:
        if self._last[0] != blob:
            self._last = blob, self._asked(blob)
        return self._last[1]

    def _asked(self, blob: str) -> bytes:
        asked, told = self._process.stdin, self._process.stdout
        if asked is None or told is None:
            raise ConfigError("git cannot be asked")
        asked.write(f"{blob}\n".encode())
        asked.flush()
        header = told.readline().split()
        if len(header) != 3:  # noqa: PLR2004  name, kind and size
            raise ConfigError(f"git has no {blob}")
        text = told.read(int(header[2]))
        told.read(1)
        return text

    def close(self) -> None:
        self._process.communicate()

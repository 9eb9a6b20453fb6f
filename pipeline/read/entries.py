"""What an entry of an archive is: an article, one that can't be read, or nothing to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.endings import container_of, is_read, plain_name
from pipeline.read.member import Member, faulty, safe_path, too_large

_RESOURCES = "__MACOSX"
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of an archive, as its directory has it.

    Attributes:
        path: As it stands there.
        link: It is a link to something else.
        locked: It is encrypted.
    """

    path: str
    size: int
    link: bool = False
    locked: bool = False

    @property
    def parts(self) -> list[str]:
        """The parts of the path, whichever slash it is written with."""
        return self.path.replace("\\", "/").split("/")

    @property
    def name(self) -> str:
        """The path, made safe."""
        return safe_path(_DRIVE.sub("", part) if n == 0 else part for n, part in enumerate(self.parts))

    def is_article(self) -> bool:
        """Tell whether it would be read in a folder; what is hidden is not."""
        hidden = any(part == _RESOURCES or (part.startswith(".") and part.strip(".")) for part in self.parts)
        return is_read(self.parts[-1]) and not hidden

    def fault(self, max_bytes: int) -> Member | None:
        """Give the article with the reason why it can't be read; None where it can."""
        parts = self.parts
        if ".." in parts or (not parts[0] and len(parts) > 1) or _DRIVE.match(parts[0]):
            return faulty(self.name, f"leads out of the archive: {self.path!r}", "outside")
        if self.link:
            return faulty(self.name, "is a link inside an archive, which is not followed", "outside")
        kind = container_of(parts[-1])
        if kind is not None:
            return faulty(self.name, f"is a {kind} inside an archive: unpack the outer one first", "unsupported")
        if self.locked:
            return faulty(self.name, "is encrypted")
        return too_large(self.name, max_bytes) if self.size > max_bytes else None

    def member(self, data: bytes) -> Member:
        """Give the article."""
        return Member(self.name, data, file_name=plain_name(self.parts[-1]))

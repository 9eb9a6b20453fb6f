"""Steps that run only when what they read has changed."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Step:
    """One step of the recipe.

    `reads` and `writes` are files or folders; `values` are the settings that its outcome hangs on. The program's
    own text is not among what a step reads: after a change of code, `--force` makes it run. `kept` is the file in which
    a long step keeps how far it has come; what that was made from stands in `NAME.begun` until the step is done.
    """

    name: str
    run: Callable[[], None]
    reads: tuple[Path, ...]
    writes: tuple[Path, ...]
    values: tuple[object, ...] = ()
    kept: Path | None = None


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among and under the paths, in order; paths that do not exist are left out."""
    for path in paths:
        yield from (
            sorted(file for file in path.rglob("*") if file.is_file())
            if path.is_dir()
            else filter(Path.is_file, [path])
        )


def fingerprint(step: Step) -> str:
    """A sha256 over the step's settings and the names and bytes of all files it reads."""
    total = hashlib.sha256(repr(step.values).encode())
    for file in files_of(step.reads):
        with file.open("rb") as content:
            total.update(file.name.encode() + b"\0" + hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()


def is_done(step: Step, work: Path) -> bool:
    """Whether all outputs stand and were made from what the step would read now."""
    stamp = _stamp(step, work)
    if not stamp.is_file() or not all(path.exists() for path in step.writes):
        return False
    return bool(json.loads(stamp.read_text(encoding="utf-8"))["inputs"] == fingerprint(step))


def run_step(step: Step, work: Path, *, anew: bool = False) -> None:
    """Run the step and note what it was made from; a step that was broken off goes on, unless what it reads has changed
    since or it is to run anew.
    """
    inputs, begun = fingerprint(step), work / f"{step.name}.begun"
    _stamp(step, work).unlink(missing_ok=True)
    if step.kept:
        same = begun.is_file() and begun.read_text(encoding="utf-8") == inputs
        if anew or not same:
            step.kept.unlink(missing_ok=True)
        begun.write_text(inputs, encoding="utf-8")
    step.run()
    if step.kept:
        step.kept.unlink(missing_ok=True)
        begun.unlink()
    _stamp(step, work).write_text(json.dumps({"inputs": inputs}) + "\n", encoding="utf-8")


def emptied(folder: Path) -> Path:
    """The folder with nothing in it: later steps read whole folders, so what an earlier run left would be learned."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _stamp(step: Step, work: Path) -> Path:
    return work / f"{step.name}.stamp.json"

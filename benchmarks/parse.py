"""The English model alone, from raw text: the treebanks' tests, names, size, and speed on one core.

    python -m benchmarks.parse [--model FOLDER] [--shared FOLDER]

The figures are those of `python -m training evaluate`, with both tests together too. The speed is that of all the
model's components through `nlp.pipe`, in words a second of processor time; beside it stands how many times as fast
spaCy's blank English, which only cuts tokens, is on the same texts. Compare that ratio: the machine may be shared.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.extraction import shared_folder
from pipeline.parse.model_loader import MODEL, load_model
from training.card import tables
from training.evaluate import evaluate, size_on_disk
from training.settings import Settings

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def keep_to_one_core() -> None:
    """Keep the process to one core, and start it anew where its numeric libraries may have more threads than one.

    They read that from the environment when they are imported, so it is too late to tell them here.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if any(os.environ.get(name) != "1" for name in THREADS):
        os.environ.update(dict.fromkeys(THREADS, "1"))
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  the same command again


def main() -> None:
    """Print the tables, the size and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=MODEL, help="the folder of the model; the shipped one by default")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen = parser.parse_args()
    keep_to_one_core()
    settings = Settings(chosen.shared / "corpora", Path())
    report = evaluate(load_model(chosen.model), settings)
    if not report:
        print(f"skipped: no treebanks in {settings.treebanks}; name the folder that holds corpora/ with --shared")
        return
    print(*tables(report), sep="\n")
    print(f"size on disk: {size_on_disk(chosen.model):.1f} MB")
    if speed := report.get("speed"):
        print(f"speed: {speed['words_per_cpu_second']:.0f} words a second of processor time;", end=" ")
        print(f"spaCy's tokenizer alone is {speed['tokenizer_times']:.0f} times as fast")


if __name__ == "__main__":
    main()

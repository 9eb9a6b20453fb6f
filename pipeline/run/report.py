"""What a run did."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.store.state import Failure

_EVEN = 3


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        done: Records made.
        skipped: Inputs whose record is current.
        failures: Inputs of this run without a current record, by name; those that were not tried again among them.
        quarantined: How many of these were not tried again: nothing has changed since they failed.
        given: The inputs that failed, by their names, as they can be found.
        parts: Counted over all records of its inputs, done and skipped.
        duplicates: The names of the inputs that are one article, by its id; of all records of the folder.
        gone: The names of the inputs of earlier runs that are there no more and have a record.
        pruned: How many of these records were removed.
        seconds: Of the run.
        stages: Seconds of all workers together in each stage.
        memory: The largest worker, in bytes.
    """

    done: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    quarantined: int = 0
    given: dict[str, str] = field(default_factory=dict)
    parts: Counter[str] = field(default_factory=Counter)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    pruned: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    memory: int = 0

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.done + self.skipped + len(self.failures)

    @property
    def rate(self) -> float:
        """Records made a second."""
        return self.done / self.seconds if self.seconds else 0.0

    def kinds(self) -> dict[str, int]:
        """Give how many inputs failed for each kind of reason."""
        return dict(sorted(Counter(failure.kind for failure in self.failures).items()))

    def told(self) -> dict[str, object]:
        """Give what a manifest tells of the run."""
        counts = {"done": self.done, "skipped": self.skipped, "failed": len(self.failures)}
        gone = {"quarantined": self.quarantined, "gone": len(self.gone), "pruned": self.pruned}
        return {
            "counts": counts | gone | dict(self.parts),
            "failures": self.kinds(),
            "seconds": round(self.seconds, _EVEN),
            "articles_per_second": round(self.rate, _EVEN),
            "stage_seconds": {stage: round(taken, _EVEN) for stage, taken in self.stages.items()},
            "worker_memory": self.memory,
        }

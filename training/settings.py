"""Where the recipe reads and writes, and how much it does."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.parse.model_loader import MODEL

HERE = Path(__file__).parent
DATA = HERE / "data"
CONFIG = HERE / "english.cfg"
TEXTS = (("ofsted", 700_000), ("wiki", 500_000), ("commons", 300_000), ("sotu", 400_000), ("factbook", 100_000))


@dataclass(frozen=True)
class Settings:
    """One run of the recipe.

    `corpora` is the folder that holds `ud/`; `work` keeps everything between the steps; `encoder` is the folder
    with the encoder's weights, None for a model without word vectors and without a teacher; `taught` tells whether
    there is a teacher. `copies` is how often the treebanks are written, each time in another typography. `texts` has
    the sources of unlabelled text with the words that are taken of each. Batches are counted in words; `silver_sure` is
    how sure the teacher must be of a sentence's heads; `threads` are torch's. The other numbers of the last training
    stand in `english.cfg`.
    """

    corpora: Path
    work: Path
    model: Path = MODEL
    encoder: Path | None = None
    seed: int = 7
    copies: int = 4
    press_documents: int = 4000
    name_documents: int = 4000
    vector_rows: int = 100_000
    vector_width: int = 128
    taught: bool = True
    threads: int = 2
    texts: tuple[tuple[str, int], ...] = TEXTS
    teacher_passes: int = 9
    teacher_batch: int = 2000
    teacher_rate: float = 2e-4
    heads_rate: float = 1e-3
    student_passes: int = 5
    student_batch: int = 3000
    student_rate: float = 2e-3
    silver_sure: float = 0.8
    steps: int = 4200
    warm_up: int = 100
    eval_every: int = 500

    @property
    def treebanks(self) -> Path:
        """The folder of the treebanks."""
        return self.corpora / "ud"

    @property
    def names(self) -> Path:
        """The folder of the name corpora."""
        return self.treebanks / "ner_extra"

    @property
    def articles(self) -> tuple[Path, ...]:
        """The folders of the articles that the program is measured on: the shared cases and the project's own."""
        return self.corpora.parent / "cases", HERE.parent / "benchmarks" / "articles"

    @property
    def distils(self) -> bool:
        """Whether a teacher is trained: it needs the encoder."""
        return self.taught and self.encoder is not None

    def small(self) -> "Settings":
        """The same run cut down to a few training steps, for tests."""
        return replace(
            self,
            copies=1,
            press_documents=20,
            name_documents=20,
            vector_rows=200,
            vector_width=12,
            texts=tuple((name, 500) for name, _ in self.texts),
            teacher_passes=1,
            student_passes=1,
            silver_sure=0.0,
            steps=6,
            warm_up=1,
            eval_every=2,
        )

"""Where the recipe reads and writes, and how much it does."""

from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"
MODEL = HERE.parent / "pipeline" / "parse" / "model"


@dataclass(frozen=True)
class Settings:
    """One run of the recipe.

    `corpora` is the folder that holds `ud/`; `work` keeps everything between the steps; `encoder` is the folder
    with the encoder's weights, None for a model without word vectors. `copies` is how often the treebanks are
    written, each time in another typography. Steps are counted at a constant rate and, after that, at a falling one.
    """

    corpora: Path
    work: Path
    model: Path = MODEL
    encoder: Path | None = None
    seed: int = 7
    copies: int = 4
    press_documents: int = 4000
    name_documents: int = 4000
    vector_rows: int = 50_000
    vector_width: int = 128
    parser_steps: tuple[int, int] = (3500, 0)
    names_steps: tuple[int, int] = (2000, 750)
    eval_every: int = 500

    @property
    def treebanks(self) -> Path:
        """The folder of the treebanks."""
        return self.corpora / "ud"

    @property
    def names(self) -> Path:
        """The folder of the name corpora."""
        return self.treebanks / "ner_extra"

    def small(self) -> "Settings":
        """The same run cut down to a few training steps, for tests."""
        return replace(
            self,
            copies=1,
            press_documents=20,
            name_documents=20,
            vector_rows=200,
            vector_width=12,
            parser_steps=(4, 0),
            names_steps=(4, 2),
            eval_every=2,
        )

"""The spaCy component `inspection_findings`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import get_inspection, set_findings

if TYPE_CHECKING:
    from pipeline.findings.words import EvaluativeMatcher
    from pipeline.inspectorates.schema import Profile

FACTORY = "inspection_findings"


@Language.factory(FACTORY, default_config={"profiles": None})
def make_component(nlp: Language, name: str, profiles: str | None) -> FindingComponent:  # noqa: ARG001  spaCy passes it
    """Give the component; `profiles` names the folder with the user's own profiles, as for `inspection_profile`."""
    from pipeline.inspectorates.reader import read_profiles  # noqa: PLC0415  no work at import

    return FindingComponent(nlp, read_profiles(Path(profiles) if profiles else None))


class FindingComponent:
    """Writes what the inspectorate found, strengths and weaknesses."""

    def __init__(self, nlp: Language, profiles: Mapping[str, Profile]) -> None:
        self._nlp = nlp
        self.profiles = profiles

    @cached_property
    def matcher(self) -> EvaluativeMatcher:
        """The word list. A pipeline that is loaded has its own tokenizer only after its components were made."""
        from pipeline.findings.words import EvaluativeMatcher  # noqa: PLC0415  no work at import
        from pipeline.lexicons.reader import read_lexicon  # noqa: PLC0415
        from pipeline.lexicons.schema import Evaluative  # noqa: PLC0415

        return EvaluativeMatcher(self._nlp, read_lexicon("evaluative", Evaluative))

    def __call__(self, doc: Doc) -> Doc:
        """Set the findings; none where no profile was chosen."""
        from pipeline.findings.build import find_findings  # noqa: PLC0415
        from pipeline.inspectorates.choose import profile_of_blocks  # noqa: PLC0415

        main = self.profiles.get(get_inspection(doc).profile or "")
        owners = profile_of_blocks(doc, self.profiles, main) if main else ()
        set_findings(doc, find_findings(doc, self.matcher.find(doc), owners) if owners else ())
        return doc

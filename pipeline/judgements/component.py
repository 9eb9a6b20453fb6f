"""The spaCy component `inspection_judgements`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import get_blocks, get_inspection, set_judgements
from pipeline.inspectorates.grade_mentions import set_grade_mentions

if TYPE_CHECKING:
    from pipeline.inspectorates.schema import Profile

FACTORY = "inspection_judgements"


@Language.factory(FACTORY, default_config={"profiles": None})
def make_component(nlp: Language, name: str, profiles: str | None) -> JudgementComponent:  # noqa: ARG001  spaCy passes both
    """Give the component; `profiles` names the folder with the user's own profiles, as for `inspection_profile`."""
    from pipeline.inspectorates.reader import read_profiles  # noqa: PLC0415  no work at import

    return JudgementComponent(read_profiles(Path(profiles) if profiles else None))


class JudgementComponent:
    """Writes the grades that the article tells of."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self.profiles = profiles

    def __call__(self, doc: Doc) -> Doc:
        """Set the judgements; none where no profile was chosen."""
        from pipeline.inspectorates.choose import profile_of_blocks  # noqa: PLC0415
        from pipeline.inspectorates.unknown import profile_of_unknown  # noqa: PLC0415
        from pipeline.judgements.build import each_once, find_mentions  # noqa: PLC0415

        inspection = get_inspection(doc)
        main = self.profiles.get(inspection.profile or "")
        if main is not None:
            owners = profile_of_blocks(doc, self.profiles, main)
        elif inspection.inspectorate is not None:
            owners = (profile_of_unknown(inspection.inspectorate, self.profiles),) * len(get_blocks(doc))
        else:
            owners = ()
        others = tuple(self.profiles.values())
        mentions = find_mentions(doc, owners, inspection, others=others) if owners else []
        set_grade_mentions(doc, (mention.span for mention in mentions))
        set_judgements(doc, each_once(mentions))
        return doc

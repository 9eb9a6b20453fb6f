"""The spaCy component `inspection_profile`: an article's inspectorate and framework, and its inspection's facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import Inspection, add_notice, set_inspection

if TYPE_CHECKING:
    from pipeline.inspectorates.schema import Profile

FACTORY = "inspection_profile"


@Language.factory(FACTORY, default_config={"profiles": None})
def make_component(nlp: Language, name: str, profiles: str | None) -> ProfileComponent:  # noqa: ARG001  spaCy passes both
    """Give the component; `profiles` names a folder with profiles of the user's own, beside those that are shipped."""
    from pipeline.inspectorates.reader import read_profiles  # noqa: PLC0415  no work at import

    return ProfileComponent(read_profiles(Path(profiles) if profiles else None))


class ProfileComponent:
    """Writes the facts of the inspection."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self.profiles = profiles

    def __call__(self, doc: Doc) -> Doc:
        """Choose the profile and set `Inspection`; all None where no inspectorate is to be seen."""
        from pipeline.inspectorates.choose import choose_profile  # noqa: PLC0415
        from pipeline.inspectorates.facts import find_inspection  # noqa: PLC0415
        from pipeline.inspectorates.unknown import (  # noqa: PLC0415
            find_unknown_body,
            profile_of_unknown,
            unknown_notice,
        )

        unknown = find_unknown_body(doc, self.profiles)
        if unknown is not None:
            add_notice(doc, unknown_notice(unknown))
            facts = find_inspection(doc, profile_of_unknown(unknown.text, self.profiles))
            set_inspection(doc, replace(facts, profile=None, type=None))
            return doc
        profile = choose_profile(doc, self.profiles)
        set_inspection(doc, find_inspection(doc, profile) if profile else Inspection())
        return doc

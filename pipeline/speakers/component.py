"""The spaCy component `inspection_speakers`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import set_attributions, set_speakers

if TYPE_CHECKING:
    from pipeline.speakers.vocabulary import Vocabulary

FACTORY = "inspection_speakers"


@Language.factory(FACTORY, requires=["doc.spans"], assigns=["doc.spans"], default_config={"profiles": None})
def make_component(nlp: Language, name: str, profiles: str | None) -> SpeakersComponent:  # noqa: ARG001  spaCy passes it
    """Give the component, which goes after `inspection_quotes`; `profiles` as for `inspection_profile`."""
    return SpeakersComponent(nlp, Path(profiles) if profiles else None)


class SpeakersComponent:
    """Gives every quote its source, speaker and voice."""

    def __init__(self, nlp: Language, profiles: Path | None = None) -> None:
        self._nlp = nlp
        self._profiles = profiles

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The word lists. A pipeline that is loaded has its own tokenizer only after its components were made."""
        from pipeline.speakers.vocabulary import load_vocabulary  # noqa: PLC0415  entry points import this module

        return load_vocabulary(self._nlp, self._profiles)

    def __call__(self, doc: Doc) -> Doc:
        """Write sources, voices and speakers on the Doc; contents and cues stay as they are."""
        from pipeline.speakers.build import tell  # noqa: PLC0415  entry points import this module

        told = tell(doc, self.vocabulary)
        set_attributions(doc, told.attributions)
        set_speakers(doc, told.speakers)
        return doc

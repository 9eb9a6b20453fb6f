"""What follows a cue: *said that …*, *said staff are …*, *found plans to be clear*."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from pipeline.annotations import dependents
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import FoundCue, can_speak
from pipeline.quotes.ends import content_end, is_quotation
from pipeline.quotes.mere_nouns import finds_mere_noun
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import Reported, has_verb, trim
from pipeline.quotes.starts import content_start, told_start
from pipeline.quotes.subjects import find_subject

_WORDS: Final = 3
_CLAUSE: Final = 2


def find_complement(passage: Passage, cue: FoundCue) -> Reported | None:
    """Give the statement that a cue leads in; None where nothing that can be reported follows."""
    if _is_passive(cue):
        return _passive(passage, cue)
    source = find_subject(passage, cue)
    if not _may_report(cue, source) or finds_mere_noun(passage, cue):
        return None
    start = content_start(passage, cue)
    if start is None:
        return None
    contents = _contents(passage, cue, start)
    if not contents:
        return None
    end = contents[0].end
    if end < passage.end and passage.doc[end].text == ":" and not is_quotation(passage, end + 1):
        return None  # what follows the colon is said, and lists find it
    return Reported(contents, cue.span, source, "complement")


def _contents(passage: Passage, cue: FoundCue, start: int) -> tuple[Span, ...]:
    contents = tuple(trim(passage.doc, start, content_end(passage, cue, start)))
    least = _CLAUSE if passage.doc[start - 1].lower_ == "that" else _WORDS
    if not contents or len(contents[0]) < least or not has_verb(contents[0]):
        return ()
    return contents


def _passive(passage: Passage, cue: FoundCue) -> Reported | None:
    """Give what is reported without a source: *It was recommended that …*, *The home was told it must …*."""
    start = told_start(passage, cue) if cue.entry.passive else None
    contents = _contents(passage, cue, start) if start is not None else ()
    return Reported(contents, cue.span, None, "passive") if contents else None


def _may_report(cue: FoundCue, source: Span | None) -> bool:
    """Tell whether somebody can say it here: a participle leans on another verb; a weak cue needs a fit source."""
    if source is None:
        return not cue.entry.weak and (not cue.finite or cue.verb.dep_ in {"advcl", "acl"})
    return can_speak(source) or not cue.entry.weak


def _is_passive(cue: FoundCue) -> bool:
    verb = cue.verb
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in dependents(verb)):
        return True
    before = [t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]]
    return not function_words("be").isdisjoint(before) and not verb.text.endswith("ing")

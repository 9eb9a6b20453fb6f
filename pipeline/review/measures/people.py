"""People by their names, and of those that were found their roles and organisations."""

from __future__ import annotations

from pipeline.record.article import Article, Speaker
from pipeline.review.gold import Gold, Part, Stand
from pipeline.review.sheet import Sheet, Spot, spot
from pipeline.review.words import Aligned, fold

NAMED, ROLE, ORGANISATION = "people named", "role of people", "organisation of people"
KINDS = (NAMED, ROLE, ORGANISATION)

_PERSON = "person"


def measure_people(gold: Gold, article: Article | None, aligned: Aligned, sheet: Sheet) -> None:
    """Count the people, then the fields of those that both name."""
    if gold.speakers is None:
        return
    people = [part for part in gold.speakers if part.fields.get("kind") == _PERSON]
    wanted = [part for part in people if part.stand is Stand.WANTED]
    found = [speaker for speaker in article.speakers if speaker.kind == _PERSON] if article else []
    both = [(part, speaker) for part in wanted for speaker in found if _is_named(part, speaker)]
    known = {speaker.id for _, speaker in both}
    extra = [speaker for speaker in found if speaker.id not in known]
    if gold.partial:
        extra = [speaker for speaker in extra if any(_is_unwanted(part, speaker) for part in people)]
    sheet.count(NAMED, len(both), len(wanted), len(known) + len(extra))
    for part in wanted:
        if not any(part is one for one, _ in both):
            sheet.missed(NAMED, _gold_spot(part, aligned))
    for speaker in extra:
        sheet.spurious(NAMED, _spot(speaker, aligned))
    for row, name in ((ROLE, "role"), (ORGANISATION, "organisation")):
        for part, speaker in both:
            if name in part.fields:
                value, got = part.fields[name], getattr(speaker, name)
                sheet.compare(row, _spot(speaker, aligned), value, got, right=fold(value) == fold(got))


def _is_named(part: Part, speaker: Speaker) -> bool:
    return fold(part.fields.get("name")) == fold(speaker.name)


def _is_unwanted(part: Part, speaker: Speaker) -> bool:
    if part.stand is not Stand.UNWANTED or not _is_named(part, speaker):
        return False
    return all(getattr(speaker, name) == value for name, value in part.fields.items())


def _spot(speaker: Speaker, aligned: Aligned) -> Spot:
    first = next(iter(speaker.mentions), None)
    return spot(aligned.text, first.start, first.end, "record") if first else Spot(speaker.name)


def _gold_spot(part: Part, aligned: Aligned) -> Spot:
    return spot(aligned.gold_text, *part.places[0], "gold") if part.places else Spot(part.words, side="gold")

"""Bodies that are called by their place: *children's services in Oakby*."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import get_context, text_of, text_of_doc
from pipeline.inspectorates.reader import fold
from pipeline.inspectorates.schema import Profile
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

_COUNCIL = re.compile(r"\b[Tt]he\s+(county|city|borough|district|metropolitan borough)\s+council\b")


def council_of(doc: Doc, place: str) -> str | None:
    """Give the full name of the council of a place: the site's, or by what the text calls it (*the county council*).

    None where neither tells it.
    """
    site = get_context(doc).site or ""
    if site.startswith(place) and site.endswith("Council"):
        return site
    kind = _COUNCIL.search(text_of_doc(doc))
    return f"{place} {kind.group(1).title()} Council" if kind else None


def find_place(doc: Doc, profile: Profile, blocks: Sequence[Span], weigh: Callable[[int], float]) -> str | None:
    """Give the place that the opening names most, for bodies that are called by their place.

    Args:
        weigh: Gives how much a block counts by its number.
    """
    if not profile.provider.places:
        return None
    totals: dict[str, float] = {}
    for number, block in enumerate(blocks):
        for match in _places(profile).finditer(text_of(block)):
            place = match["of"] or match["whose"]
            start = block.start_char + match.start("of" if match["of"] else "whose")
            span = doc.char_span(start, start + len(place))
            if span is not None and _is_place(span):
                totals[place] = totals.get(place, 0.0) + weigh(number)
    return max(totals, key=lambda name: (totals[name], name)) if totals else None


@cache
def _places(profile: Profile) -> re.Pattern[str]:
    """Give a place name after *in* and its like, or as the owner of what the inspectorate looks at."""
    things = sorted({*profile.provider.nouns, *profile.cues, "services"}, key=lambda thing: (-len(thing), thing))
    owned = "|".join(re.escape(thing).replace("'", "['’]") for thing in things)
    name = r"[A-Z][a-z]+(?:[- ][A-Z][a-z]+)*"
    support = r"(?:(?:support|help|work|services|provision|care)\s+(?:for|with|to)\s+)?"
    return re.compile(
        rf"\b(?:in|at|over|of|visits?|tells)\s+(?P<of>{name})|\b(?P<whose>{name})['’]s\s+{support}(?:{owned})\b"
    )


def _is_place(span: Span) -> bool:
    from_ner = {token.ent_type_ for token in span}
    return (
        not from_ner & {"DATE", "PERSON", "TIME", "EVENT"}
        and not span[0].is_stop
        and fold(text_of(span)) not in _MONTHS | _fields()
    )


_MONTHS = frozenset({"march", "may", "june", "july", "august"})


@cache
def _fields() -> frozenset[str]:
    return frozenset(term.term for term in read_lexicon("role_fields", Term))

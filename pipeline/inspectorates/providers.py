"""The inspected body: capitalised names with the heads of a profile, ranked by how central they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import text_of
from pipeline.inspectorates.cues import alternatives
from pipeline.inspectorates.names import RUN, headed_names, is_role, noun_names, tidy
from pipeline.inspectorates.places import council_of, find_place
from pipeline.inspectorates.reader import fold, folded_names
from pipeline.inspectorates.schema import Profile
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Honorific

_WINDOW = 60
_HEADLINE, _BONUS, _PENALTY = 3.0, 4.0, 4.0


@cache
def _before(label: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(label)})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    verb = r"(?:has|have|had|was|were|is)\s+(?:been\s+|now\s+|again\s+)?"
    aside = r"(?:['’]s?)?(?:,[^.]{0,60},)?"
    return re.compile(rf"^{aside}\s+(?:{verb})?(?:{alternatives('provider_after')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    score: float


def find_provider(doc: Doc, profile: Profile, blocks: Sequence[Span]) -> str | None:
    """Give the name of the inspected body as the article has it most fully; None where no name looks like one.

    Each mention scores by its place (earlier blocks more) and by the words beside it (*inspection of …*, *… was
    rated*); the best sum wins. A council's place name stands for it where no council is named.
    """
    named = _best(blocks, lambda text: _named(text, profile))
    place = None if named else find_place(doc, profile, blocks, _block_weight)
    if place is not None:
        return council_of(doc, place) or place
    told = _best(blocks, lambda text: _described(text, profile, blocks))
    if named is None or (told is not None and _is_weaker(blocks, named, told)):
        return told or named or _best(blocks, lambda text: _by_noun(text, profile))
    return named


@cache
def _honorifics() -> re.Pattern[str]:
    terms = "|".join(sorted({h.full for h in read_lexicon("honorifics", Honorific) if h.gender}))
    return re.compile(rf"\b(?:{terms})\.?\s+(?:[A-Z][\w'’-]*\s+)?([A-Z][\w'’-]+)")


def _titled(blocks: Sequence[Span]) -> frozenset[str]:
    """Give the surnames that stand behind a *Mr* or *Ms*."""
    return frozenset(match[1] for block in blocks for match in _honorifics().finditer(text_of(block)))


@cache
def _apposed() -> re.Pattern[str]:
    """Give a role that the name after it stands for: *the unit's manager, Jo Bell*."""
    return re.compile(rf"\b(?:{alternatives('apposed_role')}),?\s+$", re.IGNORECASE)


def _is_weaker(blocks: Sequence[Span], named: str, told: str) -> bool:
    """Tell whether a name with a head only owns or runs the body that is described: *The Elms, run by Bray Care*."""
    text = "\n".join(text_of(block) for block in blocks)
    if fold(named) in fold(told) or not _owner().search(text):
        return False
    owned = re.compile(rf"\b(?:{alternatives('owner')})\s+(?:the\s+)?{re.escape(named)}", re.IGNORECASE)
    return owned.search(text) is not None


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('owner')})\s", re.IGNORECASE)


@cache
def _description(profile: Profile) -> re.Pattern[str]:
    """Give what follows the name of a body that has no head: *, a care home in Bray,* or *, who looks after …*."""
    nouns = "|".join(re.escape(noun) for noun in profile.provider.nouns) or "service"
    noun = rf"(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?(?:{nouns}|{alternatives('body_noun')})\b"
    carer = r"(?:who|which)\s+(?:looks?\s+after|cares?\s+for|is\s+run\s+by|is\s+owned\s+by|is\s+managed\s+by)"
    verb = rf"(?:has|have|had|was|were|is)\s+(?:been\s+|now\s+)?(?:{alternatives('provider_after')})"
    bare = rf"(?:registered\s+)?(?:{nouns})(?=\s+(?:of|in|at|for|from|on)\b|,)"
    place = r"(?:\s+(?:in|on|at|near)\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}|,\s+in\s+[A-Z][\w-]+)?"
    return re.compile(rf"{place}(?:(?P<what>,\s+(?:{noun}|{carer}|{bare}))|,?\s+{verb}\b)")


def _described(text: str, profile: Profile, blocks: Sequence[Span]) -> Iterator[_Candidate]:
    inspectors = folded_names(profile)
    for run in RUN.finditer(text):
        found = _description(profile).match(text, run.end())
        if found is None:
            continue
        name = tidy(run.group())
        bare = fold(name).removeprefix("the ")
        if bare in inspectors or fold(name) in inspectors or is_role(name) or name.isupper():
            continue
        if (name in _PRONOUNS) or _LOCATES.search(text[: run.start()]):
            continue
        if found["what"] or not (name.split()[-1] in _titled(blocks) or _apposed().search(text, 0, run.start())):
            yield _Candidate(name, 1.0)


_LOCATES = re.compile(r"\b(?:in|at|from|near|on)\s+$")
_PRONOUNS = frozenset({"It", "He", "She", "They", "This"})


def _best(blocks: Sequence[Span], find: Callable[[str], Iterator[_Candidate]]) -> str | None:
    totals: dict[str, float] = {}
    spelling: dict[str, str] = {}
    for number, block in enumerate(blocks):
        for candidate in find(text_of(block)):
            key = fold(candidate.name)
            totals[key] = totals.get(key, 0.0) + candidate.score * _block_weight(number)
            if key not in spelling or spelling[key].isupper():
                spelling[key] = candidate.name
    for short in sorted(totals, key=len):
        longer = max((key for key in totals if key.endswith(f" {short}")), key=len, default=None)
        if longer is not None:
            totals[longer] += totals.pop(short)
    return spelling[max(totals, key=lambda key: (totals[key], key))] if totals else None


def _block_weight(number: int) -> float:
    return _HEADLINE if number == 0 else 1.0 + 2.0 / number


def _named(text: str, profile: Profile) -> Iterator[_Candidate]:
    for start, end, name in headed_names(text, profile):
        yield _Candidate(name, 1.0 + _context(text, start, end))


def _by_noun(text: str, profile: Profile) -> Iterator[_Candidate]:
    return (_Candidate(name, 1.0) for name in noun_names(text, profile))


def provider_names(text: str, profile: Profile) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a text that look like an inspected body's, with their places; not those of who owns one."""
    for start, end, name in headed_names(text, profile):
        if not _before("owner").search(text[max(start - _WINDOW, 0) : start]):
            yield start, end, name


def _context(text: str, start: int, end: int) -> float:
    before, after = text[max(start - _WINDOW, 0) : start], text[end : end + 2 * _WINDOW]
    score = _BONUS if _before("provider_before").search(before) else 0.0
    score += _BONUS if _after().match(after) else 0.0
    return score - (_PENALTY if _before("owner").search(before) else 0.0)

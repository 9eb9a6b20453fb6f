"""The inspected body: capitalised names with the heads of a profile, ranked by how central they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import get_context, text_of, text_of_doc
from pipeline.inspectorates.cues import alternatives
from pipeline.inspectorates.reader import fold
from pipeline.inspectorates.schema import Profile
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Honorific, Term

_CAPITAL = r"(?:St\.|[A-Z]\w*(?:\.\w+)*(?:['’][A-Za-z]\w*)?(?:-\w+)*|&)"
_LINK = r"(?:of|the|and|&|upon|le|with|under|y|yr|ar)"
_LONGEST = 14
_RUN = re.compile(rf"\b{_CAPITAL}(?:[ \u00a0\u200b]+(?:{_LINK}[ \u00a0]+){{0,2}}{_CAPITAL}){{0,{_LONGEST - 1}}}")
_WORD = re.compile(r"[^ \u00a0\u200b]+")
_POSSESSIVE = re.compile(r"['’]s$")
_WINDOW = 60
_COUNCIL = re.compile(r"\b[Tt]he\s+(county|city|borough|district|metropolitan borough)\s+council\b")
_HEADLINE, _BONUS, _PENALTY = 3.0, 4.0, 4.0


@cache
def _before(label: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(label)})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    verb = r"(?:has|have|had|was|were|is)\s+(?:been\s+|now\s+|again\s+)?"
    aside = r"(?:['’]s?)?(?:,[^.]{0,60},)?"
    return re.compile(rf"^{aside}\s+(?:{verb})?(?:{alternatives('provider_after')})\b", re.IGNORECASE)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role')})\b", re.IGNORECASE)


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
    place = None if named else _place(doc, profile, blocks)
    if place is not None:
        return _as_council(doc, place) or place
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


def _as_council(doc: Doc, place: str) -> str | None:
    """Give the full name of the council of a place: the site's, or by what the text calls it (*the county council*)."""
    site = get_context(doc).site or ""
    if site.startswith(place) and site.endswith("Council"):
        return site
    kind = _COUNCIL.search(text_of_doc(doc))
    return f"{place} {kind.group(1).title()} Council" if kind else None


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
    inspectors = _inspectors(profile)
    for run in _RUN.finditer(text):
        found = _description(profile).match(text, run.end())
        if found is None:
            continue
        name = _tidy(run.group())
        bare = fold(name).removeprefix("the ")
        if bare in inspectors or fold(name) in inspectors or _role().search(name) or name.isupper():
            continue
        if (name in _PRONOUNS) or _LOCATES.search(text[: run.start()]):
            continue
        if found["what"] or not (name.split()[-1] in _titled(blocks) or _apposed().search(text, 0, run.start())):
            yield _Candidate(name, 1.0)


@cache
def _inspectors(profile: Profile) -> frozenset[str]:
    return frozenset(map(fold, profile.all_names))


_LOCATES = re.compile(r"\b(?:in|at|from|near|on)\s+$")
_PRONOUNS = frozenset({"It", "He", "She", "They", "This"})


def _best(blocks: Sequence[Span], find: Callable[[str], Iterator[_Candidate]]) -> str | None:
    totals: dict[str, float] = {}
    spelling: dict[str, str] = {}
    for number, block in enumerate(blocks):
        for candidate in find(text_of(block)):
            key = fold(candidate.name)
            totals[key] = totals.get(key, 0.0) + candidate.score * _place_weight(number)
            if key not in spelling or spelling[key].isupper():
                spelling[key] = candidate.name
    for short in sorted(totals, key=len):
        longer = max((key for key in totals if key.endswith(f" {short}")), key=len, default=None)
        if longer is not None:
            totals[longer] += totals.pop(short)
    return spelling[max(totals, key=lambda key: (totals[key], key))] if totals else None


def _place_weight(number: int) -> float:
    return _HEADLINE if number == 0 else 1.0 + 2.0 / number


def provider_names(text: str, profile: Profile) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a text that look like an inspected body's, with their places; not those of who owns one."""
    for run in _RUN.finditer(text):
        name = _with_head(run.group(), profile)
        if name is not None:
            start = run.start() + run.group().index(name)
            if not _before("owner").search(text[max(start - _WINDOW, 0) : start]):
                yield start, start + len(name), _tidy(name)


def _named(text: str, profile: Profile) -> Iterator[_Candidate]:
    for run in _RUN.finditer(text):
        name = _with_head(run.group(), profile)
        if name is not None:
            start = run.start() + run.group().index(name)
            yield _Candidate(_tidy(name), 1.0 + _context(text, start, start + len(name)))


def _by_noun(text: str, profile: Profile) -> Iterator[_Candidate]:
    for run in _RUN.finditer(text):
        noun = _noun_after(text, run, profile)
        if noun is not None:
            yield _Candidate(noun, 1.0)


def _tidy(name: str) -> str:
    return " ".join(name.replace("\u200b", "").split())


def _context(text: str, start: int, end: int) -> float:
    before, after = text[max(start - _WINDOW, 0) : start], text[end : end + 2 * _WINDOW]
    score = _BONUS if _before("provider_before").search(before) else 0.0
    score += _BONUS if _after().match(after) else 0.0
    return score - (_PENALTY if _before("owner").search(before) else 0.0)


def _with_head(run: str, profile: Profile) -> str | None:
    """Give the longest part of a run of capitalised words that is a name with a head or prefix of the profile."""
    for prefix in _prefixes(profile):
        match = prefix.search(run)
        if match and not _role().search(match.group()):
            return match.group().removesuffix("’s").removesuffix("'s")
    words = list(_WORD.finditer(run))
    while words and words[0].group().lower() in _STARTERS:
        words = words[1:]
    for end in range(len(words), 1, -1):
        bare = _POSSESSIVE.sub("", words[end - 1].group())
        name = [*(word.group() for word in words[: end - 1]), bare]
        for size, heads in _heads(profile).items():
            if fold(" ".join(name[-size:])) in heads and _is_name(name[:-size]):
                return run[words[0].start() : words[end - 1].start() + len(bare)]
    return None


@cache
def _prefixes(profile: Profile) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{re.escape(prefix)}\s+\S.*", re.IGNORECASE) for prefix in profile.provider.prefixes)


@cache
def _heads(profile: Profile) -> Mapping[int, frozenset[str]]:
    """Give the heads of names by the number of their words."""
    sizes = {len(head.split()) for head in profile.provider.heads}
    return {size: frozenset(fold(h) for h in profile.provider.heads if len(h.split()) == size) for size in sizes}


_STARTERS = frozenset({"the", "a", "at", "in", "for"})


def _is_name(words: Sequence[str]) -> bool:
    proper = [word for word in words if word[:1].isupper()]
    return bool(proper) and not _role().search(" ".join(words)) and words[-1].lower() not in {"of", "the", "and"}


def _noun_after(text: str, run: re.Match[str], profile: Profile) -> str | None:
    last = re.split(r"\s+", run.group())[-1]
    if last.lower() in _STARTERS or not last[:1].isupper() or last.isupper():
        return None
    for noun in profile.provider.nouns:
        if re.match(rf"\s+{re.escape(noun)}\b", text[run.end() :]):
            return f"{_joined_names(run.group()) or last} {noun}"
    return None


def _joined_names(run: str) -> str | None:
    """Give the two names at the end of a run that *and* joins: *Oakby and Fell probation delivery unit*."""
    found = re.search(r"[A-Z][\w'’-]+\s+(?:and|&|with|upon|of)\s+[A-Z][\w'’-]+$", run)
    return found.group() if found else None


def _place(doc: Doc, profile: Profile, blocks: Sequence[Span]) -> str | None:
    """Give the place that the opening names most, for bodies that are called by their place."""
    if not profile.provider.places:
        return None
    totals: dict[str, float] = {}
    for number, block in enumerate(blocks):
        for match in _places(profile).finditer(text_of(block)):
            place = match["of"] or match["whose"]
            start = block.start_char + match.start("of" if match["of"] else "whose")
            span = doc.char_span(start, start + len(place))
            if span is not None and _is_place(span):
                totals[place] = totals.get(place, 0.0) + _place_weight(number)
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

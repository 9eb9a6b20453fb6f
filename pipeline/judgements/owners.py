"""Which grade of a sentence an area belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.judgements.grades import GradeMention
from pipeline.judgements.terms import Target, alternatives

_M = r"['\"‘’“”()]"
_ADJACENT = re.compile(rf"^{_M}?\s*(?:both\s+)?{_M}?$")
_NEXT_CLAUSE = re.compile(r";\s|,\s(?:but|while|whereas|and)\s(?!\w+ed\b)")
_DATE = re.compile(r"\s+(?:in|on)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b")
_INCLUDING = re.compile(r"^[^.;:]{0,60}[,–—(-]\s*including\s+(?:for\s+|in\s+)?(?:its\s+|the\s+)?['\"‘“]?$")
_VERBAL = re.compile(r"(?:requir|need)\w*\b", re.IGNORECASE)
_SO_TOO = r"(?:as|and\s+so)\s+(?:is|are|was|were|do|does|did|has|have|had)\s+"
_ITS = r"(?:(?:its|the|their)\s+)?(?:(?:ratings?|grades?|judge?ments?)\s+(?:for|of|in|on)\s+)?"
_AS_IS = re.compile(rf"^[^.;]{{0,60}},\s+{_SO_TOO}{_ITS}$")
_FIGURE = re.compile(r"\s*\((?:grade\s+)?\d\)")
_TOLD_AGAIN = re.compile(r"^,\s+(?:which|that)\s[^,.;]{0,60}$")
_ARTICLE = re.compile(rf"^{_M}?\s+an?\s+{_M}?$")
_SUBJECT = re.compile(r"(?!(?:in|across|on|for|at)\b)", re.IGNORECASE)
_AND = re.compile(r"\band\b")
_LISTED = re.compile(rf"^,\s+{_M}?$")
_ITEM_ENDS = re.compile(r"\s*(?:;|\.(?:\s|$)|\([^()]{3,40}\)\s*(?:[;.]|$))")
_SERVICE = re.compile(r"^\s+(?:services?|provision|work|teams?)\s+['\"‘“]$")
_RELATIVE = re.compile(r"^,?\s+(?:which|that)\s[^,.;]{0,60}$")
_WITH = re.compile(r"\bwith\b[^,.;]*$")
_BACK = re.compile(r"^['\"’”]?,\s+and\s+(?:(?:for|in|on)\s+)?(?:the\s+|its\s+)?$")
_REMARK = re.compile(r"^,\s+(?:unchanged|the\s+same|as\s+before|up|down|again)\b[^,.;]{0,40}(?=,\s)")
_FAR, _NEAR = 110, 24


@cache
def _given() -> re.Pattern[str]:
    """Give what stands between a grade and the area after it: *rating for its …*, *by Ofsted in the key area of …*."""
    apposed = r"(?:(?:the|its|their|an?)\s+[^,.;]{2,40},\s+)?"
    verdict = r"(?:is|was)\s+(?:also\s+)?(?:the|its|their)\s+(?:\w+\s+)?"
    noun = rf"(?:{verdict})?(?:(?:ofsted|cqc|overall)\s+)?(?:(?:{alternatives('noun')})\s*)?(?:also\s+|both\s+)?"
    whose = r"(?:(?:that\s+|which\s+)?(?:it|they)\s+(?:was|were|had\s+been)\s+\w+\s*)?"
    name = rf"(?:(?:(?-i:[A-Z])[\w&.'’-]*|(?-i:{alternatives('agent')}|{alternatives('whole')}))\s+)"
    agent = rf"(?:(?:by|from)\s+{name}{{1,8}})?"
    was = r"(?:(?:was|were|is|has\s+been|have\s+been)\s+(?:also\s+)?)?"
    handed = rf"{was}(?:(?:{alternatives('handing')})\s+(?:to\s+{name}{{1,6}})?)?"
    gave = r"(?:(?:that|which)\s+[^,.;]{1,40}?\s(?:gave|awarded|handed|received|was\s+given)\s+(?:[^,.;]{1,20}?\s+)?)?"
    giving = rf"{gave}(?:(?:{alternatives('giving')})\b|[:–—-]|{_SO_TOO}|(?:{alternatives('handing')})\s+to\b)\s*"
    held = rf"(?:(?<!,\s)(?:{alternatives('held')})\s+)?"
    return re.compile(
        rf"^{_M}?,?\s*(?:[–—-]\s+)?{held}{apposed}{noun}{agent}{handed}{whose}{giving}(?:(?:{alternatives('filler')})\b\s*|:\s*|{_M})*$",
        re.IGNORECASE,
    )


@cache
def _tight() -> re.Pattern[str]:
    """Give what joins an area closely to the grade after it: *leadership judged …*, *safety (…*."""
    return re.compile(
        rf"^\s+(?:(?:{alternatives('linking')}|{alternatives('light')})\s+)*{_M}?$|^\s*[(:–—-]\s*$", re.IGNORECASE
    )


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('linking')})\b|[:\t–—→]", re.IGNORECASE)


@cache
def _join() -> re.Pattern[str]:
    words = rf"(?:(?:{alternatives('joining')})\s+)*"
    with_ = r"as\s+well\s+as|along\s+with|together\s+with|alongside|plus"
    return re.compile(rf"^{_M}?(?:\s*[,;])?(?:\s+(?:and|n?or|{with_})|\s*&)?\s+{words}{_M}?$", re.IGNORECASE)


@cache
def _up_from() -> re.Pattern[str]:
    moving = rf"(?:{alternatives('direction')})\s+from|compared\s+(?:with|to)"
    noted = rf"\((?:{alternatives('note')})"
    return re.compile(rf"^{_M}?[^.;]{{0,40}}(?:\b(?:{moving})|{noted})\b", re.IGNORECASE)


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"^{_M}?[^.;]{{0,90}},\s+(?:{alternatives('direction')})\s+to\b", re.IGNORECASE)


def is_noted(between: str) -> bool:
    """Tell whether the second of two grades is the older, by what is between: in brackets, or right after *from*."""
    return between.strip() in {"(", "from"}


def assign(text: str, grades: Sequence[GradeMention], targets: Sequence[Target]) -> dict[int, list[Target]]:
    """Give each grade its targets, by its number; a grade after *to* shares those of the grade after *from*."""
    taken: dict[int, list[Target]] = {}
    late: list[tuple[int, list[Target]]] = []
    for group in groups(text, grades, targets):
        before = _before_remark(text, grades, group)
        if before is not None:
            late.append((before, group))
            continue
        owners = {_owner(text, grades, group), _told_again(text, grades, group)}
        for owner in sorted(number for number in owners if number is not None):
            taken.setdefault(owner, []).extend(group)
    for number in range(1, len(grades)):
        pair = {grades[number - 1].moved, grades[number].moved}
        between = text[grades[number - 1].end : grades[number].start]
        turned = grades[number].moved == "to" and _turning().match(between) is not None
        back = grades[number].moved == "from" and _AND.search(between) is not None
        if (
            (pair == {"from", "to"} and not back)
            or turned
            or (grades[number].moved == "from" and (_up_from().match(between) or is_noted(between)))
        ):
            both = taken.get(number - 1, []) + taken.get(number, [])
            taken[number - 1], taken[number] = both, both
    for number, group in late:
        taken[number] = [*taken.get(number, []), *group]
    return _in_turn(text, grades, taken)


def _before_remark(text: str, grades: Sequence[GradeMention], group: Sequence[Target]) -> int | None:
    """Give the newer grade that goes on behind an older one: *good for care, up from poor, and for safety*."""
    left = max((n for n, g in enumerate(grades) if g.end <= group[0].start), default=0)
    going_on = left > 0 and grades[left].moved == "from" and _BACK.match(text[grades[left].end : group[0].start])
    return left - 1 if going_on and not grades[left - 1].moved else None


def groups(text: str, grades: Sequence[GradeMention], targets: Sequence[Target]) -> Iterator[list[Target]]:
    """Yield runs of targets that are coordinated, with no grade between."""
    group: list[Target] = []
    for target in targets:
        if group and not _joined(text, grades, group[-1], target):
            yield group
            group = []
        group.append(target)
    if group:
        yield group


def _joined(text: str, grades: Sequence[GradeMention], left: Target, right: Target) -> bool:
    between = _REMARK.sub("", text[left.end : right.start])
    if any(left.end <= g.start < right.start for g in grades):
        return False
    return _join().match(between) is not None or (left.count is not None and _INCLUDING.match(between) is not None)


def _owner(text: str, grades: Sequence[GradeMention], group: Sequence[Target]) -> int | None:
    """Give the number of the grade that a group of targets belongs to."""
    left = max((n for n, g in enumerate(grades) if g.end <= group[0].start), default=None)
    right = min((n for n, g in enumerate(grades) if g.start >= group[-1].end), default=None)
    gap_left = _DATE.sub("", text[grades[left].end : group[0].start]) if left is not None else ""
    gap_left = _FIGURE.sub("", gap_left)
    gap_right = text[group[-1].end : grades[right].start] if right is not None else ""
    begun = right is not None and _with_next(gap_left, gap_right)
    if left is not None and not begun and _is_given(gap_left, grades[left], text[group[0].start : group[0].end]):
        return left
    reached = right is not None and _reaches(gap_right, grades[right], text)
    if reached and group[0].count is not None and _SUBJECT.match(text, group[0].start):
        return right
    if left is not None and group[0].count is not None and len(gap_left) < _NEAR and not set(gap_left) & set(".;"):
        return left
    return right if reached else None


def _told_again(text: str, grades: Sequence[GradeMention], group: Sequence[Target]) -> int | None:
    """Give the grade of a relative clause about the areas: *an outstanding mark for care, which was judged good*."""
    right = min((n for n, g in enumerate(grades) if g.start >= group[-1].end), default=None)
    if right is None or _TOLD_AGAIN.match(text[group[-1].end : grades[right].start]) is None:
        return None
    return right


def _is_given(gap: str, grade: GradeMention, area: str) -> bool:
    """Tell whether a grade is given to what follows; right behind it only where it is a grade anyhow."""
    beside = _ADJACENT.match(gap.removesuffix("the ")) is not None and (grade.ground != "none" or "standard" in area)
    return beside or _given().match(gap) is not None or _AS_IS.match(gap) is not None


def _with_next(gap_left: str, gap_right: str) -> bool:
    """Tell whether the area begins a *with* of its own: *good overall, with safety judged inadequate*."""
    return _WITH.search(gap_left) is not None and _tight().match(gap_right) is not None


def _reaches(gap: str, grade: GradeMention, text: str) -> bool:
    """Tell whether the words between an area and the grade after it join the two."""
    words = text[grade.start : grade.end]
    gapped = _ARTICLE.match(gap) is not None and (grade.ground != "none" or words.lower().startswith("grade"))
    listed = _LISTED.match(gap) is not None and (" " in grade.name or _ITEM_ENDS.match(text, grade.end) is not None)
    if gapped or listed or _RELATIVE.match(gap) or _SERVICE.match(gap):
        return True
    verbal = _VERBAL.match(words) is not None and len(gap) < _NEAR
    linked = verbal or _linking().search(gap) is not None or _ADJACENT.match(gap) is not None
    return len(gap) <= _FAR and linked and _NEXT_CLAUSE.search(gap) is None


@cache
def _pairwise() -> re.Pattern[str]:
    return re.compile(rf"[^.;]{{0,20}}\b(?:{alternatives('pairwise')})\b", re.IGNORECASE)


def _in_turn(text: str, grades: Sequence[GradeMention], taken: dict[int, list[Target]]) -> dict[int, list[Target]]:
    """Give the grades one target each where the text parts them so: *good and outstanding respectively*."""
    every = [target for targets in taken.values() for target in targets]
    if not grades or len(every) != len(grades) or _pairwise().match(text, grades[-1].end) is None:
        return taken
    return {number: [target] for number, target in enumerate(sorted(every, key=lambda t: t.start))}

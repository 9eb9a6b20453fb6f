"""Lines of a page that other pages of its site repeat, but for those that belong to the story all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule
from pipeline.clean.site import Repeats
from pipeline.clean.unit import Unit

_GOOD_SHARE = 0.3
_AREA_WORDS = 8
_HEADLINE_WORDS = (3, 30)
_SHARED, _SHARED_SHARE = 3, 0.5
_LONG_WORD = re.compile(r"\w{4,}")


def find_hits(units: Sequence[Unit], reasons: Reasons, repeats: Repeats) -> list[bool]:
    """Tell of each unit whether it stands on other pages of the site too, and nothing speaks for it.

    Grades and the areas above them, the headline (which other pages show as a teaser) and headings such as *Notes to
    editors* belong to the story wherever else they stand, and so does prose (background, an agency's report) that no
    good share of the pages has.
    """
    hits = [count > 0 for count in repeats.counts] or [False] * len(units)
    if not any(hits):
        return hits
    sentences = [n for n, unit in enumerate(units) if unit.sentence and reasons[n] is None]
    own = [n for n in sentences if not hits[n]] or sentences
    story = {word for n in own for word in _long_words(units[n])}
    top = own[0] if own else len(units)
    share = repeats.pages * _GOOD_SHARE
    return [
        hit
        and (repeats.counts[n] >= share if units[n].sentence else not _is_graded(units, n))
        and not (_resumes(units, hits, n) or (n <= top and _is_headline(units[n], story)))
        for n, hit in enumerate(hits)
    ]


def _is_graded(units: Sequence[Unit], number: int) -> bool:
    """Tell whether a line tells a grade, or is the area above one."""
    if _is_grade(units[number]):
        return True
    short = units[number].words <= _AREA_WORDS
    return short and number + 1 < len(units) and _is_grade(units[number + 1])


def _is_grade(unit: Unit) -> bool:
    return not unit.sentence and not unit.text.endswith(":") and first_rule(unit, "story") is not None


def _resumes(units: Sequence[Unit], hits: Sequence[bool], number: int) -> bool:
    """Tell whether a line heads notes that belong to the article: not where other repeated lines follow."""
    below = number + 1
    follows = below < len(units) and (not hits[below] or units[below].sentence)
    return follows and first_rule(units[number], "resume") is not None


def _is_headline(unit: Unit, story: set[str]) -> bool:
    """Tell whether a line shares the words of the story; of the page's own heading a single one is enough."""
    least, most = _HEADLINE_WORDS
    words = set(_long_words(unit))
    shared = len(words & story)
    if unit.level == 1:
        return shared > 0
    fits = not unit.sentence and least <= unit.words <= most
    return fits and shared >= max(_SHARED, len(words) * _SHARED_SHARE)


def _long_words(unit: Unit) -> list[str]:
    return [word.lower() for word in _LONG_WORD.findall(unit.text)]

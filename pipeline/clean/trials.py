"""The boilerplate list made ready to be tried on lines: what is tried, and which lines it is tried on at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.clean.prefilter import Prefilter
from pipeline.lexicons.boilerplate import Rule, boilerplate_rules
from pipeline.lexicons.literals import alternatives


class Trial(NamedTuple):
    """A rule, or one of the alternatives of a rule that has many; `find` tells whether it fires on a line.

    On lines of more than `max_words` it is not tried.
    """

    rule: Rule
    expression: re.Pattern[str]
    find: Callable[[str], re.Match[str] | None]
    max_words: int


@cache
def all_trials() -> tuple[Trial, ...]:
    """Give the trials of all rules, in the order of the list.

    Raises:
        LexiconError: As `boilerplate_rules`.
    """
    return tuple(trial for rule in boilerplate_rules() for trial in _tried(rule))


@cache
def trial_filter() -> Prefilter:
    """Give the filter of the lines that a trial may fire on: bit n of a hint stands for trial n.

    Raises:
        LexiconError: As `boilerplate_rules`.
    """
    most = [None if trial.rule.scope == "tail" else trial.max_words for trial in all_trials()]
    return Prefilter([trial.expression for trial in all_trials()], most)


@cache
def trials_of(*scopes: str) -> int:
    """Give the trials of these scopes, as the bits of a number."""
    return sum(1 << number for number, trial in enumerate(all_trials()) if trial.rule.scope in scopes)


def _tried(rule: Rule) -> Iterator[Trial]:
    """Yield the alternatives of a rule that is looked for anywhere: few of them may fire on any one line."""
    if rule.scope != "anywhere":
        yield Trial(rule, rule.expression, rule.find, rule.max_words)
        return
    for pattern in alternatives(rule.expression.pattern):
        expression = re.compile(pattern, rule.expression.flags)
        yield Trial(rule, expression, expression.search, rule.max_words)

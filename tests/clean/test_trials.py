from __future__ import annotations

from pipeline.clean.sheet import Sheet
from pipeline.clean.trials import all_trials, trial_filter, trials_of
from pipeline.lexicons.boilerplate import Pattern, boilerplate_rules
from pipeline.lexicons.reader import read_lexicon

LINES = [line for entry in read_lexicon("boilerplate", Pattern) for line in (entry.example, entry.keep) if line]


def test_trials_of_a_rule_fire_where_the_rule_does() -> None:
    for rule in boilerplate_rules():
        mine = [trial for trial in all_trials() if trial.rule is rule]
        for line in LINES:
            assert any(trial.find(line) for trial in mine) == (rule.find(line) is not None)


def test_no_line_is_kept_from_a_trial_that_fires() -> None:
    lines = [*LINES, *map(str.upper, LINES), *(f"“{line}" for line in LINES)]
    for line, hints in zip(lines, trial_filter().hints(Sheet(lines)), strict=True):
        assert all(hints >> number & 1 for number, trial in enumerate(all_trials()) if trial.find(line)), line


def test_few_trials_are_left_for_a_line() -> None:
    (hints,) = trial_filter().hints(Sheet(["Inspectors found that leaders know what they do."]))
    assert hints.bit_count() < len(all_trials()) / 20


def test_trials_are_told_apart_by_scope() -> None:
    scopes = {trial.rule.scope for trial in all_trials()}
    assert sum(trials_of(scope) for scope in scopes) == (1 << len(all_trials())) - 1

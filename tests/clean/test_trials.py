from __future__ import annotations

from pipeline.clean.measure import measure
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
    sheet = Sheet(lines)
    words = measure(sheet).words
    for line, size, hints in zip(lines, words, trial_filter().hints(sheet, words), strict=True):
        fires = [n for n, trial in enumerate(all_trials()) if size <= trial.max_words and trial.find(line)]
        assert all(hints >> number & 1 for number in fires), line


def test_last_sentences_are_cut_off_however_long_the_line() -> None:
    sheet = Sheet([f"{'They said that all is well. ' * 40}He thanked all staff.Read more"])
    (hints,) = trial_filter().hints(sheet, measure(sheet).words)
    assert hints & trials_of("tail")
    assert not hints & trials_of("line", "opening", "anywhere")


def test_few_trials_are_left_for_a_line() -> None:
    sheet = Sheet(["Inspectors found that leaders know what they do."])
    (hints,) = trial_filter().hints(sheet, measure(sheet).words)
    assert hints.bit_count() < len(all_trials()) / 20


def test_trials_are_told_apart_by_scope() -> None:
    scopes = {trial.rule.scope for trial in all_trials()}
    assert sum(trials_of(scope) for scope in scopes) == (1 << len(all_trials())) - 1

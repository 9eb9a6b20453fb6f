from __future__ import annotations

import pytest

from pipeline.speakers.runs import find_runs, part_titles
from tests.speakers.told import words_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Then Jo Bell met Ann Hall.", ["Jo Bell", "Ann Hall"]),
        ("But Ann Ofori-Lane spoke.", ["Ann Ofori-Lane"]),
        ("They met Rosa van Dyck here.", ["Rosa van Dyck"]),
        ("They met Jo Bell, Ann Hall and I spoke.", ["Jo Bell", "Ann Hall"]),
        ("They met Jo\nBell.", ["Jo\nBell"]),
        ("They met Jo.\n\nBell spoke.", ["Jo", "Bell"]),
        ("They met Bell Ltd. Its head Ann Hall spoke.", ["Bell Ltd.", "Ann Hall"]),
        ("They met Year 6 teacher Ann Hall on Key Stage 2.", ["Ann Hall"]),
    ],
    ids=["plain", "function word and hyphen", "particle", "comma", "line break", "block", "abbreviation", "numbered"],
)
def test_find_runs_gives_capitalised_words_in_a_row(text, runs):
    words = words_of(text)
    found = [words.span(start, end).text for start, end in find_runs(words)]
    assert found == runs


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("They met Mrs Ann Hall.", "Ann Hall", "Mrs"),
        ("They met Cllr Bell.", "Bell", "Councillor"),
        ("They met Principal Dr Ann Hall.", "Ann Hall", "Dr"),
        ("They met Chief Constable Ann Hall.", "Ann Hall", None),
        ("They met Police and Crime Commissioner Ann Hall.", "Ann Hall", None),
        ("They met Jo Judge.", "Jo Judge", None),
        ("They met Dame Ann Hall DBE.", "Ann Hall", "Dame"),
    ],
)
def test_part_titles_leaves_the_name(text, name, title):
    words = words_of(text)
    run = [part_titles(words, *pair) for pair in find_runs(words)][-1]
    assert words.text(run.name, run.end) == name
    assert (run.honorific.full if run.honorific else None) == title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They shut Nant-y-coed Hall yesterday.", "Nant-y-coed Hall"),
        ("They met at Ashby-on-the-Fold yesterday.", "Ashby-on-the-Fold"),
        ("They say the Hill-led plan failed.", "Hill"),
    ],
)
def test_small_words_between_hyphens_belong_to_a_name(text, name):
    words = words_of(text)
    assert name in {words.text(start, end) for start, end in find_runs(words)}

import json

import pytest

from pipeline.parse.model_loader import MODEL
from training.card import CARD, every_relation, page, performance, sources, tables
from training.settings import DATA, HERE

FIGURES = {"tag_acc": 95.126, "dep_uas": 87.0, "dep_uas_words": 88.0, "sents_f": 90.0, "nsubj": 91.0, "obl": 70.0}
REPORT = {
    "EWT": FIGURES | {"tag_acc": 94.0},
    "EWT+GUM": FIGURES,
    "names PUD": {"names_f": 70.0, "names_p": 72.0, "names_r": 68.0, "PERSON": 80.0},
    "speed": {"words_per_cpu_second": 8765.0, "tokenizer_times": 101.4},
}


def test_performance_has_spacys_names_and_shares():
    made = performance(REPORT)
    assert (made["tag_acc"], made["dep_uas"], made["ents_f"]) == (0.9513, 0.88, 0.7)
    assert made["dep_las_per_type"] == {"nsubj": {"f": 0.91}, "obl": {"f": 0.7}}
    assert made["ents_per_type"] == {"PERSON": {"f": 0.8}}
    assert made["by_test"]["EWT"]["tag_acc"] == 94.0
    assert "speed" not in json.dumps(made)


def test_what_was_not_measured_is_not_told():
    assert performance({}) == {}
    assert performance({"speed": REPORT["speed"]}) == {}
    assert "ents_f" not in performance({"EWT+GUM": FIGURES})


def test_tables_leave_out_tests_and_mark_figures_that_are_not_there():
    treebanks, relations, names = tables(
        {"GUM": {"tag_acc": 90.0, "nsubj": 80.04}, "names PUD": {"names_f": 62.95, "ORG": 43.0}}
    )
    assert treebanks.splitlines()[2:] == ["| GUM | 90.0 | – | – | – | – | – | – | – | – |"]
    assert relations.splitlines()[2].startswith("| GUM | 80.0 | – |")
    assert names.splitlines()[2:] == ["| names PUD | 63.0 | – | – | – | 43.0 | – |"]


def test_every_relation_has_a_line():
    assert every_relation(REPORT).splitlines()[2:] == ["| nsubj | 91.0 | – | 91.0 |", "| obl | 70.0 | – | 70.0 |"]


def test_the_page_has_the_figures_and_the_speed():
    made = page(REPORT, 30.04)
    assert "| EWT+GUM | 95.1 |" in made
    assert "30.0 MB on disk; about 8,800 words a second" in made
    assert "101 times as fast" in made
    assert "@" not in made
    assert "a second" not in page({"EWT+GUM": FIGURES}, 30.04)


def test_every_source_is_named_with_its_licence_on_the_pages():
    licence, recipe = (DATA / "MODEL_LICENSE").read_text("utf-8"), (HERE / "README.md").read_text("utf-8")
    for source in sources():
        assert source["called"].lower() in recipe.lower(), source
        assert source["called"] in licence or source["license"] == "the project's own", source


@pytest.mark.model
def test_the_shipped_card_is_of_the_shipped_model():
    told = json.loads((MODEL / "meta.json").read_text("utf-8"))["performance"]["by_test"]
    parse, _, names = tables(told)
    text = (MODEL / CARD).read_text("utf-8")
    assert parse in text
    assert names in text
    assert every_relation(told) in text

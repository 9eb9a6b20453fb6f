import gzip
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import DocBin

from tests.training.tiny_encoder import write_encoder
from tests.training.whole import assert_whole
from training.recipe import steps
from training.settings import CONFIG, DATA, Settings
from training.steps import is_done, run_step

SAMPLE = Path(__file__).parent / "sample"
REPORT = "The school is calm. Pupils enjoy their lessons every day. Leaders know what they must do next."


def test_steps_without_a_teacher_are_four():
    settings = Settings(SAMPLE, SAMPLE, encoder=SAMPLE, taught=False)
    assert [step.name for step in steps(settings)] == ["convert", "vectors", "train", "package"]
    assert "vectors" not in [step.name for step in steps(Settings(SAMPLE, SAMPLE))]


def test_every_step_reads_what_an_earlier_one_wrote_or_what_is_given(tmp_path):
    settings = Settings(SAMPLE, tmp_path, model=tmp_path / "model", encoder=SAMPLE)
    written: set[Path] = set()
    for step in steps(settings):
        for path in filter(lambda path: tmp_path in path.parents, step.reads):
            assert any(path == one or path in one.parents for one in written), (step.name, path)
        written.update(step.writes)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("labels", SAMPLE / "vocab.txt"),
        ("labels", SAMPLE / "model.safetensors"),
        ("encoder", CONFIG),
        ("train", CONFIG),
        ("package", DATA / "MODEL.md"),
        ("package", DATA / "MODEL_LICENSE"),
        ("package", DATA / "sources.jsonl"),
        ("package", SAMPLE / "ud" / "gum_test.conllu"),
        ("package", SAMPLE / "ud" / "ner_extra" / "uner_pud.iob2"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_step_runs_again_after_what_it_reads_has_changed(name: str, read: Path, tmp_path):
    (step,) = (step for step in steps(Settings(SAMPLE, tmp_path, encoder=SAMPLE)) if step.name == name)
    assert any(path == read or path in read.parents for path in step.reads)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The whole recipe with a teacher over the sample, one pass each."""
    pytest.importorskip("torch")
    folder = tmp_path_factory.mktemp("taught")
    shutil.copytree(SAMPLE, folder / "corpora")
    reports = folder / "corpora" / "ofsted_reports" / "reports.jsonl.gz"
    reports.parent.mkdir(exist_ok=True)
    reports.write_bytes(gzip.compress(json.dumps({"licence": "OGL", "text": REPORT}).encode()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.encoder.WEIGHTS_SHA256", write_encoder(folder / "encoder"))
        settings = Settings(folder / "corpora", folder / "work", folder / "model", folder / "encoder").small()
        for older in ("labels/silver_older.npz", "silver/older.spacy"):
            (settings.work / older).parent.mkdir(parents=True)
            (settings.work / older).write_text("what an earlier run left")
        for step in steps(settings):
            run_step(step, settings.work)
    return settings


def test_a_taught_model_has_all_parts(made: Settings):
    assert_whole(made.model)


def test_nothing_that_an_earlier_run_left_is_learned(made: Settings):
    assert list(made.work.rglob("*older*")) == []


def test_unlabelled_texts_come_labelled_to_the_last_training(made: Settings):
    (text,) = DocBin().from_disk(made.work / "texts" / "ofsted.spacy").get_docs(spacy.blank("en").vocab)
    with np.load(made.work / "labels" / "silver_ofsted.npz", allow_pickle=False) as table:
        assert table["lengths"].tolist() == [len(text)]
        assert table["states"].shape == (len(text), 24)
    names = list(DocBin().from_disk(made.work / "train-data" / "names_silver.spacy").get_docs(spacy.blank("en").vocab))
    assert names
    assert all(doc.has_annotation("ENT_IOB") for doc in names)
    assert (made.work / "train-data" / "silver.spacy").is_file()


def test_nothing_between_the_steps_is_a_pickle(made: Settings):
    kinds = {
        file.suffix
        for name in ("data", "texts", "teacher", "labels", "silver")
        for file in (made.work / name).rglob("*.*")
    }
    assert kinds == {".spacy", ".npz", ".json"}


def test_every_step_is_done_after_it_ran(made: Settings):
    assert all(is_done(step, made.work) for step in steps(made))

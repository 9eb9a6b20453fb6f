"""extracted/ is what comes out of raw/ today."""

from __future__ import annotations

import pytest

from pipeline.assemble import extract_page
from pipeline.read.files import Input, read_file
from pipeline.read.walk import find_inputs
from pipeline.record.text import from_json, to_json
from pipeline.run.tasks import record_path
from tests.builders import ROOT

RAW, EXTRACTED = ROOT / "raw", ROOT / "extracted"
SAMPLES = list(find_inputs([RAW]))


@pytest.mark.model
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_extracted_is_current(sample: Input, nlp):
    stored = EXTRACTED / record_path(sample.id)
    assert stored.is_file(), f"{stored.relative_to(ROOT)} is missing: make run"
    text = to_json(extract_page(read_file(sample.path, root=RAW), nlp=nlp))
    assert stored.read_text("utf-8") == text, (
        f"{stored.relative_to(ROOT)} is stale: make run, and review the difference"
    )


def test_extracted_holds_nothing_else():
    expected = {record_path(sample.id) for sample in SAMPLES}
    found = {path.relative_to(EXTRACTED).as_posix() for path in EXTRACTED.rglob("*") if path.is_file()}
    assert found - {"manifest.json", ".state.sqlite"} == expected, "make run; remove records whose samples are gone"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_extracted_keeps_the_laws(sample: Input):
    from_json((EXTRACTED / record_path(sample.id)).read_bytes())


def test_samples_come_in_several_forms():
    endings = {path.name.partition(".")[2] for path in (sample.path for sample in SAMPLES)}
    assert endings == {"html", "htm", "txt", "html.gz", "txt.gz"}
    assert len(SAMPLES) >= 12

from __future__ import annotations

import pytest

from pipeline import assemble
from pipeline.errors import ConfigError, InputError, OffsetError, RecordError
from pipeline.read.member import Member
from pipeline.run.quarantine import Failed, quarantined
from pipeline.run.settings import Form
from pipeline.run.tasks import Task
from pipeline.run.work import Orders, do_tasks


def test_work_that_goes_well_gives_what_it_makes():
    assert quarantined(lambda: "made") == "made"


FAULTS = {
    "input": (InputError("is empty", kind="empty"), Failed("empty", "is empty")),
    "offset": (OffsetError("3 of 2"), Failed("offset", "3 of 2")),
    "record": (RecordError("quotes[0].id: stands twice"), Failed("record", "quotes[0].id: stands twice")),
    "record with many faults": (RecordError("a: x\nb: y\nc: z"), Failed("record", "a: x (and 2 more)")),
    "config": (ConfigError("no model"), Failed("config", "no model")),
    "memory": (MemoryError(), Failed("memory", "takes more memory than the limit")),
    "fault": (KeyError("x"), Failed("error", "KeyError: 'x'")),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_any_fault_is_told_with_its_kind(fault):
    raised, failed = fault

    def work():
        raise raised

    assert quarantined(work) == failed


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_any_fault_costs_one_article_and_tells_its_kind(monkeypatch, fault):
    raised, failed = fault

    def extract_pages(raws, *, nlp, sites=None, tell):
        raise raised

    monkeypatch.setattr(assemble, "extract_pages", extract_pages)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: None)
    assert do_tasks([Task("-", "", member=Member("", b"words"))], Orders(Form.JSON, 1000)) == [failed]

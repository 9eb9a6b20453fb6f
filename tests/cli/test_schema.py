from __future__ import annotations

import json

from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.schema import json_schema
from tests.builders import ROOT


def test_schema_is_printed_as_data():
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()
    assert result.stderr == ""


def test_dictionary_has_the_values_of_the_records_it_is_given():
    samples = ROOT / "extracted"
    for folder, title in (("schools", "Ofsted"), ("justice", "HMICFRS")):
        result = CliRunner().invoke(app, ["schema", "--dictionary", str(samples / folder)])
        assert result.exit_code == 0
        row = next(line for line in result.stdout.splitlines() if line.startswith("| `inspection.inspectorate`"))
        assert row.endswith(f'| `"{title}"` |')


def test_dictionary_of_a_folder_that_is_not_there_is_one_line(tmp_path):
    result = CliRunner().invoke(app, ["schema", "--dictionary", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no such file or folder" in result.stderr


def test_dictionary_of_a_broken_record_is_refused(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    result = CliRunner().invoke(app, ["schema", "--dictionary", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stdout == ""

from __future__ import annotations

import json

from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.schema import json_schema


def test_schema_is_printed_as_data():
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()
    assert result.stderr == ""

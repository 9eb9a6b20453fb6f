from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from benchmarks import boilerplate, extractors, quote_peers, quote_peers_finders
from benchmarks.rounds import answer_of, with_peers


def answer(code: str, out: Path) -> dict | None:
    return answer_of("one", [sys.executable, "-c", code, str(out)], out)


def test_answer_is_what_the_child_writes(tmp_path):
    code = "import sys; open(sys.argv[1], 'w').write('{\"read\": 2}')"
    assert answer(code, tmp_path / "out.json") == json.loads((tmp_path / "out.json").read_text()) == {"read": 2}


def test_competitors_that_are_not_installed_all_say_so_by_one_status(tmp_path):
    for script in (extractors, quote_peers_finders):
        assert answer(f"raise SystemExit({script.ABSENT})", tmp_path / "out.json") is None


@pytest.mark.parametrize(
    ("code", "said"), [("raise ValueError('no\\nword')", "one: word"), ("raise SystemExit(9)", "one: ended with 9")]
)
def test_child_that_breaks_ends_all_with_its_last_line(tmp_path, code, said):
    with pytest.raises(SystemExit) as ended:
        answer(code, tmp_path / "out.json")
    assert ended.value.code == said


def test_options_that_make_sense_are_given():
    parser = ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", type=Path)
    chosen = with_peers(parser, ["--peers", sys.executable])
    assert (chosen.rounds, chosen.peers) == (2, Path(sys.executable))


@pytest.mark.parametrize("benchmark", [boilerplate, quote_peers])
@pytest.mark.parametrize("wrong", [["--rounds", "0"], ["--peers", "none/python"]])
def test_wrong_use_is_told(benchmark, wrong, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        benchmark.main(["--shared", str(tmp_path), *wrong])
    assert ended.value.code == 2
    assert "--rounds must be" in capsys.readouterr().err

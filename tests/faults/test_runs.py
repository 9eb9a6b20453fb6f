"""Runs that are killed, starved and poisoned: nothing is lost, nothing doubled, and the bytes are the same."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run.settings import Form
from pipeline.store.state_file import NAME as STATE
from tests.builders import ROOT

NUMBER = 120
FORMS = pytest.mark.parametrize("form", Form)
TIMES = ("seconds", "articles_per_second", "stage_seconds", "worker_memory")


@pytest.fixture
def given(tmp_path):
    """Inputs in seven folders."""
    folder = tmp_path / "in"
    for number in range(NUMBER):
        path = folder / f"{number % 7}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"words of {number}")
    return folder


def command(*words):
    return [sys.executable, "-m", "tests.faults.light", *map(str, words)]


def begun(*words, **options):
    """A run that goes on."""
    return subprocess.Popen(
        command(*words), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def ended(*words):
    """A run that has ended: its exit status and what it said."""
    run = subprocess.run(command(*words), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert run.stdout == ""
    return run.returncode, run.stderr.splitlines()


def output(out) -> dict[str, bytes]:
    """All that a run leaves for readers, by name; of the manifest, what does not tell of one run's times and tries."""
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    files.pop(STATE)
    manifest = json.loads(files.pop("manifest.json"))
    return files | {
        "manifest.json": json.dumps([manifest[key] for key in ("folder", "duplicates", "versions")]).encode()
    }


def whole(given, form, *options) -> dict[str, bytes]:
    """What an uninterrupted run gives."""
    out = given.parent / f"whole {form}"
    assert ended("run", given, "--out", out, "--format", form, "--workers", 2, *options)[0] in (0, 1)
    return output(out)


def assert_nothing_is_half_written(out, expected):
    """Whatever a reader sees now is what it is to be at the end, or what it was before."""
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        if path.is_file() and not path.name.startswith(".") and name != "manifest.json":
            assert path.read_bytes() == expected[name], name


def done_in(out) -> int:
    """How many records the state of an output folder knows."""
    if not (out / STATE).exists():
        return 0
    with closing(sqlite3.connect(f"file:{out / STATE}?mode=rw", uri=True)) as state:
        made = state.execute("SELECT 1 FROM sqlite_master WHERE name = 'records'").fetchone()
        return state.execute("SELECT count(*) FROM records").fetchone()[0] if made else 0


def workers_of(pid: int) -> list[int]:
    """The worker processes of a run."""
    listed = " ".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return [int(child) for child in listed if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def kill_at(moment: float, run, out) -> int:
    """Kill a run at a moment: below 1 that share of its start, above 1 when that many more records are done."""
    before, began = done_in(out), time.monotonic()
    while time.monotonic() - began < moment if moment < 1 else done_in(out) < before + moment:
        time.sleep(0.01)
    time.sleep(moment % 0.05)
    run.kill()
    run.communicate()
    return done_in(out)


@FORMS
def test_run_that_is_killed_ten_times_at_random_moments_ends_with_the_same_bytes(given, form):
    expected, out = whole(given, form), given.parent / "out"
    chance = random.Random(7)  # noqa: S311
    moments = [chance.choice([chance.random(), chance.uniform(1, 8)]) for _ in range(10)]
    done = []
    for moment in moments:
        done.append(kill_at(moment, begun("run", given, "--out", out, "--format", form, "--workers", 2), out))
        assert_nothing_is_half_written(out, expected)
    assert len(set(done)) >= 3
    assert done == sorted(done)
    assert max(done) < NUMBER
    assert ended("run", given, "--out", out, "--format", form, "--workers", 2)[0] == 0
    assert output(out) == expected
    assert [path.name for path in out.rglob(".*")] == [STATE]


def test_workers_of_a_killed_run_end_too(given):
    run = begun("run", given, "--out", given.parent / "out", "--workers", 2)
    while len(workers := workers_of(run.pid)) < 2:
        time.sleep(0.02)
    run.kill()
    run.communicate()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


@FORMS
def test_workers_that_are_killed_at_ten_random_moments_cost_nothing(given, form):
    expected, out = whole(given, form), given.parent / "out"
    moments, kills = random.Random(3), 0  # noqa: S311
    while kills < 10:  # all is done again where a run ends before the tenth
        run = begun("run", given, "--out", out, "--format", form, "--workers", 2, "--force")
        while run.poll() is None and kills < 10:
            time.sleep(moments.uniform(0.05, 0.3))
            for worker in workers_of(run.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
                kills += 1
        run.communicate(timeout=60)
    if run.returncode:  # one article was killed twice: it waits in the quarantine
        assert ended("retry", out, "--workers", 2)[0] == 0
    assert ended("run", given, "--out", out, "--format", form, "--workers", 2)[0] == 0
    assert output(out) == expected


POISON = {"hang": "timeout", "crash": "crash", "killed": "crash", "eat": "memory"}


def test_poison_costs_only_itself_and_is_not_tried_again_unless_asked(given):
    for name in POISON:
        (given / f"3/{name}.txt").write_text("poison")
    out = given.parent / "out"
    settings = ["--workers", 2, "--timeout", 1, "--memory", 300]
    status, lines = ended("run", given, "--out", out, *settings)
    assert status == 1
    rows = [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]
    assert {Path(row["path"]).stem: row["kind"] for row in rows} == POISON
    assert len(list(out.rglob("*.txt.json"))) == NUMBER
    reasons = {Path(row["path"]).stem: row["reason"] for row in rows}
    assert reasons["hang"] == "took more than 1 seconds"
    assert reasons["crash"] == "its worker died (SIGSEGV)"
    assert "memory" in reasons["eat"]
    before = output(out)
    status, lines = ended("run", given, "--out", out, *settings)
    assert status == 1
    assert "4 not tried again" in lines[-1]
    assert output(out) == before


def test_quarantined_input_is_tried_again_by_retry_or_with_other_limits(given):
    out, small, large = given.parent / "out", ["--memory", 300], ["--memory", 1000]
    (given / "large.txt").write_text("poison")
    assert ended("run", given, "--out", out, *small)[0] == 1
    assert "1 not tried again" in ended("run", given, "--out", out, *small)[1][-1]
    status, lines = ended("retry", out, *small)
    assert (status, lines[0]) == (1, f"{given}/large.txt: takes more memory than the limit (memory)")
    assert ended("retry", out, *large)[0] == 0
    assert ended("run", given, "--out", out, *small)[1][0] == f"nothing changed: {NUMBER + 1} articles up to date"
    assert not (out / "errors.jsonl").exists()
    assert ended("retry", out) == (0, ["nothing failed that can be done again"])


def mounted(folder, size):
    """Mount a small file system, where that is allowed."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no file system may be mounted here")


def remounted(folder, options):
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


@pytest.fixture
def small(tmp_path):
    """A file system of 400 kB."""
    folder = tmp_path / "small"
    mounted(folder, "400k")
    yield folder
    subprocess.run(["umount", folder], check=True)


@FORMS
def test_full_disk_stops_the_run_with_a_clear_line_and_the_next_one_goes_on(given, small, form):
    expected, out = whole(given, form), small / "out"
    status, lines = ended("run", given, "--out", out, "--format", form)
    assert status == 1
    assert len(lines) == 1
    assert "No space left on device" in lines[0] or "is full" in lines[0]
    assert_nothing_is_half_written(out, expected)
    remounted(small, "size=20m")
    assert ended("run", given, "--out", out, "--format", form)[0] == 0
    assert output(out) == expected


def test_read_only_output_is_told_before_any_work(given, small):
    remounted(small, "ro")
    status, lines = ended("run", given, "--out", small / "out")
    assert (status, len(lines)) == (2, 1)
    assert "cannot be written: Read-only file system" in lines[0]


def test_output_that_became_read_only_is_told_and_left_alone(given, small):
    remounted(small, "size=20m")
    out = small / "out"
    assert ended("run", given / "1", "--out", out)[0] == 0
    before = output(out)
    remounted(small, "ro")
    assert ended("run", given, "--out", out)[0] == 2
    assert output(out) == before


@FORMS
def test_second_run_on_a_folder_stops_with_a_clear_line(given, form):
    expected, out = whole(given, form), given.parent / "out"
    first = begun("run", given, "--out", out, "--format", form, "--workers", 2)
    while not (out / ".lock").exists():
        time.sleep(0.01)
    assert ended("run", given, "--out", out, "--format", form) == (2, [f"inspectext: another run is writing to {out}"])
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert output(out) == expected


@FORMS
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_that_is_asked_to_end_says_so_and_goes_on_later(given, form, number):
    expected, out = whole(given, form), given.parent / "out"
    run = begun("run", given, "--out", out, "--format", form, "--workers", 1)
    while not workers_of(run.pid):
        time.sleep(0.02)
    time.sleep(0.7)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (1, "inspectext: interrupted; run it again to go on\n")
    assert ended("run", given, "--out", out, "--format", form)[0] == 0
    assert output(out) == expected


@pytest.mark.model
def test_samples_are_extracted_to_the_committed_bytes_by_a_run_that_was_killed(tmp_path):
    words = [sys.executable, "-m", "pipeline", "run", "raw", "--out", str(tmp_path / "out"), "--workers", "2"]
    run = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL)
    while run.poll() is None and not list(tmp_path.rglob("*.json")):
        time.sleep(0.01)
    run.kill()
    run.wait()
    assert subprocess.run([*words, "--quiet"], cwd=ROOT, check=False, timeout=120).returncode == 0
    committed = {path.relative_to(ROOT / "extracted"): path for path in (ROOT / "extracted").rglob("*.json")}
    committed.pop(Path("manifest.json"), None)
    assert len(committed) >= 14
    assert {name: (tmp_path / "out" / name).read_bytes() for name in committed} == {
        name: path.read_bytes() for name, path in committed.items()
    }

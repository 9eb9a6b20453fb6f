from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from tests.builders import ROOT

TAKE = "from pipeline.run.limits import hold_memory; hold_memory({limit}); print(len(bytearray({size})))"


@pytest.mark.parametrize(("limit", "status"), [(300_000_000, 1), (1_500_000_000, 0), (0, 0)])
def test_more_memory_than_the_limit_is_an_error_and_less_is_not(limit, status):
    code = TAKE.format(limit=limit, size=500_000_000)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert ("MemoryError" in done.stderr) == bool(status)


def test_this_process_is_not_held():
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY

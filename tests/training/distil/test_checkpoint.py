from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence, text  # noqa: E402
from training.distil.checkpoint import Checkpoint, digest  # noqa: E402


def test_the_digest_tells_one_plan_from_another():
    one, other = [[[sentence()]]], [[[text([0, 1, 2])]]]
    assert digest(one) == digest([[[sentence()]]])
    assert len({digest(one), digest(other), digest([[[sentence(), sentence()]]])}) == 3


def test_what_was_written_is_read(tmp_path: Path):
    network, fresh = torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)
    Checkpoint(tmp_path / "kept.pt", "a plan").write(3, {"network": network})
    chance = torch.rand(1)
    assert Checkpoint(tmp_path / "kept.pt", "a plan").read({"network": fresh}) == 3
    assert torch.equal(network.weight, fresh.weight)
    assert torch.equal(torch.rand(1), chance)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.pt"]


def test_another_plan_begins_anew(tmp_path: Path):
    network = torch.nn.Linear(2, 1)
    before = network.weight.clone()
    Checkpoint(tmp_path / "kept.pt", "a plan").write(3, {"network": torch.nn.Linear(2, 1)})
    assert Checkpoint(tmp_path / "kept.pt", "another").read({"network": network}) == 0
    assert Checkpoint(tmp_path / "none.pt", "a plan").read({"network": network}) == 0
    assert torch.equal(network.weight, before)

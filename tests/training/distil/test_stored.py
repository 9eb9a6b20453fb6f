import pytest

torch = pytest.importorskip("torch")

from training.distil.stored import read_weights, write_weights  # noqa: E402


def test_weights_come_back_whole_or_in_part(tmp_path):
    whole = torch.nn.ModuleDict({"inner": torch.nn.Linear(2, 3), "other": torch.nn.Linear(3, 1)})
    write_weights(tmp_path / "weights.npz", whole)
    again = torch.nn.ModuleDict({"inner": torch.nn.Linear(2, 3), "other": torch.nn.Linear(3, 1)})
    read_weights(tmp_path / "weights.npz", again)
    inner = torch.nn.Linear(2, 3)
    read_weights(tmp_path / "weights.npz", inner, part="inner.")
    torch.testing.assert_close(again["other"].weight, whole["other"].weight)
    torch.testing.assert_close(inner.weight, whole["inner"].weight)


def test_weights_of_another_network_are_refused(tmp_path):
    write_weights(tmp_path / "weights.npz", torch.nn.Linear(2, 3))
    with pytest.raises(RuntimeError, match="size mismatch"):
        read_weights(tmp_path / "weights.npz", torch.nn.Linear(3, 3))

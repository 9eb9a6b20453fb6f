"""Weights of torch networks as numpy files."""

from pathlib import Path

import numpy as np
import torch
from torch import nn


def write_weights(path: Path, network: nn.Module) -> None:
    """Write all weights by their names; torch itself would pickle them."""
    np.savez(path, **{name: weight.detach().numpy() for name, weight in network.state_dict().items()})


def read_weights(path: Path, network: nn.Module, *, part: str = "") -> None:
    """Fill the network with the weights of a file.

    Args:
        part: How the names in the file begin where the file is of a larger network.

    Raises:
        RuntimeError: The file holds other weights than the network has.
    """
    with np.load(path, allow_pickle=False) as table:
        names = [name for name in table.files if name.startswith(part)]
        network.load_state_dict({name.removeprefix(part): torch.from_numpy(table[name]) for name in names})

"""Weights of torch networks as numpy files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

Arrays = Mapping[str, np.ndarray[Any, Any]]


def write_weights(path: Path, network: nn.Module, *, beside: Arrays | None = None) -> None:
    """Write all weights by their names, and other arrays beside them; torch itself would pickle them."""
    weights: dict[str, Any] = {name: weight.detach().numpy() for name, weight in network.state_dict().items()}
    np.savez(path, **(weights | dict(beside or {})))


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

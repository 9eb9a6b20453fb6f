from itertools import pairwise
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence  # noqa: E402
from training.distil.fit import Course, fit  # noqa: E402


def far_from_three(network):
    return (network(torch.ones(1)).float() - 3).square().sum()


def test_the_rate_rises_and_falls():
    course = Course((), warm_up=0.1, last=0.02, longest=1.0, kept=Path())
    shares = [course.share(step, 100) for step in range(100)]
    assert shares[0] == pytest.approx(0.1)
    assert max(shares) == pytest.approx(1)
    assert shares.index(max(shares)) in {9, 10}
    assert all(later <= earlier for earlier, later in pairwise(shares[10:]))
    assert shares[-1] == pytest.approx(0.02)


def test_a_network_learns_and_rests_after_each_pass(capsys, tmp_path):
    network, kept = torch.nn.Linear(1, 1), tmp_path / "kept.pt"
    resting = []

    def tell() -> str:
        resting.append(not network.training)
        return "well"

    course = Course(((network.parameters(), 0.1),), warm_up=0.05, last=0.01, longest=5.0, kept=kept)
    plan = [[[sentence()]] * 60] * 2
    fit(network, plan, lambda _: far_from_three(network), course=course, tell=tell)
    assert network(torch.ones(1)).item() == pytest.approx(3, abs=0.2)
    assert resting == [True, True]
    assert capsys.readouterr().err.splitlines()[-1] == "pass 2 of 2: well"


def test_a_training_that_broke_off_goes_on_to_the_same_end(tmp_path):
    def trained(kept, *, breaks_after=None):
        torch.manual_seed(5)
        network, passes = torch.nn.Linear(1, 1), []

        def tell() -> str:
            passes.append(len(passes))
            if len(passes) == breaks_after:
                raise KeyboardInterrupt
            return ""

        course = Course(((network.parameters(), 0.01),), warm_up=0.05, last=0.01, longest=5.0, kept=kept)
        noisy = lambda _: far_from_three(network) * torch.rand(1).item()  # noqa: E731
        try:
            fit(network, [[[sentence()]] * 10] * 4, noisy, course=course, tell=tell)
        except KeyboardInterrupt:
            return None
        return network.weight, len(passes)

    whole, _ = trained(tmp_path / "whole.pt")
    assert trained(tmp_path / "broken.pt", breaks_after=3) is None
    resumed, passes = trained(tmp_path / "broken.pt")
    assert passes == 2
    assert torch.equal(whole, resumed)

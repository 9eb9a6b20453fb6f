from itertools import pairwise

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence  # noqa: E402
from training.distil.fit import Course, fit  # noqa: E402


def test_the_rate_rises_and_falls():
    course = Course((), warm_up=0.1, last=0.02, longest=1.0)
    shares = [course.share(step, 100) for step in range(100)]
    assert shares[0] == pytest.approx(0.1)
    assert max(shares) == pytest.approx(1)
    assert shares.index(max(shares)) in {9, 10}
    assert all(later <= earlier for earlier, later in pairwise(shares[10:]))
    assert shares[-1] == pytest.approx(0.02)


def test_a_network_learns_and_rests_after_each_pass(capsys):
    network = torch.nn.Linear(1, 1)
    resting = []

    def tell() -> str:
        resting.append(not network.training)
        return "well"

    course = Course(((network.parameters(), 0.1),), warm_up=0.05, last=0.01, longest=5.0)
    plan = [[[sentence()]] * 60] * 2
    fit(network, plan, lambda _: (network(torch.ones(1)).float() - 3).square().sum(), course=course, tell=tell)
    assert network(torch.ones(1)).item() == pytest.approx(3, abs=0.2)
    assert resting == [True, True]
    assert capsys.readouterr().err.splitlines()[-1] == "pass 2 of 2: well"

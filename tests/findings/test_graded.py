from __future__ import annotations

import pytest

from pipeline.findings.graded import is_graded, says_more
from pipeline.findings.polarity import Verdict
from tests.builders import parsed

ASIDE = parsed(
    "A ward that was rated poor has thrived",
    heads=[1, 7, 4, 4, 1, 4, 7, 7],
    deps=["det", "nsubj", "nsubj:pass", "aux:pass", "acl:relcl", "xcomp", "aux", "ROOT"],
    tags=["DT", "NN", "WDT", "VBD", "VBN", "JJ", "VBZ", "VBN"],
    pos=["DET", "NOUN", "PRON", "AUX", "VERB", "ADJ", "AUX", "VERB"],
)


@pytest.mark.parametrize(("evidence", "graded"), [((7, 8), False), ((5, 6), True), (None, True)])
def test_grade_in_an_aside_leaves_the_evidence_behind_it(evidence, graded):
    words = (ASIDE[evidence[0] : evidence[1]],) if evidence else ()
    assert is_graded(ASIDE[:], [ASIDE[5:6]], Verdict(1.0, words)) is graded


def test_clause_without_a_grade_gives_none():
    assert not is_graded(ASIDE[6:8], [ASIDE[5:6]], Verdict(1.0, ()))


@pytest.mark.parametrize(("word", "more"), [(4, False), (20, True)])
def test_evidence_far_from_each_grade_says_more(word, more):
    doc = parsed("a " * 30)
    assert says_more(Verdict(1.0, (doc[word : word + 1],)), [doc[3:4]]) is more

import json
from collections import Counter

import pytest

from pipeline.findings.bags.model import LABELS
from training.finding_texts import INVENTED, Labelled, parsed, read_invented

ROWS = read_invented()


def test_invented_sentences_have_labels_and_stand_once():
    assert {row.label for row in ROWS} == set(LABELS)
    assert [text for text, count in Counter(row.text for row in ROWS).items() if count > 1] == []
    assert min(Counter(row.label for row in ROWS).values()) > 300


def test_each_line_tells_its_service():
    lines = [line for file in INVENTED.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert all(set(json.loads(line)) == {"text", "label", "service"} for line in lines)


@pytest.mark.model
def test_parsed_sentence_has_words_and_signs():
    sentence = parsed([Labelled("Plans are poor, but 12 staff are kind.", "mixed", "a report")])[0]
    assert [token.text for token in sentence.words][:3] == ["plans", "are", "poor"]
    assert (sentence.signs["both"], sentence.label, sentence.group) == (1.0, "mixed", "a report")

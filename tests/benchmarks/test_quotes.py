import gzip
import json
import sys

import pytest

from benchmarks import quotes
from benchmarks.quotes import row, score, to_lines, to_prediction
from pipeline.annotations import Attribution, Speaker, set_attributions, set_speakers
from pipeline.parse.tokenizer import part_marks
from tests.builders import blank, span_of, tokenised

TEXT = "Jo Bell spoke. She said “we act” on Monday."


def test_lines_are_blocks_without_the_blanks_around_them():
    page = to_lines("One. \n \n\t Two.\n")
    assert [page.text[block.start : block.end] for block in page.blocks] == ["One.", "Two."]


def test_prediction_names_the_speaker_and_the_mention_beside_the_quote():
    doc = tokenised(TEXT)
    content, cue, source, name = (span_of(doc, words) for words in ("we act", "said", "She", "Jo Bell"))
    quote = Attribution("1", "mixed", (content,), cue, source, "s")
    inner = Attribution("2", "direct", (content,), nested=True)
    silent = Attribution("3", "direct", (span_of(doc, "on Monday"),), speaker="s")
    nobody = Attribution("4", "direct", (span_of(doc, "spoke"),))
    set_attributions(doc, [quote, inner, silent, nobody])
    set_speakers(doc, [Speaker("s", "person", "Jo Bell", "other", (name, source))])
    last, first, second = to_prediction(doc)
    she = {"start": 15, "end": 18}
    assert first == {
        "start": 25,
        "end": 31,
        "kind": "mixed",
        "segments": [[25, 31]],
        "speaker": she | {"text": "Jo Bell", "mention": she},
        "cue": {"start": 19, "end": 23},
    }
    assert (second["speaker"], second["cue"]) == ({"start": 0, "end": 7, "text": "Jo Bell"}, None)
    assert last["speaker"] is None


def test_reported_clause_is_told_once_in_place_of_the_quotes_in_it():
    doc = tokenised("Jo Bell said staff “act” when “called” on Monday.")
    clause = (span_of(doc, "staff “act” when “called” on Monday"),)
    quotes = [
        Attribution("1", "mixed", (span_of(doc, "act"),), span_of(doc, "said"), clause=clause),
        Attribution("2", "direct", (span_of(doc, "called"),), clause=clause),
        Attribution("3", "indirect", (span_of(doc, "on Monday"),)),
    ]
    set_attributions(doc, quotes)
    (told,) = to_prediction(doc)
    assert (told["kind"], told["cue"]) == ("mixed", {"start": 8, "end": 12})
    assert doc.text[slice(*told["segments"][0])] == clause[0].text


def test_lines_have_plain_blanks():
    assert to_lines("Jo\u00a0Bell spoke.").text == "Jo Bell spoke."


def test_speakers_are_not_told_of_single_marks():
    layer = {name: {"f1": 0.5} for name in ("exact", "overlap", "attributed")}
    layer |= {"speaker_acc": 0.25, "speaker_n": 4, "gold": 7, "pred": 8}
    assert row("double marks", "direct", layer)[1:] == ["0.500", "0.500", "0.500", "0.250", "7", "8"]
    assert row("single marks", "direct", layer)[1:] == ["0.500", "0.500", "–", "–", "7", "8"]


@pytest.mark.cases
def test_shared_scorer_reads_what_is_written(shared, tmp_path):
    text = "“We act for every child,” said Jo Bell."
    source, said = [[text.index("Jo"), len(text) - 1]], text.index("said")
    told = {
        "id": "a",
        "kind": "direct",
        "speech": True,
        "source": source,
        "cue": [[said, said + 4]],
        "content": [[0, 25]],
    }
    quoted = {"start": 1, "end": 24, "words": 5, "attr": "a"}
    with gzip.open(tmp_path / "gold.jsonl.gz", "wt", encoding="utf-8") as gold:
        gold.write(
            json.dumps({"id": "x", "text": text, "discard": [], "attributions": [told], "quoted": [quoted]}) + "\n"
        )
    nlp = blank().from_config(blank().config)
    part_marks(nlp)
    nlp.add_pipe("inspection_quotes")
    nlp.add_pipe("inspection_speakers")
    layers = score(quotes.quotes_folder(shared), tmp_path / "gold.jsonl.gz", nlp)
    assert (layers["direct"]["gold"], layers["direct"]["attributed"]["f1"]) == (1, 1.0)


def test_absent_texts_are_told(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["quotes", "--shared", str(tmp_path)])
    quotes.main()
    assert capsys.readouterr().out.startswith("skipped: no texts")

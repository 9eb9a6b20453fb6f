from __future__ import annotations

import base64
import json
import sys

import pytest
from spacy.util import load_config

from benchmarks import quote_peers_finders
from benchmarks.quote_peers_finders import (
    ABSENT,
    BLOCKS,
    OWN,
    OWN_PARTS,
    PEERS,
    PLAIN,
    Watch,
    by_paragraph,
    plain,
    read_doc,
    run,
    to_quote,
    whole,
    with_short_tokens,
)
from pipeline import annotations
from pipeline.assemble import CONFIG
from pipeline.parse.tokenizer import part_marks
from tests.builders import blank, parsed, tokenised

TEXT = "The fair is back.\n\n“We act now,” said Jo Bell."
SAID = "“We act for every child,” said Jo Bell."


def line(id: str, text: str = TEXT) -> str:
    held = base64.b64encode(tokenised(text).to_bytes()).decode("ascii")
    return json.dumps({"id": id, "text": text, "doc": held}) + "\n"


@pytest.fixture
def articles(tmp_path):
    """Give a file of five parsed articles."""
    path = tmp_path / "parsed.jsonl"
    path.write_text("".join(map(line, "abcde")), "utf-8")
    return path


def triples(doc):
    """Give, as the peers do, what stands in the first marks of a Doc, with the two tokens that follow as speaker."""
    first, last = (next(token.i for token in doc if token.text == mark) for mark in "“”")
    yield list(doc[last + 2 : last + 4]), [doc[last + 1]], doc[first : last + 1]


def test_triple_is_told_by_the_characters_of_the_article():
    doc = tokenised(TEXT)
    (_, _), (paragraph, start) = by_paragraph(doc)
    (triple,) = triples(paragraph)
    quote = to_quote(triple, doc[start:])
    assert (TEXT[quote["start"] : quote["end"]], quote["kind"]) == ("“We act now,”", "direct")
    name = {"start": TEXT.index("Jo"), "end": len(TEXT) - 1, "text": "Jo Bell"}
    assert (quote["speaker"], quote["cue"]) == (name, {"start": TEXT.index("said"), "end": TEXT.index("said") + 4})


def test_speaker_of_several_tokens_reaches_from_the_first_to_the_last():
    doc = parsed("Jo and Ann said “ yes ”")
    quote = to_quote(([doc[0], doc[2]], [doc[3]], doc[4:]), doc[:])
    assert quote["speaker"] == {"start": 0, "end": 10, "text": "Jo and Ann"}


def test_paragraphs_are_the_blocks():
    assert [(piece.text, start) for piece, start in by_paragraph(tokenised(TEXT))] == [
        ("The fair is back.", 0),
        ("“We act now,” said Jo Bell.", 6),
    ]


def test_short_tokens_keep_their_number_and_their_parse():
    words = ["''", "Go", "''", "\n\n", "said", "nurses", "'s"]
    doc = parsed(
        words, [1, 4, 1, 1, 4, 4, 5], ["punct", "ccomp", "punct", "dep", "ROOT", "nsubj", "case"], lemmas=words
    )
    ((short, start),) = with_short_tokens(doc)
    assert ([token.text for token in short], start) == (['"', "Go", '"', "\n", "said", "nurses", "'s"], 0)
    for layer in ("dep_", "lemma_", "pos_", "whitespace_"):
        assert [getattr(token, layer) for token in short] == [getattr(token, layer) for token in doc]
    assert [token.head.i for token in short] == [token.head.i for token in doc]
    assert [token.text for token in doc] == words


SPOKEN = [
    pytest.param("“We act now,” said Jo Bell.", [("We act now,", "Jo Bell")], id="after"),
    pytest.param('Ann Hall, the chair, said: "We act."', [("We act.", "Ann Hall")], id="name, aside, word"),
    pytest.param("The trust said ''we act'' today.", [("we act", "The trust")], id="two single marks as one"),
    pytest.param("“We act,” said Ms. J. Bell. Later it rained.", [("We act,", "Ms. J. Bell")], id="title and initial"),
    pytest.param("She said: “We act", [("We act", "She")], id="unclosed at the end"),
    pytest.param("“We act.\nNobody is here.", [("We act.", None)], id="unclosed at a break, nobody named"),
    pytest.param("‘The nurses’ rota’ works, he added.", [("The nurses", "he")], id="apostrophe taken for a mark"),
    pytest.param("It's the staff's view.", [], id="apostrophes inside words"),
    pytest.param("“Jo Bell said yes,” said Ann Hall.", [("Jo Bell said yes,", "Ann Hall")], id="name inside"),
    pytest.param(
        "Jo Bell said “we act”. Later on, the weather changed. “We wait,” said Ann Hall.",
        [("we act", "Jo Bell"), ("We wait,", "Ann Hall")],
        id="nearest",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_patterns_pair_marks_and_take_the_nearest_name(text, expected):
    quotes = plain(text)
    assert [
        (text[quote["start"] : quote["end"]], quote["speaker"] and quote["speaker"]["text"]) for quote in quotes
    ] == expected
    for speaker in filter(None, (quote["speaker"] for quote in quotes)):
        assert text[speaker["start"] : speaker["end"]] == speaker["text"]


def test_watch_counts_what_is_refused_and_reads_the_rest(monkeypatch):
    ticks = iter(range(100))
    monkeypatch.setattr(quote_peers_finders.time, "process_time", lambda: next(ticks))
    watch = Watch()
    assert watch.call(lambda text: 1 / 0, "four", 4) is None
    assert watch.call(str.upper, "seven", 7) == "SEVEN"
    assert vars(watch) == {"seconds": 2, "read": 7, "asked": 2, "refused": 1}


def test_doc_is_read_anew_each_time():
    article = json.loads(line("a"))
    first, second = (read_doc(article, blank().vocab) for _ in range(2))
    assert first is not second
    assert first.text == second.text == TEXT
    assert [span.text for span in first.spans[BLOCKS]] == ["The fair is back.", TEXT[19:]]


def test_names_of_blocks_and_components_are_the_projects():
    assert annotations.BLOCKS == BLOCKS
    assert set(OWN_PARTS) < set(load_config(CONFIG)["pipeline"]["order"])


@pytest.mark.parametrize(("name", "asked"), [("textacy", 5), ("textacy, by paragraph", 10)])
def test_peer_finds_in_the_whole_or_in_paragraphs(articles, installed, name, asked):
    installed("textacy.extract", direct_quotations=lambda doc: triples(doc) if "“" in doc.text else ())
    told = run(name, articles)
    assert {(quote["start"], quote["end"]) for quotes in told["found"].values() for quote in quotes} == {(19, 32)}
    assert (told["asked"], told["refused"], list(told["found"])) == (asked, 0, list("abcde"))


def test_peer_that_refuses_finds_nothing_and_the_run_goes_on(articles, installed):
    def refuse(doc):
        yield from triples(doc)
        raise TypeError(doc)

    installed("sayswho.quote_finder", quote_finder=refuse)
    told = run("sayswho", articles)
    assert told["found"] == {key: [] for key in "abcde"}
    assert (told["asked"], told["refused"], told["read"]) == (5, 5, 0)


def test_peer_gets_short_tokens_where_it_needs_them(articles, installed):
    seen = []
    installed("sayswho.quote_finder", quote_finder=lambda doc: seen.append(doc.text) or ())
    run("sayswho, short tokens", articles)
    assert set(seen) == {TEXT.replace("\n\n", "\n")}


def test_first_articles_are_read_once_before_they_are_measured(articles, installed, monkeypatch):
    seen = []
    installed("textacy.extract", direct_quotations=lambda doc: seen.append(doc.text) or ())
    ticks = iter(range(100))
    monkeypatch.setattr(quote_peers_finders.time, "process_time", lambda: next(ticks))
    told = run("textacy", articles)
    assert (len(seen), told["asked"], told["seconds"], told["read"]) == (8, 5, 5, 5 * len(TEXT))


def test_project_finds_with_its_quotes_and_speakers_alone(tmp_path, monkeypatch):
    from benchmarks import shipped

    nlp = blank().from_config(blank().config)
    part_marks(nlp)
    for name in OWN_PARTS:
        nlp.add_pipe(name)
    asked = []
    monkeypatch.setattr(shipped, "load_with", lambda model: asked.append(model) or nlp)
    path = tmp_path / "parsed.jsonl"
    path.write_text(line("a", SAID), "utf-8")
    told = run(OWN, path)
    (quote,) = told["found"]["a"]
    assert (quote["kind"], quote["speaker"]["text"]) == ("direct", "Jo Bell")
    assert (told["read"], told["refused"], asked) == (len(SAID), 0, [None])


def test_whole_begins_at_the_first_token():
    doc = tokenised(TEXT)
    assert whole(doc) == [(doc, 0)]


def test_child_writes_what_it_finds(articles, tmp_path, monkeypatch):
    out = tmp_path / "out.json"
    monkeypatch.setattr(sys, "argv", ["finders", PLAIN, str(articles), str(out), ""])
    quote_peers_finders.main()
    told = json.loads(out.read_text())
    assert set(told) == {"found", "seconds", "read", "asked", "refused"}
    assert told["found"]["e"][0]["speaker"]["text"] == "Jo Bell"


@pytest.mark.parametrize("name", PEERS)
def test_absent_finder_is_told_by_the_status(name, articles, tmp_path, monkeypatch, capsys):
    for module in ("textacy.extract", "sayswho.quote_finder"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(sys, "argv", ["finders", name, str(articles), str(tmp_path / "out.json")])
    with pytest.raises(SystemExit) as ended:
        quote_peers_finders.main()
    assert ended.value.code == ABSENT
    assert name.split(",")[0] in capsys.readouterr().err

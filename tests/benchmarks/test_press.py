import re

import pytest
from spacy.tokens import Span

from benchmarks.press import Case, Score, endings, ends, measure, name_places, names, text_of, within
from tests.builders import blank, span_of


def case(
    text: str, quotes: list[tuple[str, str]] = (), *, people: list[str] = (), gold_text: str | None = None
) -> Case:
    """Give an article whose sentences begin at the strokes of `text`; quotes are (words, cue)."""
    plain = text.replace("|", "")
    starts = {match.start() - number for number, match in enumerate(re.finditer(r"\|", text))} | {0}
    doc = blank().make_doc(plain)
    for token in doc:
        token.is_sent_start = token.idx in starts
    source = gold_text or plain
    return Case(
        {
            "quotes": [
                {"kind": "direct", "cue": cue, "segments": [{"start": at, "end": at + len(words)}]}
                for words, cue in quotes
                for at in [source.index(words)]
            ],
            "speakers": [{"kind": "person", "name": name} for name in people] + [{"kind": "report", "name": "report"}],
        },
        source,
        doc,
    )


def counts(score: Score) -> tuple[int, int, int]:
    return score.gold, score.found, score.right


WHOLE = "“We act.” |The head left."


@pytest.mark.parametrize(
    ("text", "quote", "right"),
    [
        (WHOLE, "We act.", True),
        ("“We act.|” The head left.", "We act.", False),
        ("“We act.” The head left.", "We act.", False),
        ("“We act|.” |The head left.", "We act.", False),
        ("“We act.”\n\n|The head left.", "We act.", True),
        ("“We act.” |", "We act.", True),
        ("“Do we act?” asked Jo.", "Do we act?", True),
        ("“Do we act?” |asked Jo.", "Do we act?", False),
        ("“Do we act?” Ms Jo asked. |It rained.", "Do we act?", True),
        ("“Do we act?” |Ms Jo left. |It rained.", "Do we act?", True),
        ("“We act.” |“So do I.”", "We act.", True),
        ("“He said ‘we act’.” |The head left.", "He said ‘we act’.", True),
    ],
)
def test_sentence_end_inside_a_closing_mark(text, quote, right):
    assert counts(ends(case(text, [(quote, "asked")]))) == (1, 1, int(right))


def test_a_mark_without_punctuation_before_it_ends_no_sentence():
    assert endings(case("“We act,” she said. |It was “calm”.", [("We act,", "said"), ("calm", "")])) == []


def test_a_mark_that_ends_two_quotes_is_counted_once():
    assert len(endings(case("“He said ‘we act.’” |The head left.", [("He said ‘we act.’", ""), ("we act.", "")]))) == 1


def test_endings_are_found_by_the_words_where_cleaning_changed_the_text():
    found = endings(case(WHOLE, [("We\r\nact.", "")], gold_text="Share this\r\n\r\n“We\r\nact.” The head left."))
    assert [(ending.place, ending.following) for ending in found] == [(7, 10)]


def test_indirect_quotes_and_dropped_ones_have_no_ends():
    made = case(WHOLE, [("Buy now.", "")], gold_text=f"“Buy now.” {WHOLE.replace('|', '')}")
    assert counts(ends(made)) == (0, 0, 0)
    made.gold["quotes"] = [{"kind": "indirect", "segments": [{"start": 12, "end": 19}]}]
    assert counts(ends(made)) == (0, 0, 0)


def test_within_counts_what_begins_and_what_should_begin():
    made = case("“One is. Two are |so. |Three go on.” |It ended.", [("One is. Two are so. Three go on.", "")])
    score = within(made)
    assert counts(score) == (2, 2, 1)
    assert [told.partition("^")[2][:3] for told in score.missed] == ["Two", "|so"]
    assert all(told.startswith("|“One is.") for told in score.missed)
    assert str(score) == "0.500 (1/2)"


def test_name_is_right_inside_one_person():
    made = case(
        "Cllr Jo Bell and Ann O’Dea and Al Poe met Jo Bell.", people=["Jo Bell", "Ann O'Dea", "Al Poe", "Di Fox"]
    )
    doc = made.doc
    spans = (("Cllr Jo Bell", 0, "PERSON"), ("Ann O’Dea", 0, "ORG"), ("Poe", 0, "PERSON"))
    doc.ents = [
        Span(doc, span.start, span.end, label) for words, nth, label in spans for span in [span_of(doc, words, nth)]
    ]
    assert counts(names(made)) == (3, 3, 1)
    assert counts(names(made, everywhere=True)) == (4, 4, 1)
    assert names(made).missed[0].endswith(": [Ann O’Dea]ORG")


def test_name_is_whole_words_with_any_blank():
    assert name_places("Jo Bell", "Jo Bellamy, Jo\u00a0Bell") == [(12, 19)]


def test_scores_add_up_and_none_is_told():
    assert str(Score(1, 1, 1) + Score(2, 2, 1)) == "0.667 (2/3)"
    assert {str(score) for score in measure([]).values()} == {"–"}


def test_text_of_a_page_is_its_clean_text(tmp_path):
    for name in ("a.html", "a.clean.txt", "b.txt"):
        (tmp_path / name).write_bytes(f"{name}\r\n".encode())
    assert text_of(tmp_path / "a.gold.json") == "a.clean.txt\r\n"
    assert text_of(tmp_path / "b.gold.json") == "b.txt\r\n"

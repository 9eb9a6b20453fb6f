import pytest

from training.distil.pieces import NO_CASE, Pieces, casing, parts, pieces

KNOWN = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "don": 3, "'": 4, "t": 5, "cafe": 6, "##s": 7, "a": 8, "##a": 9}


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("don't", ["don", "'", "t"]),
        ("Cafés", ["cafes"]),
        ("a_b", ["a", "_", "b"]),
        ("…", ["…"]),
        ("1\u00a0000", ["1", "000"]),
    ],
)
def test_words_are_cut_at_marks_without_case_and_accents(word: str, cut: list[str]):
    assert parts(word) == cut


@pytest.mark.parametrize(
    ("word", "numbers"),
    [("don't", [3, 4, 5]), ("Cafés", [6, 7]), ("\n\n", [2]), ("", [0]), ("xyz", [0]), ("a" * 30, [8, *[9] * 7])],
    ids=["marks", "accent", "white space", "nothing", "unknown", "long"],
)
def test_pieces_of_a_word(word: str, numbers: list[int]):
    assert pieces(word, KNOWN) == numbers


def test_no_word_has_more_than_ten_pieces():
    assert pieces("'" * 30, KNOWN) == [4] * 10


def test_every_case_has_its_number():
    words = ("small", "BIG", "I", "Title", "McCoy", "12", "2ndA", "iPod", "”")
    assert [casing(word) for word in words] == list(range(NO_CASE))


def test_table_has_a_row_for_each_word():
    table = Pieces.of(["don't", "A"], KNOWN)
    assert table.rows[0].tolist() == [3, 4, 5, *[-1] * 7]
    assert table.rows[1, :2].tolist() == [8, -1]
    assert (table.first, table.last) == (1, 2)

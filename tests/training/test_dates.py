import pytest

from training.dates import dates, with_dates
from training.words import Word


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(form, name="O") for form in text.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They came on 12 March 2024 .", ["12 March 2024"]),
        ("On Tuesday , 5 June 2018 , it rained .", ["Tuesday , 5 June 2018"]),
        ("It opened in 1998 .", ["1998"]),
        ("It opened in May 2019 .", ["May 2019"]),
        ("They may march in step .", []),
        ("She has 2000 pupils .", []),
        ("By Friday and again in July .", ["Friday", "July"]),
    ],
)
def test_dates_are_found_by_month_weekday_and_year(text: str, found: list[str]):
    words = _words(text)
    assert [" ".join(word.form for word in words[start:end]) for start, end in dates(words)] == found


def test_with_dates_leaves_names_alone():
    words = (Word("April", name="B-PERSON"), Word("Jones", name="I-PERSON"))
    assert with_dates(words) == words

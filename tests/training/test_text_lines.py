import pytest

from pipeline.clean.text_weights import to_json
from training.text_lines import FOLDS, cross_validated, fit_weights, folds, kept_lines, main
from training.text_pages import text_page, with_index

MENU = ("Vale Echo", "Share this page", "Your town", "The weather", "Sign in")
PROSE = (
    "Staff at home in {} praised for their care",
    "The home in {} is safe and clean, inspectors have found, and staff are kind to all who live there.",
    "“We are proud of this report,” said the manager of the home in {}, “and we thank everyone who works here.”",
    "Some care plans were out of date, however, and the home in {} has been told to mend that by the summer.",
)


def pages():
    for number in range(2 * FOLDS):
        story = [text.format(f"Upton {number}") for text in PROSE[: 3 + number % 2]]
        marked = [*((text, 0) for text in MENU[number % 3 :]), *((text, 1) for text in story), *((t, 0) for t in MENU)]
        lines = [{"t": text, "y": article, "n": len(text.split()), "skip": None} for text, article in marked]
        yield text_page({"id": f"page{number:02}", "lines": lines}, f"https://site{number // 2}.example/{number}")


PAGES = list(pages())


def test_weights_find_the_article_of_pages_like_those_they_were_fitted_on():
    weights = fit_weights(PAGES)
    for page in PAGES:
        assert kept_lines(page, weights) == [int("home in Upton" in text) for text in texts(page)]


def texts(page):
    found = [""] * page.size
    for owner, unit in zip(page.owners, page.units, strict=True):
        found[owner] = unit.text
    return found


def test_the_same_pages_give_the_same_bytes():
    assert to_json(fit_weights(PAGES)) == to_json(fit_weights(list(pages())))


def test_pages_of_a_site_lie_in_one_fold_and_folds_are_even():
    found = folds(PAGES, 1)
    assert sorted(found.values()) == sorted(range(FOLDS))
    assert found != folds(PAGES, 2)


def test_no_page_is_scored_by_weights_that_its_site_took_part_in():
    weights = cross_validated(PAGES, 1)
    changed = [page if page.site != PAGES[0].site else flipped(page) for page in PAGES]
    again = cross_validated(changed, 1)
    assert again[PAGES[0].name] == weights[PAGES[0].name]
    assert again[PAGES[-1].name] != weights[PAGES[-1].name]


def flipped(page):
    return type(page)(**{**vars(page), "labels": 1 - page.labels})


def test_index_takes_away_what_pages_share():
    index = with_index(PAGES)
    assert set(index) == {page.name for page in PAGES}
    assert sum(kept_lines(PAGES[0], fit_weights(PAGES), index[PAGES[0].name])) == 3


def test_a_missing_benchmark_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["--shared", str(tmp_path)])
    assert "no boilerplate benchmark there" in capsys.readouterr().err

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble import CONFIG, default_nlp, extract, extract_page, extract_pages, load
from pipeline.errors import ConfigError, PipelineError
from pipeline.read.files import read_file
from pipeline.record.text import to_json
from tests.builders import ROOT
from tests.parse.labels.examples import relations_of
from tests.parse.pipelines import CLEAR, doc_of, saved, trained

ARTICLE = (
    "Amberton Council told to improve by Ofsted\n\n"
    "Inspectors found that social workers know children well, but plans are not always up to date.\n\n"
    "“We will act on every word of this report,” said Ann Poe, director of children’s services at Amberton Council."
)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(("model = null", "model = null\nspeed = 3"), r"\[pipeline\] holds .*'speed'", id="unknown_key"),
        pytest.param(("[components]\n", "[components]\n\n[extra]\n"), r"\[\] holds .*'extra'", id="unknown_section"),
        pytest.param(('factory = "inspection_quotes"', 'factory = "quoter"'), "quoter", id="unknown_factory"),
        pytest.param(
            ('factory = "inspection_quotes"', 'factory = "inspection_quotes"\nwindow = 3'),
            "window",
            id="unknown_setting",
        ),
        pytest.param(('order = ["inspection_profile",', "order = ["), "needs a section", id="section_without_place"),
    ],
)
@pytest.mark.model
def test_load_names_what_is_wrong_in_a_config(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    config = tmp_path / "config.cfg"
    text = CONFIG.read_text("utf-8")
    assert change[0] in text
    config.write_text(text.replace(*change), "utf-8")
    with pytest.raises(ConfigError, match=message):
        load(config)


def test_load_names_a_config_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.cfg: no such file"):
        load(tmp_path / "none.cfg")


def test_load_reads_again_what_it_gave_and_spacy_saved(tmp_path: Path) -> None:
    nlp = load(model=str(saved(trained(CLEAR), tmp_path / "tiny")))
    again = load(model=str(saved(nlp, tmp_path / "again")))
    text = doc_of(nlp, CLEAR[0]).text
    assert (again.pipe_names, relations_of(again(text))) == (nlp.pipe_names, relations_of(nlp(text)))


def test_load_reads_an_empty_name_as_no_embedded_pipeline() -> None:
    with pytest.raises(ConfigError, match="the name of the spaCy pipeline is empty"):
        load(model="")


@pytest.mark.model
def test_extract_gives_the_parts_of_an_article() -> None:
    article = extract(ARTICLE)
    kinds = {quote.kind for quote in article.quotes}
    assert kinds == {"direct", "indirect"}
    (person,) = [speaker for speaker in article.speakers if speaker.kind == "person"]
    assert (person.name, person.organisation) == ("Ann Poe", "Amberton Council")
    assert {finding.polarity for finding in article.findings} == {"strength", "weakness"}


@pytest.mark.model
def test_extract_gives_the_same_bytes_twice() -> None:
    assert extract(ARTICLE).model_dump_json() == extract(ARTICLE).model_dump_json()


@pytest.mark.model
def test_extract_changes_no_quote_for_a_navigation_block() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n"))
    page = "<html><body>{}<main><article>{}</article></main></body></html>"
    navigation = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/b'>Bins</a></li></ul></nav>"
    plain, added = extract(page.format("", body)), extract(page.format(navigation, body))
    assert plain.text == added.text
    assert [[s.text for s in q.segments] for q in plain.quotes] == [[s.text for s in q.segments] for q in added.quotes]


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="<p>aN b.“”'’:\n said Ofsted good", max_size=300))
def test_extract_raises_nothing_but_pipeline_errors_and_keeps_the_laws(text: str) -> None:
    try:
        article = extract(text)
    except PipelineError:
        return
    for quote in article.quotes:
        assert all(article.text[s.start : s.end] == s.text for s in quote.segments)


@pytest.mark.model
def test_batch_of_any_size_gives_the_bytes_of_each_article_by_itself() -> None:
    """Records must not hang on what an article was done with: networks see a batch as one matrix."""
    nlp = default_nlp()
    pages = [read_file(path) for path in sorted((ROOT / "raw").rglob("*.*"))]
    alone = [to_json(extract_page(page, nlp=nlp)) for page in pages]
    for size in (3, 8):
        told: list[str] = []
        batches = [pages[begin : begin + size] for begin in range(0, len(pages), size)]
        found = [extract_pages(batch, nlp=nlp, tell=lambda stage, _: told.append(stage)) for batch in batches]  # noqa: B023
        assert [to_json(article) for articles in found for article in articles] == alone
        assert told[: len(nlp.pipe_names) + 3] == ["clean", "tokens", *nlp.pipe_names, "record"]

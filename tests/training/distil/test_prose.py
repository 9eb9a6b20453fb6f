import bz2
import gzip
import json
from zipfile import ZipFile

from training.distil import prose
from training.distil.prose import articles, debates, facts, kept, packaged, reports, speeches


def test_speeches_are_those_since_1934_without_asides(tmp_path):
    folder = tmp_path / "data" / "speeches"
    folder.mkdir(parents=True)
    (folder / "1933-Roe-1.txt").write_text("Too old a speech.")
    (folder / "1934-Poe-1.txt").write_text("My friends, [Laughter] hello again.\n\nThank you all.")
    assert list(kept(speeches(tmp_path))) == ["My friends, hello again."]


def test_debates_mend_garbled_marks_and_leave_out_what_stays_garbled(tmp_path):
    folder = tmp_path / "data" / "en"
    folder.mkdir(parents=True)
    with ZipFile(folder / "parlspeech-v2-sample-houseofcommons.zip", "w") as archive:
        rows = "doc_id,text\n1,It isnâ€™t [Interruption.] so.\n2,A cafÃ£ in town.\n"
        archive.writestr("en.csv", rows)
    assert list(debates(tmp_path)) == ["It isn’t  so."]


def test_articles_are_read_without_redirects_and_other_pages(tmp_path):
    folder = tmp_path / "test" / "test_data"
    folder.mkdir(parents=True)
    pages = "".join(
        f"<page><ns>{ns}</ns><revision><text>{text}</text></revision></page>"
        for ns, text in ((0, "A [[cat]] sings."), (0, "#REDIRECT [[Cat]]"), (1, "A talk page."))
    )
    dump = f'<mediawiki xmlns="http://a.example/">{pages}</mediawiki>'
    (folder / "enwiki-latest-pages-articles1.xml-x.bz2").write_bytes(bz2.compress(dump.encode()))
    assert list(articles(tmp_path)) == ["A cat sings."]


def test_facts_are_whole_sentences_only(tmp_path):
    folder = tmp_path / "data" / "europe"
    folder.mkdir(parents=True)
    prose_of = "Background: The islands have been settled by people from the mainland for two thousand years."
    tree = {"a": {"text": prose_of}, "b": ["12 km; 13 km; 14 km", "<p>total: 5 people</p>"]}
    (folder / "xx.json").write_text(json.dumps(tree))
    assert list(facts(tmp_path)) == [prose_of]


def test_reports_under_the_open_licence_alone_are_read(tmp_path):
    path = tmp_path / "reports.jsonl.gz"
    rows = ({"licence": "OGL", "text": "1. Pupils thrive.\nPupils thrive."}, {"licence": "none", "text": "Secret."})
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert list(reports(path)) == ["Pupils thrive."]
    assert list(reports(tmp_path / "absent")) == []


def test_kept_paragraphs_are_whole_english_and_new():
    given = ["One two three four.", "One  two\u00a0three four.", "Too short.", "No mark at the end", "1 2 3 4 5 6 7."]
    assert list(kept(given)) == ["One two three four."]


def test_a_source_whose_package_is_absent_is_empty(monkeypatch):
    monkeypatch.setattr(prose, "package_folder", lambda _: None)
    assert list(packaged("wiki")) == []

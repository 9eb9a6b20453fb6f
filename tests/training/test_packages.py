from pathlib import Path

import spacy

from training.packages import package_folder


def test_a_package_is_found_by_its_name():
    assert package_folder("spacy") == Path(spacy.__file__).parent
    assert package_folder("no_such_package_as_this") is None

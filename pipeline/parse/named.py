"""A spaCy pipeline that the user names, in place of the embedded one."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import load_model_from_package, load_model_from_path

from pipeline.lexicons.pipeline_labels import Scheme, names, relations
from pipeline.parse.choice import Choice, find_pipeline
from pipeline.parse.folder import check_folder
from pipeline.parse.labels.component import FACTORY as LABELS
from pipeline.parse.lemmatizer import FACTORY as LEMMATIZER
from pipeline.parse.loading import loading
from pipeline.parse.model_loader import MANIFEST, load_model, mend_vectors
from pipeline.parse.names import FACTORY as NAME_EDGES
from pipeline.parse.needs import check_pipeline
from pipeline.parse.setters import labels_of

_OWN = "inspection_"
_KEPT = frozenset({LEMMATIZER, NAME_EDGES})


def load_named(name: str) -> Language:
    """Give the pipeline of a name, checked; `inspection_labels` comes after its components where its labels need it.

    An installed package is loaded by its own code, as spaCy does; of a folder no code is run and nothing unpickled. The
    program's own components in it, where it was saved with them, are left out but for the lemmatizer and the edges of
    names: what needs them adds them anew.

    Raises:
        ConfigError: There is no such pipeline, it cannot be loaded, or the program cannot work on what it gives.
    """
    choice = find_pipeline(name)
    with loading(name):
        nlp = _without_own(_load(choice))
    scheme = check_pipeline(nlp, name)
    if not _is_read_as_it_is(nlp, scheme):
        nlp.add_pipe(LABELS)
    return nlp


def _without_own(nlp: Language) -> Language:
    """Give the pipeline without the components of the program, but for those that belong to it."""
    for name in nlp.component_names:
        factory = nlp.get_pipe_meta(name).factory
        if factory.startswith(_OWN) and factory not in _KEPT:
            nlp.remove_pipe(name)
    return nlp


def _is_read_as_it_is(nlp: Language, scheme: Scheme) -> bool:
    """Tell whether all labels are told and none of them becomes another: those of a model of ours, say."""
    parse, found = labels_of(nlp, "token.dep"), labels_of(nlp, "doc.ents")
    changing = {label for label, _ in relations(scheme)}
    return bool(found) and parse.isdisjoint(changing) and found.isdisjoint(names())


def _load(choice: Choice) -> Language:
    if choice.module is not None:
        return load_model_from_package(choice.module)
    if (choice.folder / MANIFEST).is_file():
        return load_model(choice.folder)
    check_folder(choice.folder)
    nlp = load_model_from_path(choice.folder)
    mend_vectors(nlp)
    return nlp

"""A spaCy pipeline that the user names, in place of the embedded one."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import load_model_from_package, load_model_from_path

from pipeline.errors import ConfigError
from pipeline.lexicons.pipeline_labels import names, relations, scheme_of
from pipeline.parse.choice import Choice, find_pipeline
from pipeline.parse.folder import check_folder
from pipeline.parse.labels.component import FACTORY as LABELS
from pipeline.parse.model_loader import MANIFEST, load_model
from pipeline.parse.needs import check_pipeline
from pipeline.parse.setters import labels_of

_UNREADABLE = (OSError, ValueError, TypeError, LookupError, AttributeError, ImportError)


def load_named(name: str) -> Language:
    """Give the pipeline of a name, checked; `inspection_labels` comes after its components where its labels need it.

    An installed package is loaded by its own code, as spaCy does; of a folder no code is run and nothing unpickled.

    Raises:
        ConfigError: There is no such pipeline, it cannot be loaded, or the program cannot work on what it gives.
    """
    choice = find_pipeline(name)
    try:
        nlp = _load(choice)
    except _UNREADABLE as error:
        first = str(error).strip().partition("\n")[0]
        raise ConfigError(f"{name}: cannot be loaded: {type(error).__name__}: {first}") from error
    check_pipeline(nlp, name)
    if not _is_read_as_it_is(nlp):
        nlp.add_pipe(LABELS)
    return nlp


def _is_read_as_it_is(nlp: Language) -> bool:
    """Tell whether all labels are told and none of them becomes another: those of a model of ours, say."""
    parse, found = labels_of(nlp, "token.dep"), labels_of(nlp, "doc.ents")
    scheme = scheme_of(parse)
    changing = {label for label, _ in relations(scheme)} if scheme is not None else parse
    return bool(found) and parse.isdisjoint(changing) and found.isdisjoint(names())


def _load(choice: Choice) -> Language:
    if choice.module is not None:
        return load_model_from_package(choice.module)
    if (choice.folder / MANIFEST).is_file():
        return load_model(choice.folder)
    check_folder(choice.folder)
    return load_model_from_path(choice.folder)

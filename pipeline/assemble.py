"""The stages put together: the one module that knows them all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from confection import Config
from spacy.language import Language
from spacy.util import load_config

from pipeline.annotations import register_extensions
from pipeline.clean.build import to_page
from pipeline.errors import ConfigError
from pipeline.page import RawPage
from pipeline.parse.build import to_doc
from pipeline.parse.component import FACTORY as BOUNDARIES
from pipeline.parse.model_loader import load_model
from pipeline.parse.tokenizer import part_marks
from pipeline.read.files import read_string
from pipeline.record.article import Article
from pipeline.record.build import to_article

CONFIG = Path(__file__).with_name("config.cfg")
_SECTIONS = {"pipeline", "components"}
_PIPELINE_KEYS = {"model", "order"}


def load(config: Path = CONFIG) -> Language:
    """Give the whole pipeline: the English model, sentence boundaries, and the components of `config`, in its order.

    Raises:
        ConfigError: The model is missing or changed, or the config names an unknown component or setting.
    """
    settings = _settings(config)
    nlp = load_model(Path(settings["pipeline"]["model"]) if settings["pipeline"]["model"] else None)
    part_marks(nlp)
    nlp.add_pipe(BOUNDARIES, first=True)
    for name in settings["pipeline"]["order"]:
        component = dict(settings["components"][name])
        try:
            nlp.add_pipe(component.pop("factory"), name=name, config=component)
        except ValueError as error:
            raise ConfigError(f"{config.name}: component {name!r}: {error}") from error
    register_extensions()
    return nlp


def _settings(config: Path) -> Config:
    """Give the settings of a file after a look at its keys: one that nothing reads would be a silent mistake."""
    if not config.is_file():
        raise ConfigError(f"{config.name}: no such file")
    try:
        settings = load_config(config)
    except ValueError as error:
        raise ConfigError(f"{config.name}: {error}") from error
    for section, keys in (("", _SECTIONS), ("pipeline", _PIPELINE_KEYS)):
        found = set(settings[section] if section else settings)
        if found != keys:
            raise ConfigError(f"{config.name}: [{section}] holds {sorted(found)}, and {sorted(keys)} are known")
    order, components = settings["pipeline"]["order"], settings["components"]
    if set(order) != set(components) or not all("factory" in component for component in components.values()):
        raise ConfigError(f"{config.name}: every component in the order needs a section with its factory, and no other")
    return settings


@cache
def default_nlp() -> Language:
    """Give the whole pipeline with its default settings, loaded once a process."""
    return load()


def extract(text_or_html: str, *, nlp: Language | None = None) -> Article:
    """Give the record of one article from its text or its HTML page.

    Raises:
        InputError: The text holds no article: it is empty or too long.
        ConfigError: The pipeline cannot be loaded.
        RecordError: What was found breaks a law of the record: a fault of the program.
    """
    return extract_page(read_string(text_or_html), nlp=nlp)


def extract_page(raw: RawPage, *, nlp: Language | None = None) -> Article:
    """Give the record of one decoded input.

    Raises:
        InputError, ConfigError, RecordError: As `extract`.
    """
    page = to_page(raw)
    return to_article(to_doc(page, nlp or default_nlp()), page)

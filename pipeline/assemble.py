"""The stages put together: the one module that knows them all."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import register_extensions
from pipeline.clean.build import to_page
from pipeline.clean.site import Sites
from pipeline.errors import ConfigError
from pipeline.page import RawPage
from pipeline.parse.build import to_doc, to_tokens
from pipeline.parse.component import FACTORY as BOUNDARIES
from pipeline.parse.model_loader import load_model
from pipeline.parse.named import load_named
from pipeline.parse.tokenizer import part_marks
from pipeline.read.files import read_string
from pipeline.record.article import Article
from pipeline.record.build import to_article
from pipeline.settings import AS_CONFIGURED, Setup, read_settings, setup_of

CONFIG = Path(__file__).with_name("config.cfg")


def load(config: Path = CONFIG, *, model: str | None = None, profiles: str | None = None) -> Language:
    """Give the whole pipeline: the English model, sentence boundaries, and the components of `config`, in its order.

    Args:
        config: The settings.
        model: An installed spaCy pipeline by its name, or a folder of one; the one that `config` names unless given,
            and the embedded one where that names none.
        profiles: A folder with inspectorate profiles of the user's own; the one that `config` names unless given.

    Raises:
        ConfigError: The model is missing, changed or unfit, the config names an unknown component or setting, or a
            profile is missing or broken.
    """
    settings = read_settings(config)
    setup = setup_of(settings, Setup(model, profiles))
    nlp = load_named(setup.model) if setup.model is not None else load_model()
    part_marks(nlp)
    nlp.add_pipe(BOUNDARIES, first=True)
    for name in settings["pipeline"]["order"]:
        component = _with_profiles(dict(settings["components"][name]), setup.profiles)
        try:
            nlp.add_pipe(component.pop("factory"), name=name, config=component)
        except ValueError as error:
            raise ConfigError(f"{config.name}: component {name!r}: {error}") from error
    register_extensions()
    return nlp


def _with_profiles(component: dict[str, Any], profiles: str | None) -> dict[str, Any]:
    """Give the settings of a component with the folder of profiles, where its factory takes one and none is set."""
    factory = component["factory"]
    takes = Language.has_factory(factory) and "profiles" in (Language.get_factory_meta(factory).default_config or {})
    return {"profiles": profiles} | component if takes else component


@cache
def nlp_with(setup: Setup = AS_CONFIGURED) -> Language:
    """Give the whole pipeline with this spaCy pipeline and these profiles, loaded once a process.

    Raises:
        ConfigError: As `load`.
    """
    return load(model=setup.model, profiles=setup.profiles)


def default_nlp() -> Language:
    """Give the whole pipeline with its default settings, loaded once a process."""
    return nlp_with()


def extract(text_or_html: str, *, nlp: Language | None = None) -> Article:
    """Give the record of one article from its text or its HTML page.

    Raises:
        InputError: The text holds no article: it is empty or too long.
        ConfigError: The pipeline cannot be loaded.
        RecordError: What was found breaks a law of the record: a fault of the program.
    """
    return extract_page(read_string(text_or_html), nlp=nlp)


def extract_page(raw: RawPage, *, nlp: Language | None = None, sites: Sites | None = None) -> Article:
    """Give the record of one decoded input.

    Args:
        sites: The pages that were counted of sites, the page's own perhaps among them.

    Raises:
        InputError, ConfigError, RecordError: As `extract`.
    """
    page = to_page(raw, sites)
    return to_article(to_doc(page, nlp or default_nlp()), page)


def extract_pages(
    raws: Sequence[RawPage], *, nlp: Language, sites: Sites | None = None, tell: Callable[[str, float], None]
) -> list[Article]:
    """Give the records of a batch of decoded inputs, in order: the same as of each by itself, in less time.

    Args:
        sites: The pages that were counted of sites.
        tell: Called with the name of each stage and the seconds that the whole batch took in it.

    Raises:
        InputError, ConfigError, RecordError: One of the inputs is at fault; which one is not told.
    """
    clock = _Clock(tell)
    pages = [to_page(raw, sites) for raw in raws]
    clock.tell("clean")
    docs = [to_tokens(page, nlp) for page in pages]
    clock.tell("tokens")
    for name in nlp.pipe_names:
        docs = _through(docs, name, nlp)
        clock.tell(name)
    articles = [to_article(doc, page) for doc, page in zip(docs, pages, strict=True)]
    clock.tell("record")
    return articles


def _through(docs: list[Doc], name: str, nlp: Language) -> list[Doc]:
    """Give the Docs after one component, all of them in one batch."""
    others = [other for other in nlp.pipe_names if other != name]
    return list(nlp.pipe(docs, batch_size=len(docs), disable=others))


class _Clock:
    """Tells how long each stage took."""

    def __init__(self, tell: Callable[[str, float], None]) -> None:
        self._tell, self._since = tell, time.perf_counter()

    def tell(self, stage: str) -> None:
        now = time.perf_counter()
        self._tell(stage, now - self._since)
        self._since = now

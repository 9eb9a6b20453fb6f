"""What a person has marked in one task of Label Studio: regions with their fields, relations, facts of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.review.given import Given
from pipeline.review.gold import Place
from pipeline.review.places import find
from pipeline.review.studio_tasks import FACTS, PART

_FIELDS = ("choices", "textarea")
"""Types of results that fill a field; a project may have controls of other types beside ours."""


@dataclass(slots=True)
class Region:
    """A stretch of the text with its label and its fields."""

    place: Place
    label: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotation of one task.

    Attributes:
        article: `data.id`, the id of the record.
        path: `data.path`.
        ties: (relation, id, id), as and in the order in which they were drawn.
    """

    article: str | None
    path: str | None
    text: str
    regions: Mapping[str, Region]
    ties: tuple[tuple[str, str, str], ...]
    facts: Mapping[str, str]


def read_tasks(document: Given) -> Iterator[Annotated]:
    """Give the tasks that somebody has annotated: the one that counts as ground truth, else the last that was not
    cancelled.

    Raises:
        GoldError: The export is not of our tasks.
    """
    for task in document.items():
        if (annotation := _chosen(task)) is not None:
            yield _annotated(task.at("data"), annotation)


def _chosen(task: Given) -> Given | None:
    done = [one for one in task.members("annotations") if not one.flag("was_cancelled")]
    truth = [one for one in done if one.flag("ground_truth")]
    return next(reversed(truth or done), None)


def _annotated(data: Given, annotation: Given) -> Annotated:
    text = data.at("text").text()
    regions: dict[str, Region] = {}
    ties: list[tuple[str, str, str]] = []
    facts: dict[str, str] = {}
    rows = list(annotation.members("result"))
    for row in rows:
        if row.text_or_none("from_name") == PART:
            regions[row.at("id").text()] = Region(_place(row.at("value"), text), _label(row.at("value")))
    for row in rows:
        if (kind := row.at("type").value) == "relation":
            ties += [(label, row.at("from_id").text(), row.at("to_id").text()) for label in _labels(row)]
        elif kind in _FIELDS and (values := _typed(row)):
            if (name := row.at("from_name").text()) in FACTS:
                facts[name] = values[0]
            elif (region := regions.get(row.at("id").text())) is not None:
                region.fields[name] = values[0]
    article, path = data.text_or_none("id"), data.text_or_none("path")
    if not (article or path):
        raise data.refuse(
            "neither `id` nor `path`, which tasks of `inspectext annotations` have: no record can belong to it"
        )
    return Annotated(article, path, text, regions, tuple(ties), facts)


def _labels(relation: Given) -> list[str]:
    return [member.text() for member in relation.members("labels")]


def _label(value: Given) -> str:
    labels = [member.text() for member in value.at("labels").items()]
    if len(labels) != 1:
        told = f" ({', '.join(labels)}), at {value.value.get('text')!r}"
        raise value.at("labels").refuse(f"should hold one label, not {len(labels)}{told}")
    return labels[0]


def _typed(row: Given) -> list[str]:
    """Give what was chosen or typed; blank answers are none."""
    value = row.at("value")
    key = "choices" if value.has("choices") else "text"
    one = value.has(key) and isinstance(value.at(key).value, str)
    members = [value.at(key)] if one else value.members(key)
    return [member.text().strip() for member in members if member.text().strip()]


def _place(value: Given, text: str) -> Place:
    """Give the place of a region: in code points, else in UTF-16 units as old versions count, else where its words are.

    Raises:
        GoldError: It has no words, or they are not in the text.
    """
    start, end = value.stretch()
    words = (value.text_or_none("text") or text[start:end]).replace("\\n", "\n")
    if not words.strip():
        raise value.refuse(f"holds no words: [{start}, {end}) of a text of {len(text)} characters")
    if text[start:end].strip() == words.strip():
        return start, min(end, len(text))
    units = text.encode("utf-16-le", "surrogatepass")
    first, last = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in (start, end))
    place = find(words, (first, last), text)
    if place is None:
        raise value.at("text").refuse(f"no such words in the text of the task: {words!r}")
    return place

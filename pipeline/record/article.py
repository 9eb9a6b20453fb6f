"""The record of one article: frozen models whose fields stand in the order of the JSON keys."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.record.calendar import on_the_calendar
from pipeline.record.laws import broken_laws

Offset = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]
ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
PartId = Annotated[str, Field(pattern=r"^[sqjf]-[0-9a-f]{12}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
IsoDate = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$", examples=["2024-07-12", "2024-06"]),
    AfterValidator(on_the_calendar),
]
Moment = Annotated[str, AfterValidator(on_the_calendar)]
Voice = Literal["inspectorate", "provider", "other"]
When = Literal["current", "previous"]

SCHEMA_VERSION = "1"


class Model(BaseModel):
    """Frozen and strict: no unknown key, no missing key, no conversion."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class Place(Model):
    """A stretch, in code points from 0, end exclusive."""

    start: Offset
    end: Offset


class Words(Model):
    """A stretch of the clean text with its words."""

    start: Offset
    end: Offset
    text: Text


class Source(Model):
    """Where the article came from."""

    path: str | None
    """Below the input folder, with forward slashes; `-` for standard input, null for a string."""
    url: str | None
    media_type: Literal["text/html", "text/plain"]
    encoding: Text
    sha256: Sha256
    """Of the bytes, after decompression."""
    size: Offset
    """In bytes, after decompression."""


class Metadata(Model):
    """What the page says of itself; dates are ISO, as precise as stated."""

    title: str | None
    site: str | None
    author: str | None
    published: Moment | None
    modified: Moment | None
    language: str | None


class Block(Model):
    """A paragraph-like unit of the clean text; `raw` is its place in the decoded source."""

    kind: Literal["heading", "paragraph", "list_item", "table_row", "caption", "quotation"]
    start: Offset
    end: Offset
    raw: Place


class Dropped(Model):
    """A stretch of the page that is no article, and why."""

    text: str
    reason: Text
    raw: Place


class Dated(Model):
    """A date, month, year or interval; `start` and `end` are null where no words of the text tell it."""

    value: IsoDate
    basis: Literal["stated", "inferred"]
    start: Offset | None
    end: Offset | None


class Previous(Model):
    """The inspection before this one."""

    date: IsoDate | None
    type: str | None


class Inspection(Model):
    """Who inspected whom, how and when."""

    inspectorate: str | None
    provider: str | None
    type: str | None
    published: Dated | None
    """When the report was published."""
    inspected: Dated | None
    """When the inspectors were there."""
    previous: Previous | None


class Speaker(Model):
    """One real-world source of the article, and every mention of it."""

    id: PartId
    kind: Literal["person", "inspectors", "report", "organisation", "unnamed"]
    name: Text
    """The fullest name without titles; the describing words of an unnamed source."""
    honorific: str | None
    role: str | None
    organisation: str | None
    voice: Voice
    mentions: tuple[Place, ...]


class Segment(Model):
    """A stretch of quoted words without their quotation marks; `raw` is null where no character has an origin."""

    start: Offset
    end: Offset
    text: Text
    raw: Place | None


class Quote(Model):
    """Something that the text presents as the words or the view of a source."""

    id: PartId
    kind: Literal["direct", "mixed", "indirect"]
    voice: Voice
    speaker: str | None
    """The id of the speaker; null where nobody is named."""
    also: tuple[str, ...]
    """The ids of the further speakers of a joint statement."""
    nested: bool
    """Whether it lies inside another source's quote."""
    segments: tuple[Segment, ...] = Field(min_length=1)
    cue: Words | None
    """The words that hand the quote over."""
    source: Words | None
    """The mention nearest to the cue."""
    found_by: str


class Count(Model):
    """A number of areas, `of` how many where that is said."""

    n: Offset
    of: Offset | None


class Judgement(Model):
    """A grade given to an area."""

    id: PartId
    area: str | None
    """The area's name in the inspectorate's framework; null for a count over areas that are not named."""
    area_text: str | None
    """The article's words for the area."""
    grade: Text
    when: When
    count: Count | None
    provider: str | None
    start: Offset
    end: Offset
    text: Text


class Finding(Model):
    """An evaluative statement of the inspectorate about the service."""

    id: PartId
    polarity: Literal["strength", "weakness"]
    theme: Text
    when: When
    start: Offset
    end: Offset
    text: Text
    speaker: str | None
    """The id of the speaker in whose quote it stands; null in the writer's own words."""
    quotes: tuple[str, ...]
    """The ids of the quotes that it shares words with."""
    evidence: tuple[Words, ...]
    """The words that decided the polarity."""
    confidence: Share
    found_by: str


class Notice(Model):
    """Something odd that a reader should know; without offsets where it has no place in the text."""

    code: Text
    message: str
    start: Offset | None
    end: Offset | None


class Article(Model):
    """The record of one article. `start` and `end` index `text`; `raw` indexes the decoded source."""

    schema_version: Literal["1"]
    id: ArticleId
    """Stable over re-scrapes: from the canonical URL, else from the path below the input folder."""
    source: Source
    metadata: Metadata
    text: str
    """The clean text."""
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    inspection: Inspection
    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]

    @model_validator(mode="after")
    def _keeps_the_laws(self) -> Self:
        """Refuse a record in which an offset, a text, an order or an id is wrong."""
        if errors := list(broken_laws(self)):
            raise ValidationError.from_exception_data("Article", errors)
        return self

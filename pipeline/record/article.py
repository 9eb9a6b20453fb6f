"""The record of one article: frozen models whose fields stand in the order of the JSON keys."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.record.calendar import on_the_calendar
from pipeline.record.laws import broken_laws
from pipeline.record.shapes import RefersTo

Offset = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]
ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
PartId = Annotated[str, Field(pattern=r"^[sqjf]-[0-9a-f]{12}$")]
SpeakerId = Annotated[str, RefersTo("speakers"), Field(examples=["s-8237eec129b4"])]
QuoteId = Annotated[str, RefersTo("quotes")]
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
    """The first character, from 0."""
    end: Offset
    """The character after the last."""


class Words(Model):
    """A stretch of the clean text with its words."""

    start: Offset
    """The first character, from 0."""
    end: Offset
    """The character after the last."""
    text: Text
    """The words, as they stand in the clean text."""


class Source(Model):
    """Where the article came from."""

    path: str | None
    """The input's path below the input folder, with forward slashes; `-` for standard input, null for a string."""
    url: str | None
    """The address that the page says it has, else the one that it came with."""
    media_type: Literal["text/html", "text/plain"]
    """What the decoded input was read as."""
    encoding: Text
    """The codec that decoded the bytes, in Python's spelling."""
    sha256: Sha256
    """The hash of the bytes, after decompression."""
    size: Offset
    """The number of bytes, after decompression."""


class Metadata(Model):
    """What the page says of itself; dates are ISO, as precise as stated."""

    title: str | None
    """The headline, without the name of the site."""
    site: str | None
    """The name of the site."""
    author: str | None
    """Who wrote the article; several names are joined by commas."""
    published: Moment | None
    """When the article was published."""
    modified: Moment | None
    """When the article was last changed."""
    language: str | None
    """The language as a tag; where the page states none, `en` if the words are English."""


class Block(Model):
    """A paragraph-like unit of the clean text; `raw` is its place in the decoded source."""

    kind: Literal["heading", "paragraph", "list_item", "table_row", "caption", "quotation"]
    """What the block is on the page."""
    start: Offset
    """The first character, from 0."""
    end: Offset
    """The character after the last."""
    raw: Place
    """Its place in the decoded source, in characters."""


class Dropped(Model):
    """A stretch of the page that is no article, and why."""

    text: str
    """The words that are not in the clean text."""
    reason: Text
    """Why: what the stretch was taken for; `repeated_on_site(3)` stands on three other pages of the site."""
    raw: Place
    """Its place in the decoded source, in characters."""


class Dated(Model):
    """A date, month, year or interval; `start` and `end` are null where no words of the text tell it."""

    value: IsoDate
    """ISO, as precise as the text supports; an interval is first and last day, joined by a slash."""
    basis: Literal["stated", "inferred"]
    """`inferred` where a part, such as the year, was worked out from other dates."""
    start: Offset | None
    """The first character of the words that tell the date, from 0; null where no words do."""
    end: Offset | None
    """The character after the last of these words; null where no words do."""


class Previous(Model):
    """The inspection before this one."""

    date: IsoDate | None
    """When it was, as precise as the text says."""
    type: str | None = Field(examples=["short inspection"])
    """The kind of inspection."""


class Inspection(Model):
    """Who inspected whom, how and when."""

    inspectorate: str | None
    """The inspectorate's name in its profile, else the article's words."""
    provider: str | None
    """The inspected body, as the article names it."""
    type: str | None
    """The kind of inspection, as the inspectorate's profile names it."""
    published: Dated | None
    """When the report was published."""
    inspected: Dated | None
    """When the inspectors were there."""
    previous: Previous | None
    """The inspection before this one; null where the article tells of none."""


class Speaker(Model):
    """One real-world source of the article, and every mention of it."""

    id: PartId
    """The speaker's id: a hash of article, kind and name."""
    kind: Literal["person", "inspectors", "report", "organisation", "unnamed"]
    """A named person; the inspectors; the report as a document; a body that speaks as such; somebody without a name."""
    name: Text
    """The fullest name without titles; the describing words of an unnamed source."""
    honorific: str | None
    """The title before the name."""
    role: str | None
    """What the speaker is, in the article's words."""
    organisation: str | None
    """The body that the speaker belongs to, in the article's words."""
    voice: Voice
    """On whose side the speaker stands."""
    mentions: tuple[Place, ...]
    """The stretches of the text that name or refer to the speaker, in text order."""


class Segment(Model):
    """A stretch of quoted words without their quotation marks; `raw` is null where no character has an origin."""

    start: Offset
    """The first character, from 0."""
    end: Offset
    """The character after the last."""
    text: Text
    """The quoted or reported words, without their quotation marks."""
    raw: Place | None
    """Its place in the decoded source, in characters; null where no character has an origin."""


class Quote(Model):
    """Something that the text presents as the words or the view of a source."""

    id: PartId
    """The quote's id: a hash of article and words."""
    kind: Literal["direct", "mixed", "indirect"]
    """`direct`: a clause in quotation marks; `mixed`: a phrase in marks; `indirect`: reported without marks."""
    voice: Voice
    """On whose side the words stand."""
    speaker: SpeakerId | None
    """The id of the speaker; null where nobody is named."""
    also: tuple[SpeakerId, ...]
    """The ids of the further speakers of a joint statement."""
    nested: bool
    """Whether it lies inside another source's quote."""
    segments: tuple[Segment, ...] = Field(min_length=1)
    """The quoted stretches, in text order: several where the cue interrupts or paragraphs go on."""
    cue: Words | None
    """The words that hand the quote over."""
    source: Words | None
    """The mention nearest to the cue."""
    found_by: str
    """The rule that found the words, and the one that found their source."""

    @property
    def text(self) -> str:
        """The quoted words, those of several segments with a space between."""
        return " ".join(segment.text for segment in self.segments)


class Count(Model):
    """A number of areas, `of` how many where that is said."""

    n: Offset
    """How many areas."""
    of: Offset | None
    """Of how many; null where that is not said."""


class Judgement(Model):
    """A grade given to an area."""

    id: PartId
    """The judgement's id: a hash of article, area, grade, time and provider."""
    area: str | None
    """The area's name in the inspectorate's framework; null for a count over areas that are not named."""
    area_text: str | None
    """The article's words for the area."""
    grade: Text
    """The grade's name in the framework, else the article's words."""
    when: When
    """`previous` where it was given by an earlier inspection."""
    count: Count | None
    """How many areas were given the grade, where they are not named."""
    provider: str | None
    """The body that was graded, on a page about several; else null."""
    start: Offset
    """The first character, from 0."""
    end: Offset
    """The character after the last."""
    text: Text
    """The words that tell the grade and its area."""


class Finding(Model):
    """An evaluative statement of the inspectorate about the service."""

    id: PartId
    """The finding's id: a hash of article and words."""
    polarity: Literal["strength", "weakness"]
    """Whether it praises or faults the service."""
    theme: Text
    """The theme in the inspectorate's profile that it is about, else `other`."""
    when: When
    """`previous` where an earlier inspection found it."""
    start: Offset
    """The first character, from 0."""
    end: Offset
    """The character after the last."""
    text: Text
    """The smallest clause that carries the evaluation and stands by itself."""
    speaker: SpeakerId | None
    """The id of the speaker in whose quote it stands; null in the writer's own words."""
    quotes: tuple[QuoteId, ...]
    """The ids of the quotes that it shares words with."""
    evidence: tuple[Words, ...]
    """The words that decided the polarity."""
    confidence: Share
    """The chance that the polarity is right."""
    found_by: str
    """The rule that found it."""


class Notice(Model):
    """Something odd that a reader should know; without offsets where it has no place in the text."""

    code: Text
    """What kind of oddity it is."""
    message: str
    """The same in words, with the place or the value that it is about."""
    start: Offset | None
    """The first character, from 0; null where it has no place in the text."""
    end: Offset | None
    """The character after the last; null where it has no place in the text."""


class Article(Model):
    """The record of one article. `start` and `end` index `text`; `raw` indexes the decoded source."""

    schema_version: Literal["1"]
    """The version of this schema."""
    id: ArticleId
    """Stable over re-scrapes: from the canonical URL, else from the path below the input folder."""
    source: Source
    """Where the article came from."""
    metadata: Metadata
    """What the page says of itself."""
    text: str
    """The clean text."""
    blocks: tuple[Block, ...]
    """The paragraph-like units of the clean text, in text order; a blank line stands between two."""
    dropped: tuple[Dropped, ...]
    """What of the page is no article, with reasons, in the order of the page."""
    inspection: Inspection
    """Who inspected whom, how and when."""
    speakers: tuple[Speaker, ...]
    """Everybody who is quoted or named, in the order in which the text first tells of them."""
    quotes: tuple[Quote, ...]
    """What the text presents as the words or the view of a source, in text order."""
    judgements: tuple[Judgement, ...]
    """The grades that areas were given, in text order."""
    findings: tuple[Finding, ...]
    """What the inspectorate praises and faults, in text order."""
    notices: tuple[Notice, ...]
    """What was odd, those without a place first."""

    @model_validator(mode="after")
    def _keeps_the_laws(self) -> Self:
        """Refuse a record in which an offset, a text, an order or an id is wrong."""
        if errors := list(broken_laws(self)):
            raise ValidationError.from_exception_data("Article", errors)
        return self

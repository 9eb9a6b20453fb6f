"""What `inspectext diff` writes of the difference of two runs."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cli.console import one_line, say, write
from pipeline.store.files import whole_file

if TYPE_CHECKING:
    from pipeline.review.changes import ArticleDiff
    from pipeline.review.compared import Records
    from pipeline.review.diff_json import Heading
    from pipeline.review.remarks import Reviews
    from pipeline.review.tally import Tally
    from pipeline.store.listed import FileListing
    from pipeline.store.revisions import GitListing

    Listing = FileListing | GitListing

_KEPT = 2000
"""Changes that are looked at for a comment: more than it can hold."""


class Form(Enum):
    """How a difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@dataclass(frozen=True)
class Output:
    """What is written of a difference.

    Attributes:
        form: On standard output.
        limit: Changes shown as text; 0 for all.
        length: Of Markdown, in characters.
        html: Where the page goes; None for none.
    """

    form: Form
    limit: int
    length: int
    html: Path | None


def write_difference(old: Listing, new: Listing, reviews: Reviews | None, output: Output) -> Tally:
    """Compare two runs, each article once, write what differs, and give its counts.

    Args:
        old: The old run.
        new: The new run.
        reviews: Reviewers' marks; None for none.
        output: What is written.

    Raises:
        OSError: A run cannot be read, or the page cannot be written.
    """
    from pipeline.review.compared import Records  # noqa: PLC0415  heavy, as the others
    from pipeline.review.diff_json import Heading, as_json, differing  # noqa: PLC0415
    from pipeline.review.remarks import with_marks  # noqa: PLC0415
    from pipeline.review.runs import compare_runs  # noqa: PLC0415
    from pipeline.review.tally import Tally  # noqa: PLC0415

    heading = Heading(old.name, new.name, differing(old.versions(), new.versions()))
    records = Records[Any](old, new)
    diffs: Iterator[ArticleDiff] = compare_runs(old, new)
    if reviews:
        diffs = with_marks(diffs, reviews, records)
    tally = Tally({Form.TEXT: output.limit or None, Form.MARKDOWN: _KEPT, Form.JSON: 0}[output.form])
    counted = as_json(heading, diffs, tally, write) if output.form is Form.JSON else tally.counted(diffs)
    if output.html is None:
        deque(counted, maxlen=0)
    else:
        _write_page(output.html, counted, records, heading)
    if output.form is not Form.JSON:
        write(_told(heading, tally, output))
    if reviews:
        _tell_left(reviews)
    return tally


def _write_page(html: Path, diffs: Iterable[ArticleDiff], records: Records[Any], heading: Heading) -> None:
    from pipeline.review.compared import with_records  # noqa: PLC0415  heavy, as the other
    from pipeline.review.pages import diff_page  # noqa: PLC0415

    with whole_file(html) as file:
        diff_page(file, with_records(diffs, records), heading.old, heading.new)


def _told(heading: Heading, tally: Tally, output: Output) -> str:
    from pipeline.cli.differences import laid_out  # noqa: PLC0415  heavy, as the other
    from pipeline.review.markdown import as_markdown  # noqa: PLC0415

    if output.form is Form.MARKDOWN:
        return as_markdown(heading, tally, longest=output.length)
    return laid_out(heading, tally)


def _tell_left(reviews: Reviews) -> None:
    """Say which marks are of articles that neither run has."""
    for file, number in Counter(mark.file for mark in reviews.left()).items():
        say(f"{one_line(file)}: {number:,} mark{'' if number == 1 else 's'} of articles that neither run has")

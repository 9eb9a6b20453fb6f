"""The difference of two runs as Markdown for a comment, bounded in length; what articles say is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.review.changes import CATEGORIES, OUTCOMES
from pipeline.review.diff_json import Heading
from pipeline.review.tally import MARKS, Tally, Told
from pipeline.review.wording import Run, count, happened, in_context, outcomes, remark, remark_at, where

LONGEST = 60_000
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&@:$=^\x00-\x08\x0b-\x1f\x7f-\x9f]|(?<=www)\.")
_NOTE = 400
"""Characters kept for the line that says how much is missing."""
_MARKS = {
    "plain": ("", ""),
    "context": ("", ""),
    "part": ("<b>", "</b>"),
    "lost": ("<del>", "</del>"),
    "gained": ("<ins>", "</ins>"),
}
_FAULTS = 20


def as_markdown(heading: Heading, tally: Tally, *, longest: int = LONGEST) -> str:
    """Give the difference as Markdown.

    Args:
        heading: The runs.
        tally: Their counts and most serious changes.
        longest: In characters; what is left out is counted at the end.
    """
    told, shown, size = [], 0, 0
    lines = [(line, False) for line in _head(heading, tally)] + [(line, True) for line in _changes(tally.worst())]
    for line, is_change in lines:
        size += len(line) + 1
        if size > longest - _NOTE:
            break
        told.append(line)
        shown += is_change and line.startswith("- ")
    if shown < tally.changes:
        told += ["", f"… and {count(tally.changes - shown, 'more change')}."]
    return "\n".join(told)[: longest - 1].rstrip("\n") + "\n"


def _head(heading: Heading, tally: Tally) -> Iterator[str]:
    yield f"### {escaped(heading.old)} → {escaped(heading.new)}"
    yield ""
    yield summary(tally)
    yield from (f"{escaped(line)}" for line in (*versions(heading), outcomes(tally.marks)) if line)
    if tally.unreadable:
        yield ""
        yield f"**{count(tally.articles['unreadable'], 'article')} cannot be read**, so nobody can tell:"
        yield from (f"- {escaped(diff.fault)[:1000]}" for diff in tally.unreadable[:_FAULTS])
    yield from _table(tally)
    if tally.alone:
        yield from ("", "Marks of parts that no change is about:", "")
        yield from (f"- {escaped(remark_at(article, mark))}" for article, mark in tally.alone)


def summary(tally: Tally) -> str:
    """Give the counts of articles and changes in one line."""
    statuses = [f"{tally.articles[name]:,} {name}" for name in ("changed", "removed", "added", "unreadable", "same")]
    told = ", ".join(status for status in statuses if not status.startswith("0 "))
    return f"{count(sum(tally.articles.values()), 'article')}: {told or 'none'}. {count(tally.changes, 'change')}."


def versions(heading: Heading) -> Iterator[str]:
    """Give one line that tells which versions differ, if any do."""
    told = [f"{name} {old or 'none'} → {new or 'none'}" for name, (old, new) in heading.versions.items()]
    if told:
        yield f"versions: {', '.join(told)}"


def _table(tally: Tally) -> Iterator[str]:
    if rows := tally.rows():
        yield from ("", "| about | part | field | change | count |", "| --- | --- | --- | --- | --- |")
        yield from (f"| {r.category} | {r.group} | {r.field} | {r.kind} | {r.count:,} |" for r in rows)


def _changes(worst: Iterable[Told]) -> Iterator[str]:
    heading = None
    for told in worst:
        if (title := _title(told)) != heading:
            heading = title
            yield from ("", title, "")
        yield _change(told)


def _title(told: Told) -> str:
    if told.change.breaks_mark:
        return f"**{MARKS}**: {OUTCOMES['lost']}"
    return f"**{told.change.category}**: {CATEGORIES[told.change.category]}"


def _change(told: Told) -> str:
    """Give one item of a list: what has happened, its words, where it stands."""
    words = "".join(map(_marked, in_context(told.change)))
    lines = [
        "".join(map(_marked, happened(told.change))),
        words,
        *(escaped(remark(mark)) for mark in told.change.marks),
        f"<sub>{escaped(where(told.article, told.change))}</sub>",
    ]
    return "- " + "<br>".join(line for line in lines if line)


def _marked(run: Run) -> str:
    before, after = _MARKS[run.style]
    inside = run.text.strip()
    if not inside:
        return " "
    start = " " if run.text[0].isspace() else ""
    end = " " if run.text[-1].isspace() else ""
    return f"{start}{before}{escaped(inside)}{after}{end}"


def escaped(text: str) -> str:
    """Give a text as Markdown that reads the same, on one line: no markup, link, name or number of it comes to life."""
    return _MARKUP.sub(_entity, " ".join(text.split()))


def _entity(found: re.Match[str]) -> str:
    character = found[0]
    return "\ufffd" if ord(character) < ord(" ") or 0x7F <= ord(character) <= 0x9F else f"&#{ord(character)};"  # noqa: PLR2004

"""One page that stands by itself: the articles of a run, or of two beside each other, for a person to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from markupsafe import Markup

from pipeline.record.article import Article
from pipeline.review.assets import policy, script, style, template
from pipeline.review.changes import Remark
from pipeline.review.compared import Compared
from pipeline.review.embed import embedded
from pipeline.review.rows import Row, list_row
from pipeline.review.shown import shown_parts
from pipeline.review.wording import remark


def report_page(file: BinaryIO, articles: Iterable[Article], name: str) -> None:
    """Write the page of a run's articles, in their order, one held at a time; `name` is what people call the run.

    Raises:
        OSError: The file cannot be written.
    """
    pile = _Pile()
    _write(file, pile, (pile.add(article) for article in articles), {"title": f"Review of {name}", "name": name})


def diff_page(file: BinaryIO, compared: Iterable[Compared], old: str, new: str) -> None:
    """Write the page of two runs, old and new beside each other where they differ; `old` and `new` are their names.

    What neither run has a record of, because both cannot be read, has no place in the page.

    Raises:
        OSError: The file cannot be written.
    """
    pile = _Pile()
    lines = (pile.add_compared(one) for one in compared if one.old or one.new)
    run = {"title": f"{old} → {new}", "name": f"{old}-{new}", "old": old, "new": new}
    _write(file, pile, lines, run)


def _write(file: BinaryIO, pile: _Pile, lines: Iterator[str], run: Row) -> None:
    pieces = template().generate(
        title=run["title"],
        compared="old" in run,
        policy=policy(),
        style=style(),
        script=script(),
        lines=_as_array(lines),
        rows=lambda: embedded(pile.rows),
        texts=lambda: Markup("[{}]").format(Markup(",\n").join(pile.texts)),
        run=lambda: embedded({"old": None, "new": None, **run, "digest": pile.digest.hexdigest()}),
    )
    file.writelines(piece.encode("utf-8") for piece in pieces)


def _as_array(lines: Iterator[str]) -> Iterator[str]:
    """Give the lines with a comma after each but the last."""
    before = next(lines, None)
    for line in lines:
        yield before + Markup(",") if before is not None else line
        before = line
    if before is not None:
        yield before


@dataclass(slots=True)
class _Pile:
    """What is gathered while the articles pass, and written after them."""

    rows: list[Row] = field(default_factory=list)
    texts: list[Markup] = field(default_factory=list)
    digest: Any = field(default_factory=sha256)
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, article: Article, **more: Any) -> Markup:
        """Give the line of an article, and keep its row and its text for later."""
        self.seen[article.id] += 1
        again = self.seen[article.id]
        key = article.id if again == 1 else f"{article.id}.{again}"
        row = list_row(article, key)
        if "change" in more:
            row["change"] = more.pop("change")
        line = embedded(shown_parts(article) | more)
        self.rows.append(row)
        self.texts.append(embedded(article.text))
        self.digest.update(line.encode("utf-8"))
        return line

    def add_compared(self, one: Compared) -> Markup:
        """Give the line of an article of two runs: with its changes, and with the old record where both have one."""
        shown = one.new or one.old
        assert shown is not None  # noqa: S101  what has neither was left out
        change = {"status": one.diff.status, "count": len(one.diff.changes), "fault": one.diff.fault}
        if one.diff.status == "same":
            return self.add(shown, change=change)
        more = {
            "change": change | {"broken": sum(change.breaks_mark for change in one.diff.changes)},
            "changes": [asdict(change) | {"marks": _said(change.marks)} for change in one.diff.changes],
            "said": _said(one.diff.marks),
        }
        if one.old is None or one.new is None:
            return self.add(shown, **more)
        return self.add(shown, **more, before=shown_parts(one.old) | {"text": one.old.text})


def _said(marks: Iterable[Remark]) -> list[Row]:
    """Give what reviewers said, in words, with what became of it."""
    return [{"part": mark.part, "text": mark.text, "said": remark(mark), "outcome": mark.outcome} for mark in marks]

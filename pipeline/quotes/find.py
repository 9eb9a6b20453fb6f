"""All quotes of a Doc: those in marks, then the reported ones around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from spacy.tokens import Doc

from pipeline.annotations import add_notices, get_blocks, set_attributions
from pipeline.page import Notice
from pipeline.quotes.clauses import with_clauses
from pipeline.quotes.direct import find_direct
from pipeline.quotes.indirect import find_reported, to_indirect
from pipeline.quotes.layout import find_layout
from pipeline.quotes.passages import Quotation, find_passages, find_quotations


def find_quotes(doc: Doc) -> None:
    """Set the quotes of the Doc, in text order and without overlap but for nested ones."""
    blocks = get_blocks(doc)
    quotations = find_quotations(doc, blocks)
    passages = find_passages(doc, blocks, quotations)
    direct = find_direct(passages, blocks)
    direct.extend(find_layout(blocks, direct))
    reported = find_reported(passages, blocks, direct)
    set_attributions(doc, [*with_clauses(direct, reported), *to_indirect(reported, passages, direct)])
    add_notices(doc, _lone_marks(quotations))


def _lone_marks(quotations: Sequence[Quotation]) -> Iterator[Notice]:
    """Give a notice for each mark without a partner; a turn that is taken up in the next block has one."""
    for quotation, following in zip_longest(quotations, quotations[1:]):
        region = quotation.region
        taken_up = following is not None and following.block == quotation.block + 1
        if region.opened and (region.closed or taken_up):
            continue
        missing = "closing" if region.opened else "opening"
        span = quotation.span
        yield Notice("unpaired_mark", f"no {missing} quotation mark", span.start_char, span.end_char)

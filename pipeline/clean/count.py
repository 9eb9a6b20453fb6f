"""The first pass: what is remembered of a page, so that other pages of its site know what they share with it."""

from __future__ import annotations

from pipeline.clean.build import HTML
from pipeline.clean.lines import to_units
from pipeline.clean.metadata import page_url
from pipeline.clean.site import PageLines, page_lines, site_of
from pipeline.clean.tree import read_tree
from pipeline.page import RawPage


def count_page(raw: RawPage) -> tuple[str, PageLines]:
    """Give the site of a page and the hashes of its lines; the site is empty where it has none."""
    if raw.media_type != HTML:
        return site_of(raw, None), page_lines(raw, None, to_units(raw.raw))
    tree = read_tree(raw.raw)
    url = page_url(tree.head)
    return site_of(raw, url), page_lines(raw, url, tree.units)

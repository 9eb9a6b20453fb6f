"""Wikipedia's markup to paragraphs of plain text."""

import html
import re
from collections.abc import Iterator

HOLE = "\x01"
_LAST_SECTIONS = re.compile(
    r"(?i)\n==+ *(?:See also|References|External links|Notes|Further reading|Bibliography|Sources|Footnotes|Citations"
    r"|Notes and references)\b"
)
_BLOCKS = "math|gallery|pre|source|code|timeline|nowiki|table|imagemap|score|syntaxhighlight"
_REPLACED = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"<ref[^>]*/>"), ""),
    (re.compile(r"<ref.*?</ref>", re.DOTALL), ""),
    (re.compile(rf"<({_BLOCKS}).*?</\1>", re.DOTALL | re.IGNORECASE), HOLE),
)
_TEMPLATES = (
    (re.compile(r"\{\{(?:lang|transl)(?:-\w+)?\|(?:[^{}|]*\|)?([^{}|]*)\}\}"), r"\1"),
    (re.compile(r"\{\{(?:convert|cvt)\|([^{}|]*)\|([^{}|]*)[^{}]*\}\}"), r"\1 \2"),
    (re.compile(r"\{\{(?:nowrap|nobr|sc|small)\|([^{}]*)\}\}"), r"\1"),
    (re.compile(r"\{\{(?:ndash|snd|spaced ndash|mdash)\}\}"), " – "),
)
_NESTED = (
    (re.compile(r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}"), "", 8),
    (re.compile(r"\{\|(?:(?!\{\||\|\}).)*\|\}", re.DOTALL), "", 4),
)
_FILES = re.compile(r"(?i)\[\[(?:File|Image|Category|[a-z]{2,3}(?:-\w+)?):(?:[^\[\]])*\]\]")
_LINKS = re.compile(r"(?i)\[\[(?!File:|Image:|Category:)(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
LINK_DEPTH = 4
_INLINE = (
    (re.compile(r"\[(?:https?|ftp)://\S+ ?([^\]]*)\]"), r"\1"),
    (re.compile(r"<br ?/?>"), " "),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"'{2,5}"), ""),
    (re.compile(r" *[,;]? *\)"), ")"),
    (re.compile(r"\( *[,;]? *"), "("),
)
_NO_PROSE = frozenset("=*#:;|!{}[&_")
_LEFT_OVER = re.compile(r"\x01|[{}|]| [.;](?: |$)|,,|\[\[|\]\]|https?:")


def plain(markup: str) -> str:
    """The text of an article without markup, tables, notes and the sections after its text; where something of the
    kind that sentences hang on was taken out, a sign is left.
    """
    text = html.unescape(markup)
    for pattern, new in _REPLACED:
        text = pattern.sub(new, text)
    text = _LAST_SECTIONS.split(text)[0]
    for pattern, new in _TEMPLATES:
        text = pattern.sub(new, text)
    for pattern, new, depth in _NESTED:
        for _ in range(depth):
            text = pattern.sub(new, text)
    for _ in range(LINK_DEPTH):
        text = _LINKS.sub(r"\1", _FILES.sub("", text))
    for pattern, new in _INLINE:
        text = pattern.sub(new, text)
    return text.replace("()", "").replace(" ,", ",")


def paragraphs(markup: str) -> Iterator[str]:
    """The lines of running text; those with markup left over or with a hole are left out."""
    for line in plain(markup).split("\n"):
        if line and line[0] not in _NO_PROSE and not _LEFT_OVER.search(line):
            yield line

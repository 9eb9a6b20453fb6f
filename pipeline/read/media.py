"""Whether a decoded input is a web page or plain text."""

from __future__ import annotations

import re

HTML = "text/html"
TEXT = "text/plain"

_HEAD = 4096
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body|article|main|meta|title)\b[^<>]*>", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\b|[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>)", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|table|span|a|em|strong|b|i|blockquote)\s*>|<br\s*/?>|<p>", re.IGNORECASE
)


def media_type(text: str, *, name: str = "") -> str:
    """Give `text/html` or `text/plain` by the content; the name decides only where the content leaves it open.

    Args:
        name: The file's name without `.gz`. Of a `.txt` file, tags inside its lines make no page.
    """
    head = text[:_HEAD]
    if _START.match(head) or _PAGE.search(head):
        return HTML
    if name.lower().endswith(".txt"):
        return TEXT
    return HTML if _MARKUP.search(text) else TEXT

"""What a web address names: a page, and the site that it belongs to."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid")


def bare_url(url: str) -> str:
    """Give what names the page: host, path and query, without scheme, `www.`, final slash and tracking.

    A fragment counts where it is a path of its own: `#!/news/a`, `#/news/a`.
    Empty for what names no single page: a broken or relative URL, or a site's front page.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    pairs = (pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    query = urlencode(sorted(pairs), errors="replace")
    own = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) and parts.fragment.strip("!/") else ""
    return f"{host}{path}?{query}{own}" if host and (path or query or own) else ""


def host_of(url: str) -> str:
    """Give the host that a URL names, without `www.`, user and port; empty where it names none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""

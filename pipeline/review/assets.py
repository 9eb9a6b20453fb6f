"""The files that a page is made of: one template, its style and its scripts, and the rule that nothing else may run."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

HOME = Path(__file__).parent / "page"


@cache
def template(name: str = "page.html") -> Template:
    """Give a template of this folder; what it is filled with is escaped, unless it says that it is markup."""
    loader = FileSystemLoader(HOME)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template(name)


@cache
def style() -> Markup:
    """Give the style of the page."""
    return Markup(_joined("*.css"))  # noqa: S704  a file of ours


@cache
def script() -> Markup:
    """Give the script of the page: its files in the order of their names."""
    return Markup(_joined("*.js"))  # noqa: S704  files of ours


def _joined(pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(HOME.glob(pattern)))


def policy() -> str:
    """Give the content security policy: this style and this script, and nothing from anywhere else."""
    return (
        f"default-src 'none'; script-src '{_digest(script())}'; style-src '{_digest(style())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"

"""A page of the guide as HTML: made as the build makes it, judged by what came out, and cleaned.

What a page may hold is one table. Looking at the result instead of at the Markdown leaves no way
round it: however a mark is written, it has to become a mark of the page in the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

import nh3
from markdown import Markdown

EXTENSIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": "#", "toc_depth": "2-3"},
    "tables": {},
    "fenced_code": {},
    "admonition": {},
    "attr_list": {},
    "footnotes": {"PLACE_MARKER": "[SOURCES]", "SEPARATOR": "-"},
    "smarty": {},
}
"""What MkDocs brings and what mkdocs.yml names, with its settings; a test holds them together."""

ALLOWED_HTML = ("br", "sub", "sup")
"""What a page may have as HTML: Markdown has no sign for it."""

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_PLAIN = "p br hr em strong sub pre code div blockquote ul table thead tbody tr th td"
_ATTRIBUTES: dict[str, set[str]] = {
    **{tag: set() for tag in _PLAIN.split()},
    **{tag: {"id"} for tag in (*_HEADINGS, "li", "sup")},
    "a": {"href", "title"},
    "img": {"alt", "src", "title"},
    "ol": {"start"},
}
"""Tags with their attributes but for classes."""

_CLASSES = {
    "a": {"footnote-backref", "footnote-ref", "headerlink"},
    "code": {"language-bash", "language-markdown", "language-text", "language-yaml"},
    "div": {"admonition", "example", "footnote", "note", "warning"},
    "p": {"admonition-title"},
}
_SCHEMES = {"http", "https", "mailto"}
_HEADING_LINK = re.compile(r'(<a class="headerlink"[^>]*)>#</a>')
_FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?-.+")
_SCHEME = re.compile(r"[^/?#]*?(?::|%3a)", re.IGNORECASE)

LONGEST_LINE = 2000
MOST_LINES = 1500
MOST_SIGNS = 3000
MOST_SIGNS_OF_A_BLOCK = 500
DEEPEST = 12
"""Bounds within which any text becomes HTML in a moment, several times what the longest page has;
nesting is counted in one line.
"""

_SIGNS = re.compile(r"[\[*_`<!({&]")

_PART = re.compile(r"<p>(\[[A-Z]+(?:: [\w, -]+)?\])</p>")
_NESTING = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)+")


Flaw = tuple[str, str]
"""What a page may not hold: the rule that it breaks, and what was found."""


def excess(lines: list[str]) -> Iterator[tuple[int, Flaw]]:
    """What is too much to be made HTML, with its line, counted from 1."""
    if len(lines) > MOST_LINES:
        yield MOST_LINES + 1, ("page-lines", str(len(lines)))
    of_page = of_block = 0
    for number, line in enumerate(lines, 1):
        signs = len(_SIGNS.findall(line))
        of_page += signs
        of_block = of_block + signs if line.strip() else 0
        if of_page > MOST_SIGNS or of_block > MOST_SIGNS_OF_A_BLOCK:
            yield number, ("page-signs", str(max(of_block, of_page)))
            return
        if len(line) > LONGEST_LINE:
            yield number, ("page-line", str(len(line)))
        start = _NESTING.match(line)
        depth = len(start[0].split()) + start[0].count(">>") if start else 0
        indent = len(line) - len(line.lstrip(" "))
        if depth > DEEPEST or indent > 4 * DEEPEST:
            yield number, ("page-deep", line.strip()[:40])


def html_of(text: str) -> str:
    """The HTML of a page's Markdown."""
    return _markdown().reset().convert(text)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def html_of_words(text: str) -> str:
    """The HTML of a short text of a data file, which has emphasis and links at most."""
    return Markdown(extensions=["smarty"]).convert(text)


def safe(html: str) -> str:
    """Rendered Markdown with nothing but what a page may hold."""
    return nh3.clean(
        html,
        tags=set(_ATTRIBUTES),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_safe_value,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def with_quiet_links(html: str) -> str:
    """The HTML with the link behind a heading for the mouse alone: the contents lead a keyboard
    there, and a voice reads the heading without it.
    """
    return _HEADING_LINK.sub(r'\1 aria-hidden="true" tabindex="-1"></a>', html)


@dataclass(frozen=True)
class Looked:
    """What there is in a page's HTML: its flaws in order, where it leads (`a`) and what it shows
    (`img`) with each address, its ids, and the lines that stand for parts of the site.
    """

    flaws: list[Flaw]
    targets: list[tuple[str, str]]
    ids: list[str]
    parts: list[str]


def look(html: str) -> Looked:
    """Look through rendered Markdown."""
    read = _read(html)
    found = read.flaws
    if not found:
        # A browser may take signs for a mark that are none here; it reads as what cleans the page.
        pairs = zip_longest(read.seen, _read(safe(html)).seen, fillvalue="")
        strange = [one or other for one, other in pairs if one != other]
        found = [("page-markup", one[:60]) for one in strange[:1]]
    return Looked(found, read.targets, sorted(read.ids), _PART.findall(html))


def _read(html: str) -> _Reader:
    read = _Reader()
    read.feed(html)
    read.close()
    return read


def is_safe_address(address: str) -> bool:
    """Whether an address leads to the web, to mail or into this site, however it is written."""
    for read in (address, unescape(address), unescape(unescape(address))):
        plain = "".join(sign for sign in read if sign.isprintable() and not sign.isspace())
        if "\\" in plain or plain.startswith("//"):
            return False
        scheme = _SCHEME.match(plain)
        if scheme and scheme[0].lower().removesuffix(":") not in _SCHEMES:
            return False
    return True


def _safe_value(_tag: str, attribute: str, value: str) -> str | None:
    """Links lead to the web, to mail or into this site, from which pictures come."""
    is_safe = {"href": is_safe_address, "src": is_own}.get(attribute)
    return value if is_safe is None or is_safe(value) else None


def is_own(address: str) -> bool:
    """Whether an address is one of this site, relative to the page."""
    return ":" not in address and not address.strip().startswith(("/", "\\"))


class _Reader(HTMLParser):
    """Goes through HTML and notes what may not be there, and what there is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flaws: list[Flaw] = []
        self.seen: list[str] = []
        self.targets: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(f"<{tag}>")
        self._in_code = self._in_code or tag == "code"
        if tag == "h1":
            self.flaws.append(("page-heading", "#"))
            return
        if tag not in _ATTRIBUTES:
            self.flaws.append(("page-markup", f"<{tag}>"))
            return
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a browser passes over the slash

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")
        self._in_code = self._in_code and tag != "code"

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.seen.append(words)
        if "<!" in data and not self._in_code:  # a comment that does not end is shown
            self.flaws.append(("page-markup", "<!--"))

    def handle_comment(self, data: str) -> None:
        self.flaws.append(("page-markup", "<!--"))

    def handle_decl(self, decl: str) -> None:
        self.flaws.append(("page-markup", "<!"))

    def unknown_decl(self, data: str) -> None:
        self.flaws.append(("page-markup", "<!["))

    def handle_pi(self, data: str) -> None:
        self.flaws.append(("page-markup", "<?"))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name == "class":
            strange = [word for word in value.split() if word not in _CLASSES.get(tag, ())]
            self.flaws += [("page-markup", f"class {word}") for word in strange]
        elif name not in _ATTRIBUTES[tag]:
            self.flaws.append(("page-markup", f"{name}="))
        elif name == "id":
            self.ids.add(value)
            if tag in ("li", "sup") and not _FOOTNOTE_ID.fullmatch(value):
                self.flaws.append(("page-markup", f"id {value}"))
        elif name in ("href", "src"):
            self.targets.append((tag, value))
            if name == "href" and not is_safe_address(value):
                self.flaws.append(("link", value[:80]))
            elif name == "src" and not is_own(value):
                self.flaws.append(("page-picture", value[:80]))

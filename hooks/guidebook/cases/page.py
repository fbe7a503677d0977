"""The text of a case page, which anybody may have written, as HTML that is safe.

It comes about in four steps, in this order:

1. rendering.py makes HTML of the Markdown, in a dialect that leaves out what no case needs
   (dialect.py). MkDocs gets an empty page in its place: nothing of the text goes through the
   extensions that the site's own pages use, and no mark in it is filled in.
2. `safe` takes from the HTML everything but a list of tags and attributes. This is where the page
   becomes safe.
3. `linked` gives links to other pages their addresses, and headings their links to themselves.
4. `signed` puts in links to the sources and the sign for self-reported figures, when the template
   is filled in. `safe` would take out their classes, so that they come after it. They undo
   nothing: what is put in is ours but for a number of one to three digits, and it goes only where
   text is, never into a tag. Nothing but a tag looks like one there: `safe` writes `<` of a text
   as `&lt;` and `>` in an attribute as `&gt;`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

import nh3

from guidebook.text import note_marks, shown_addresses

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = ("p", "br", "hr", "div", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd")
_WORDS = ("strong", "em", "sub", "sup", "code", "a", "img")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = {*_HEADINGS, *_TEXTS, *_WORDS, *_TABLES}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "ol": {"start"},
    **{tag: {"dir"} for tag in ("p", "td", "th")},
    **{tag: {"id", "dir"} for tag in _HEADINGS},
}

REFERENCE = re.compile(r"(?<!!)\s?\[(\d{1,3})\](?![(:])")
"""`[3]`: the third source of the case."""

# What `safe` has written, which knows one way to write each.
_LINK = re.compile(r'<a href="([^"]*)"')
_PICTURE = re.compile(r'<img src="([^"]*)"')
_OWN_HEADING = re.compile(r'<h2 id="([a-z]+)">([^<]*)</h2>')
_SELF_REPORTED = re.compile(r"\s?\(\*\)")
_PIECE = re.compile(
    r"<(code|pre|a)\b.*?</\1>"  # in which nothing is a sign
    r"|<[^>]+>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)


def source(title: str, summary: str) -> str:
    """What MkDocs reads: front matter of our own and no text.

    The front matter of the file, which holds the facts, is not in it: MkDocs would obey it.
    """
    lines = ["---"]
    for key, text in {"title": title, "description": summary}.items():
        # As JSON, which is YAML too, no sign in a text can begin another key.
        lines.append(f"{key}: {json.dumps(text, ensure_ascii=False)}")
    lines += ["template: case.html", "---", ""]
    return "\n".join(lines)


def safe(html: str) -> str:
    """Rendered Markdown without anything that runs, loads from elsewhere or imitates the site's own
    parts.
    """
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_own_pictures,
        allowed_classes={"a": {"headerlink"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _own_pictures(tag: str, attribute: str, value: str) -> str | None:
    """A picture comes from this site, by an address relative to the page; any other is dropped.

    One with a colon may name a scheme, one that begins with a slash or backslash a host.
    """
    if tag != "img" or attribute != "src":
        return value
    is_foreign = ":" in value or value.strip().startswith(("/", "\\"))
    return None if is_foreign else value


def linked(html: str, address_of: Callable[[str], str], permalink: str) -> str:
    """Safe HTML with links to other pages, and addresses of pictures, as `address_of` gives them,
    and with a link at the end of each section's heading that leads to it and says `permalink`.
    """

    def link(match: re.Match[str]) -> str:
        address = address_of(unescape(match[1]))
        return f'<a href="{escape(address)}"'

    def picture(match: re.Match[str]) -> str:
        return f'<img src="{escape(address_of(unescape(match[1])))}"'

    def heading(match: re.Match[str]) -> str:
        # For the mouse alone: the contents lead a keyboard there, and a voice reads the heading.
        unread = f'title="{escape(permalink)}" aria-hidden="true" tabindex="-1"'
        anchor = f'<a class="headerlink" href="#{match[1]}" {unread}></a>'
        return f"{match[0].removesuffix('</h2>')}{anchor}</h2>"

    shortened = shown_addresses.shortened(_LINK.sub(link, html))
    return _OWN_HEADING.sub(heading, _PICTURE.sub(picture, shortened))


def contents(html: str) -> list[dict[str, Any]]:
    """The sections of safe HTML as tokens of the table of contents."""
    tokens: list[dict[str, Any]] = []
    for match in _OWN_HEADING.finditer(html):
        tokens.append({"level": 2, "id": match[1], "name": match[2], "children": []})
    return tokens


@dataclass(frozen=True)
class Signed:
    """A case's text with its signs: its HTML, whether a figure in it is self-reported, and which
    sources it names.
    """

    html: str
    has_self_reported: bool
    cited: frozenset[int]


def signed(html: str, sources: int, note: str, source_word: str) -> Signed:
    """Safe HTML with `[1]` as a link to the first of so many `sources`, each named by `source_word`
    and its number, and `(*)` as a sign that says `note`.

    Where a source is named first, its way back leads: `cited-1`.
    """
    sign = f'<sup class="self-reported"><span class="visually-hidden">{note}</span></sup>'
    signs = 0
    cited: set[int] = set()
    pieces: list[str] = []
    for piece in _PIECE.finditer(html):
        text = piece["text"]
        if text is None:
            pieces.append(piece[0])
        else:
            text, number = _SELF_REPORTED.subn(sign, text)
            signs += number
            pieces.append(_linked(text, sources, source_word, cited))
    return Signed("".join(pieces), signs > 0, frozenset(cited))


def _linked(text: str, sources: int, source_word: str, cited: set[int]) -> str:
    """A text with its references as links; a number that no source has stays as it is.

    Adds to those that are `cited`.
    """

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        if not 1 <= number <= sources:
            return match[0]
        place = "" if number in cited else f' id="cited-{number}"'
        cited.add(number)
        name = f"{source_word} {number}"
        address = f'<a href="#source-{number}" aria-label="{name}">{number}</a>'
        return f'<sup class="reference"{place}>{address}</sup>'

    return note_marks.apart(REFERENCE.sub(link, text))

"""The text of a case page, which anybody may have written, as HTML that is safe.

It comes about in three steps, in this order:

1. `source` gives MkDocs the Markdown of the page, which it renders.
2. `safe` takes from the HTML everything but a list of tags and attributes, whatever Markdown and
   its extensions have made of the text. This is where the page becomes safe.
3. `signed` puts in links to the sources and the sign for self-reported figures, when the template
   is filled in. `safe` would take out their classes, so that they come after it. They undo
   nothing: what is put in is ours but for a number of one to three digits, and it goes only where
   text is, never into a tag. Nothing but a tag looks like one there: `safe` writes `<` of a text
   as `&lt;` and `>` in an attribute as `&gt;`.
"""

from __future__ import annotations

import json
import re

import nh3

from guidebook.cases.body import REFERENCE
from guidebook.cases.collection import Case
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = ("p", "br", "hr", "div", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd")
_WORDS = ("strong", "em", "sub", "sup", "code", "a", "img")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = {*_HEADINGS, *_TEXTS, *_WORDS, *_TABLES}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, **{tag: {"id"} for tag in _HEADINGS}}

_SELF_REPORTED = re.compile(r"\s?\(\*\)")
_PIECE = re.compile(
    r"<(code|pre|a)\b.*?</\1>"  # in which nothing is a sign
    r"|<[^>]+>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)


def source(case: Case, language: str) -> str:
    """The Markdown that MkDocs renders: front matter of our own, the text, its headings with ids.

    The front matter of the file, which holds the facts, is not in it: MkDocs would obey it.
    """
    front_matter = {
        "title": case.title.get(language, case.slug),
        "description": case.summary.get(language, ""),
    }
    lines = ["---"]
    for key, text in front_matter.items():
        # As JSON, which is YAML too, no sign in a text can begin another key.
        lines.append(f"{key}: {json.dumps(text, ensure_ascii=False)}")
    lines += ["template: case.html", "---", ""]
    ids = dict(zip(HEADINGS[language], HEADING_IDS, strict=True))
    for line in case.body[language].split("\n"):
        heading = line.removeprefix("## ").strip() if line.startswith("## ") else ""
        if heading in ids:
            lines.append(f"## {heading} {{ #{ids[heading]} }}")
        else:
            # Two of these signs in a paragraph would be emphasis.
            lines.append(line.replace("(*)", r"(\*)"))
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


def signed(html: str, sources: int, note: str) -> tuple[str, bool]:
    """Safe HTML with `[1]` as a link to the first of so many `sources`, and `(*)` as a sign that
    says `note`; and whether there was such a sign.
    """
    sign = f'<sup class="self-reported"><span class="visually-hidden">{note}</span></sup>'
    signs = 0
    pieces: list[str] = []
    for piece in _PIECE.finditer(html):
        text = piece["text"]
        if text is None:
            pieces.append(piece[0])
        else:
            text, number = _SELF_REPORTED.subn(sign, text)
            signs += number
            pieces.append(_linked(text, sources))
    return "".join(pieces), signs > 0


def _linked(text: str, sources: int) -> str:
    """A text with its references as links; a number that no source has stays as it is."""

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        if not 1 <= number <= sources:
            return match[0]
        return f'<sup class="reference"><a href="#source-{match[1]}">{match[1]}</a></sup>'

    return REFERENCE.sub(link, text)

"""The text of a case page as HTML that is safe whatever was contributed, with its references and
signs.
"""

from __future__ import annotations

import json
import re

import nh3

from guidebook.cases.body import REFERENCE
from guidebook.cases.collection import Case
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "strong",
        "em",
        "sub",
        "sup",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
    ),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
_SELF_REPORTED = re.compile(r"\s?\(\*\)")
_TEXT = re.compile(r"(<(code|pre|a)\b.*?</\2>|<[^>]+>)", re.DOTALL)


def source(case: Case, language: str) -> str:
    """The Markdown that MkDocs renders: front matter of its own, the five headings with their ids,
    the text.
    """
    title, summary = case.title.get(language, case.slug), case.summary.get(language, "")
    said = (
        f"{key}: {json.dumps(text, ensure_ascii=False)}"
        for key, text in (("title", title), ("description", summary))
    )
    front = "\n".join(["---", *said, "template: case.html", "---", ""])
    ids = dict(zip(HEADINGS[language], HEADING_IDS, strict=True))
    lines = []
    for line in case.body[language].split("\n"):
        heading = line[3:].strip() if line.startswith("## ") else None
        line = line.replace("(*)", "(\\*)")  # two of them in a paragraph would be emphasis
        lines.append(f"## {heading} {{ #{ids[heading]} }}" if heading in ids else line)
    return front + "\n" + "\n".join(lines)


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
    """A picture comes from this site, never from another host."""
    foreign = ":" in value or value.strip().startswith(("/", "\\"))
    return None if tag == "img" and attribute == "src" and foreign else value


def signed(html: str, sources: int, note: str) -> tuple[str, bool]:
    """Safe HTML with `[1]` as links to the sources and `(*)` as a sign that says `note`; whether
    there was one.
    """
    found = False

    def mark(text: str) -> str:
        nonlocal found
        if "[" not in text and "(" not in text:
            return text
        text, signs = _SELF_REPORTED.subn(
            f'<sup class="self-reported"><span class="visually-hidden">{note}</span></sup>', text
        )
        found = found or bool(signs)
        return REFERENCE.sub(
            lambda match: (
                f'<sup class="reference"><a href="#source-{match[1]}">{match[1]}</a></sup>'
                if 1 <= int(match[1]) <= sources
                else match[0]
            ),
            text,
        )

    pieces = _TEXT.split(html)
    # split gives text, whole tag, its name, text, …
    joined = "".join(
        mark(piece) if at % 3 == 0 else piece if at % 3 == 1 else ""
        for at, piece in enumerate(pieces)
    )
    return joined, found

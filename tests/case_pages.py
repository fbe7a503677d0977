"""What the page of a case may be: every word of its text, and nothing but its own.

The text is judged and rendered as the check and the build do it, without files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import case_files
from guidebook import languages
from guidebook.cases import body as case_body
from guidebook.cases import example, page, reader, rendering
from guidebook.problems.finding import Finding
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

PATH = "docs/cases/contoh.md"
SOURCES = 2

_ALLOWED: dict[str, set[str]] = {
    **{tag: {"dir"} for tag in ("p", "th", "td", "h2")},
    **{tag: set() for tag in ("blockquote", "code", "em", "hr", "li", "pre", "strong", "sub")},
    **{tag: set() for tag in ("sup", "table", "br", "tbody", "thead", "tr", "ul")},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt"},
    "ol": {"start"},
}
_ADDRESS = re.compile(r"https?://|mailto:|#[a-z]|(?![^/?#]*:)[^/\\]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LIST_SIGNS = re.compile(r"^(?:\s*(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)))+", re.MULTILINE)
_FENCE = re.compile(r"^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_SMALL = re.compile(r"</?(?:sub|sup)>|<br\s*/?>")


def with_section(text: str, language: str = "id") -> str:
    """The body of the example case with `text` as its second section."""
    whole = example.text(language).split("---\n", 2)[2]
    before, heading, rest = whole.partition(f"## {HEADINGS[language][1]}\n\n")
    _, following, after = rest.partition("\n\n## ")
    return f"{before}{heading}{text}{following}{after}"


def judged(whole: str, path: str = PATH) -> tuple[list[Finding], str]:
    """What the check finds in the body of a case, and the HTML that the build publishes of it."""
    language = languages.language_of(path)
    file = reader.read(f"---\ntitle: x\n---\n{whole}".encode("utf-8", "surrogatepass"), path)
    rendered = rendering.body(file.body, language)
    folder = Path("docs/cases")
    found = case_body.check(file, rendered, language, SOURCES, folder, case_files.PAGES)
    return [*file.findings, *found], rendered.html


def flaws(whole: str, html: str) -> Iterator[str]:
    """What is wrong with the page of a body in which nothing was found."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    yield from tree.strange
    if tree.ids != list(HEADING_IDS):
        yield f"ids: {tree.ids}"
    whole = whole.replace("\N{SOFT HYPHEN}", "")  # pages leave it out
    typed = _WORD.findall(whole)
    needed = _WORD.findall(_SMALL.sub(" ", _LIST_SIGNS.sub("", _FENCE.sub("", whole))))
    shown = [word for piece in tree.pieces for word in _WORD.findall(piece)]
    if missing := _not_in_order(needed, shown):
        yield f"not shown: {missing}"
    if added := _not_in_order(shown, typed):
        yield f"not typed: {added}"
    signed = page.signed(html, SOURCES, "note", "source").html
    if re.search(r"<(?!/?(?:a|sup|span)\b)", signed.replace(html, "")) and len(signed) < len(html):
        yield "signs take something away"


def _not_in_order(words: Sequence[str], among: Sequence[str]) -> str:
    """The first of `words` that does not come in this order `among` others; none if all do."""
    rest = iter(among)
    return next((word for word in words if word not in rest), "")


class _Tree(HTMLParser):
    """What stands in HTML: its words in the order in which they were typed, ids, and what may not
    be there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.ids: list[str] = []
        self.strange: list[str] = []
        self._links: list[tuple[int, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if identity := given.pop("id", ""):
            self.ids.append(identity if tag == "h2" else f"{tag}#{identity}")
        unknown = given.keys() - _ALLOWED.get(tag, set())
        if tag not in _ALLOWED or unknown:
            self.strange.append(f"<{tag} {unknown or ''}>")
        for name in ("href", "src"):
            if name in given and not _ADDRESS.match(given[name]):
                self.strange.append(f"{name}={given[name]}")
        if given.get("dir", "auto") != "auto":
            self.strange.append("dir")
        if tag == "a":
            self._links.append((len(self.pieces), given["href"], given.get("title", "")))
        elif tag == "img":
            self.pieces += [given.get("alt", ""), given.get("src", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            start, address, title = self._links.pop()
            words = "".join(self.pieces[start:])
            # An address in pointed brackets is its own text.
            if words not in (address, address.removeprefix("mailto:")):
                self.pieces.append(address)
            self.pieces.append(title)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"<!{decl}>")

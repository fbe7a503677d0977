"""Pages of the guide checked as the build shows them: every file of docs/ that is no case.

Never raises for bad content. What is found in a page's HTML is shown at the line of its Markdown
that makes it.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote

from guidebook import languages
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.cases import listings
from guidebook.guide import front_matter, glossary, notes, page_html
from guidebook.guide.page_html import Flaw, Looked
from guidebook.guide.parts import Parts
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import content_files
from guidebook.text.markdown_source import MarkdownSource
from guidebook.text.site_pages import SitePages
from guidebook.text.vocabulary import HEADING_IDS

_CASES = "cases/"
_GLOSSARY = "glossary.md"
_WITH_OWN_SECTIONS = ("benefits/", "steps/")
"""Pages whose sections stand in their source, whatever else the build puts on them."""

_TO_NOTES = "#fn"
"""How links to footnotes and back begin, which have a check of their own."""

_MOST_LOCATED = 10
"""What is found in one page and shown at its line; each takes several renderings."""


@dataclass(frozen=True)
class GuidePage:
    """A page that can be read: its text, taken apart, and what is in its HTML.

    `path` is relative to the project, `name` neutral and below docs/.
    """

    path: str
    name: str
    text: str
    cache: Cache = NO_CACHE

    @cached_property
    def parted(self) -> tuple[str, str, int]:
        """Front matter, body, and the line at which the body begins."""
        return front_matter.parted(self.text)

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.parted[1]

    @cached_property
    def excess(self) -> list[tuple[int, Flaw]]:
        """What of the body is too much to be rendered, by line of the body."""
        return list(page_html.excess(self.body.split("\n")))

    @cached_property
    def looked(self) -> Looked:
        """What there is in its HTML; nothing where it is too much to be rendered."""
        if self.excess:
            return Looked([], [], [], [])
        key = digest(self.body)
        if known := self.cache.get_json("guide page", self.path, key):
            return Looked(**known)
        looked = page_html.look(page_html.html_of(self.body))
        if not looked.flaws:  # which have to be shown at their lines
            self.cache.put_json("guide page", self.path, key, asdict(looked))
        return looked

    @property
    def source(self) -> MarkdownSource:
        """The page by line."""
        return MarkdownSource(self.path, tuple(self.text.splitlines()))


def is_page(place: str) -> bool:
    """Whether a file at this path below docs/ is a page of the guide."""
    return place.endswith(".md") and not is_case(languages.neutral(place))


def is_case(name: str) -> bool:
    """Whether a page is a case, by its neutral name."""
    return name.startswith(_CASES) and name != f"{_CASES}index.md"


def check(root: Path, cache: Cache = NO_CACHE) -> list[Finding]:
    """What is wrong with the pages of the guide of the project at `root`.

    A page that `cache` knows is not rendered again.
    """
    site = Site(root, cache)
    found = list(site.findings)
    for page in site.pages.values():
        found += site.check(page)
    return found


class Site:
    """The pages of a project, each of which may lead to another."""

    def __init__(self, root: Path, cache: Cache = NO_CACHE) -> None:
        self._root = root
        self._parts = Parts(root)
        self.findings: list[Finding] = []
        self.pages: dict[str, GuidePage] = {}
        for path in content_files.paths(root, "**/*.md"):
            place = path.relative_to(root / "docs").as_posix()
            if is_page(place):
                text, findings = content_files.read(path, root)
                self.findings += findings
                if text is not None:
                    name = languages.neutral(place)
                    self.pages[place] = GuidePage(f"docs/{place}", name, text, cache)

    def check(self, page: GuidePage) -> Iterator[Finding]:
        """What is wrong with one of the pages."""
        yield from front_matter.check(page.text, page.path)
        begin = page.parted[2]
        for line, flaw in page.excess:
            yield _finding(page.path, begin + line - 1, flaw)
        if page.excess:
            return
        prose = list(page.source.prose())
        yield from notes.check(prose, page.path)
        yield from self._parts.check(prose, page.looked.parts, page.path)
        for line, flaw in located(page, page.looked.flaws, _flaws):
            yield _finding(page.path, line, flaw)
        if page.looked.flaws:
            return
        look = partial(self._broken, page)
        for line, flaw in located(page, look(page.looked), look):
            yield _finding(page.path, line, flaw, **self._hint(page, flaw))

    def _broken(self, page: GuidePage, looked: Looked) -> list[Flaw]:
        """What in a page's HTML leads to nothing on this site."""
        found = []
        for tag, address in looked.targets:
            flaw = self._missing(page, tag, address)
            if flaw:
                found.append(flaw)
        return found

    def _missing(self, page: GuidePage, tag: str, address: str) -> Flaw | None:
        """What is wrong with where an address of this site leads."""
        if ":" in address or address.startswith(_TO_NOTES):
            return None
        name, anchor = _meant(page, address)
        if tag == "img":
            is_there = (self._root / "docs" / name).is_file()
            return None if is_there else ("page-picture", address)
        if not name.endswith(".md"):
            is_there = not address.startswith("/") and (self._root / "docs" / name).is_file()
            return None if is_there else ("page-link", address)
        if name not in self._names:
            return ("page-link", address)
        language = languages.language_of(page.path)
        known = self._anchors(name, language)
        is_source = name.startswith(_CASES) and anchor.startswith("source")
        if anchor and known is not None and anchor not in known and not is_source:
            return ("page-anchor", address)
        return None

    @cached_property
    def _names(self) -> set[str]:
        """Every page of the site by its neutral name, cases and the lists of cases too.

        A case that was withdrawn still has a page, which says so.
        """
        names = {f"{name}.md" for name, _, _ in listings.pages()}
        names |= SitePages(self._root).names
        return names

    def _anchors(self, name: str, language: str) -> set[str] | None:
        """The sections of a page; None where the build makes some of them."""
        if is_case(name):
            return set(HEADING_IDS)
        for one in (language, *languages.LANGUAGES):
            page = self.pages.get(languages.in_language(name, one))
            if page is None:
                continue
            sections = set(page.looked.ids)
            if name == _GLOSSARY:
                return sections | self._terms
            has_parts = page.source.markers() and not name.startswith(_WITH_OWN_SECTIONS)
            return None if has_parts else sections
        return None

    @cached_property
    def _terms(self) -> set[str]:
        return set(glossary.load(self._root).entries)

    def _hint(self, page: GuidePage, flaw: Flaw) -> dict[str, object]:
        """What a finding names beside what was found: what is there instead, and what is near."""
        name, anchor = _meant(page, flaw[1])
        if flaw[0] == "page-anchor":
            known = self._anchors(name, languages.language_of(page.path)) or set()
            listed = ", ".join(sorted(known)) or "-"
            near = nearest(anchor, known)
            return {"other": f"docs/{name}", "nearest": near, "allowed": listed}
        alike = nearest(name, self._names)
        folder = posixpath.dirname(page.name) or "."
        return {"nearest": posixpath.relpath(alike, folder) if alike else ""}


def _meant(page: GuidePage, address: str) -> tuple[str, str]:
    """The page that a relative address means, by its neutral name, and the section of it."""
    path, _, anchor = unquote(address).partition("#")
    path = path.partition("?")[0]
    if not path:
        return page.name, anchor
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)), anchor


def located(
    page: GuidePage, flaws: list[Flaw], look: Callable[[Looked], list[Flaw]]
) -> Iterator[tuple[int, Flaw]]:
    """Each flaw of a page with its line; `look` finds flaws in what a part of it becomes."""
    seen: Counter[Flaw] = Counter()
    for place, flaw in enumerate(flaws):
        seen[flaw] += 1
        line = 1
        if place < _MOST_LOCATED:
            line = page.parted[2] + _line_of(page.body, flaw, seen[flaw], look) - 1
        yield line, flaw


def _line_of(body: str, flaw: Flaw, count: int, look: Callable[[Looked], list[Flaw]]) -> int:
    """The line of a body, from 1, with which it has a flaw so many times."""
    lines = body.split("\n")
    least, most = 1, len(lines)
    while least < most:
        middle = (least + most) // 2
        html = page_html.html_of("\n".join(lines[:middle]))
        if look(page_html.look(html)).count(flaw) >= count:
            most = middle
        else:
            least = middle + 1
    return least


def _flaws(looked: Looked) -> list[Flaw]:
    return looked.flaws


def _finding(path: str, line: int, flaw: Flaw, **values: object) -> Finding:
    rule, found = flaw
    expected = {"page-line": page_html.LONGEST_LINE, "page-lines": page_html.MOST_LINES}
    known: dict[str, object] = {"expected": expected.get(rule, "")}
    known["allowed"] = ", ".join(f"<{tag}>" for tag in page_html.ALLOWED_HTML)
    return finding(path, line, rule, found=found, **{**known, **values})

"""Built pages as trees, for checks on what is published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser


class Page:
    """One built page, taken apart when it is first asked for: its address below the site's root,
    its tree, and the parser's complaints.
    """

    def __init__(self, address: str, html: str) -> None:
        self.address = address
        self.html = html

    @cached_property
    def _parsed(self) -> tuple[Element, tuple[str, ...]]:
        parser = HTMLParser(namespace_html_elements=False)
        root = parser.parse(self.html)
        errors = (f"line {place[0]}: {name} {details}" for place, name, details in parser.errors)
        return root, tuple(errors)

    @property
    def root(self) -> Element:
        """The element of the whole page."""
        return self._parsed[0]

    @property
    def errors(self) -> tuple[str, ...]:
        """What is wrong with the page's HTML, by line."""
        return self._parsed[1]

    @property
    def leads_on(self) -> bool:
        """Whether this is a page at an old address, which only leads to another."""
        return 'http-equiv="refresh"' in self.html

    def all(self, path: str) -> list[Element]:
        """Elements by a path of ElementTree."""
        return self.root.findall(path)

    def one(self, path: str) -> Element:
        """The only element at `path`."""
        found = self.all(path)
        assert len(found) == 1, f"{self.address}: {len(found)} of {path}"
        return found[0]

    def meta(self, name: str) -> str | None:
        """The content of a meta element by its name or property."""
        for element in self.all(".//meta"):
            if name in (element.get("name"), element.get("property")):
                return element.get("content")
        return None

    def ids(self) -> list[str]:
        """Every id, in order, with repetitions."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @property
    def language(self) -> str:
        """The language of the part of the site this page belongs to."""
        return "en" if self.address.startswith("en/") else "id"


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site by its address (`manfaat/`, `en/`, `404.html`)."""
    return {address: page for address, page in _all(site).items() if not page.leads_on}


def moved(site: Path) -> dict[str, Page]:
    """The pages at old addresses, which only lead to a page."""
    return {address: page for address, page in _all(site).items() if page.leads_on}


def texts(element: Element) -> Iterator[str]:
    """Pieces of text below an element."""
    yield from ("".join(piece.split("\n")).strip() for piece in element.itertext() if piece.strip())


@cache
def _all(site: Path) -> dict[str, Page]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = Page(address, path.read_text(encoding="utf-8"))
    return found

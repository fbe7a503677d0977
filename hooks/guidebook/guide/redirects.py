"""Old addresses that lead to where a page is now: docs/redirects.yml, the pages at the old
addresses, a host's rules.

A line is an old address below the site's root and the page's Indonesian source, perhaps with a
section: `en/steps/partner/: steps/partners.md#why`. As the target is a page and no address, nothing
leads in a circle.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook import languages
from guidebook.cases import listings, withdrawn
from guidebook.guide import navigation
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import yaml_reader
from guidebook.text.fields import Field, check_value
from guidebook.text.markdown_source import MarkdownSource
from guidebook.text.yaml_reader import Value

PATH = "docs/redirects.yml"

_OLD = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
_LONGEST = 200  # characters of an address; a file system takes more
_TARGET = Field("page", "text", length=_LONGEST)
_WITH_OWN_SECTIONS = ("benefits/", "steps/")
"""Pages whose sections stand in their source, whatever else the build puts on them."""

Addresses = Mapping[str, Mapping[str, str]]
"""The addresses of pages below the site's root, by neutral source name and by language."""


@dataclass(frozen=True)
class Moved:
    """An `old` address and the `new` one, both below the site's root, of a page by its neutral
    source name; `anchor` is the section that is meant, or nothing.
    """

    old: str
    new: str
    page: str
    anchor: str = ""

    @property
    def language(self) -> str:
        """The language of the old address, in which the new one is."""
        return _language(self.old)

    @property
    def relative(self) -> str:
        """The new address as a link at the old one."""
        path = posixpath.relpath(f"/{self.new}", f"/{self.old}") + "/"
        return path + _fragment(self.anchor)


@dataclass(frozen=True)
class Redirects:
    """What has moved, and what is wrong with the table; a line that is wrong is left out."""

    moved: tuple[Moved, ...]
    findings: tuple[Finding, ...]


def load(root: Path) -> Redirects:
    """Read the table of the project at `root`. Never raises for bad content."""
    whole, findings = yaml_reader.load(root, PATH, optional=True)
    addresses = _addresses(root)
    moved: list[Moved] = []
    for old, value in yaml_reader.fields(whole).items():
        flaws = list(_check_old(old, value.key_line, addresses))
        flaws += _check_target(old, value, addresses, root)
        findings += flaws
        if not flaws:
            page, _, anchor = str(value.content).partition("#")
            moved.append(Moved(old, addresses[page][_language(old)], page, anchor))
    return Redirects(tuple(moved), tuple(sorted(findings)))


def rules(moved: Iterable[Moved], prefix: str) -> str:
    """The file `_redirects` of Cloudflare Pages and Netlify.

    `prefix` is the path of the site's root on its host. Each old address has two lines, as hosts
    tell one with a slash at its end from one without.
    """
    lines: list[str] = []
    for one in moved:
        new = prefix + one.new + _fragment(one.anchor)
        for old in (one.old.rstrip("/"), one.old):
            lines.append(f"{prefix}{old} {new} 301\n")
    return "".join(lines)


def _fragment(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


def _language(address: str) -> str:
    """The language of a page by its address."""
    first = address.split("/")[0]
    return first if first in languages.LANGUAGES else languages.DEFAULT


def _check_old(old: str, line: int, addresses: Addresses) -> Iterator[Finding]:
    """A plain address where no page is."""
    if len(old) > _LONGEST or not _OLD.fullmatch(old):
        yield finding(PATH, line, "redirect-address", found=old)
        return
    for page, current in addresses.items():
        if old in current.values():
            yield finding(PATH, line, "redirect-hides", found=old, other=f"docs/{page}")


def _check_target(old: str, value: Value, addresses: Addresses, root: Path) -> Iterator[Finding]:
    """A page, perhaps with a section that it has."""
    flaws = list(check_value(_TARGET, value, PATH, old))
    if flaws:
        yield from flaws
        return
    line = value.key_line
    page, _, anchor = str(value.content).partition("#")
    if page not in addresses:
        near = nearest(page, addresses)
        yield finding(PATH, line, "redirect-page", found=page, nearest=near)
    elif anchor:
        yield from _check_anchor(page, anchor, line, _language(old), root)


def _check_anchor(
    page: str, anchor: str, line: int, language: str, root: Path
) -> Iterator[Finding]:
    """A section of the page as it is in that language, or in the other where that is missing."""
    file = _source_file(page, language, root)
    if not file or page.startswith("cases/"):
        return  # the build gives its sections their ids
    source = MarkdownSource.read(file, root)
    if source.markers() and not page.startswith(_WITH_OWN_SECTIONS):
        return  # the build makes its sections from data
    ids = [heading.value for heading in source.headings() if heading.value]
    if anchor not in ids:
        known = {"nearest": nearest(anchor, ids), "allowed": ", ".join(ids) or "-"}
        yield finding(PATH, line, "redirect-anchor", found=anchor, other=source.path, **known)


def _source_file(page: str, language: str, root: Path) -> Path | None:
    """The source that the page of a language is made from; None where the build makes it."""
    for one in (language, *languages.LANGUAGES):
        file = root / "docs" / languages.in_language(page, one)
        if file.is_file():
            return file
    return None


def _addresses(root: Path) -> Addresses:
    """The addresses of every page, those of lists of cases and of withdrawn cases too."""
    docs = root / "docs"
    names = {f"{name}.md" for name, _, _ in listings.pages()}
    for path in docs.rglob("*.md"):
        names.add(languages.neutral(path.relative_to(docs).as_posix()))
    names.update(case.page for case in withdrawn.load(root).cases.values())
    slugs = navigation.addresses(root) | listings.slugs()
    addresses: dict[str, dict[str, str]] = {}
    for name in sorted(names):
        addresses[name] = {one: _address(name, one, slugs) for one in languages.LANGUAGES}
    return addresses


def _address(name: str, language: str, slugs: Mapping[str, str]) -> str:
    """Where the page of a source is; its parts are Indonesian where the page is."""
    bare = name.removesuffix(".md")
    folder = "" if bare == "index" else bare.removesuffix("/index") + "/"
    if language == languages.DEFAULT:
        return languages.localized(folder, slugs)
    return f"{language}/{folder}"

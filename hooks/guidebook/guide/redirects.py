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

import yaml

from guidebook import languages
from guidebook.cases import listings
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import fields, yaml_reader
from guidebook.text.fields import Field
from guidebook.text.markdown_source import MarkdownSource
from guidebook.text.yaml_reader import Value

PATH = "docs/redirects.yml"
_OLD = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
_LONGEST = 200  # characters of an address; a file system takes more
_GUIDE = ("benefits/", "steps/")
"""Pages whose sections stand in their source, whatever else the build puts on them."""


@dataclass(frozen=True)
class Moved:
    """An `old` address and the `new` one, both below the site's root, of a page by its neutral
    source name.
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
        return f"{path}#{self.anchor}" if self.anchor else path


@dataclass(frozen=True)
class Redirects:
    """What has moved, and what is wrong with the table; a line that is wrong is left out."""

    moved: tuple[Moved, ...]
    findings: tuple[Finding, ...]


def load(root: Path) -> Redirects:
    """Read the table of the project at `root`. Never raises for bad content."""
    whole, findings = yaml_reader.load(root, PATH, optional=True)
    current = _current(root)
    pages = {address: page for page, addresses in current.items() for address in addresses.values()}
    moved = []
    for old, value in yaml_reader.fields(whole).items():
        wrong = list(_check(old, value, current, pages, root))
        findings += wrong
        if not wrong:
            page, _, anchor = str(value.content).partition("#")
            moved.append(Moved(old, current[page][_language(old)], page, anchor))
    return Redirects(tuple(moved), tuple(sorted(findings)))


def rules(moved: Iterable[Moved], prefix: str) -> str:
    """The file `_redirects` of Cloudflare Pages and Netlify; `prefix` is the path of the site's
    root on its host.
    """
    lines = []
    for each in moved:
        new = prefix + each.new + (f"#{each.anchor}" if each.anchor else "")
        lines += [f"{prefix}{old} {new} 301\n" for old in (each.old.rstrip("/"), each.old)]
    return "".join(lines)


def _language(address: str) -> str:
    first = address.split("/")[0]
    return first if first in languages.LANGUAGES else languages.DEFAULT


def _check(
    old: str,
    value: Value,
    current: Mapping[str, Mapping[str, str]],
    pages: Mapping[str, str],
    root: Path,
) -> Iterator[Finding]:
    """A plain address where no page is, and a page with such a section."""
    line = value.key_line
    if len(old) > _LONGEST or not _OLD.fullmatch(old):
        yield finding(PATH, line, "redirect-address", found=old)
    elif old in pages:
        yield finding(PATH, line, "redirect-hides", found=old, other=f"docs/{pages[old]}")
    wrong = list(fields.check_value(Field("page", "text", length=_LONGEST), value, PATH, old))
    yield from wrong
    if not wrong:
        page, _, anchor = str(value.content).partition("#")
        if page not in current:
            yield finding(PATH, line, "redirect-page", found=page, nearest=nearest(page, current))
        elif anchor:
            yield from _check_anchor(page, anchor, line, _language(old), root)


def _check_anchor(
    page: str, anchor: str, line: int, language: str, root: Path
) -> Iterator[Finding]:
    """A section of the page as it is in that language, or in the other where that is missing."""
    files = [
        root / "docs" / languages.in_language(page, each)
        for each in (language, *languages.LANGUAGES)
    ]
    file = next((file for file in files if file.is_file()), None)
    if not file or page.startswith("cases/"):
        return
    source = MarkdownSource.read(file, root)
    if source.markers() and not page.startswith(_GUIDE):
        return  # the build makes its sections from data
    ids = [heading.value for heading in source.headings() if heading.value]
    if anchor not in ids:
        path, allowed = source.path, ", ".join(ids) or "-"
        near = nearest(anchor, ids)
        yield finding(
            PATH, line, "redirect-anchor", found=anchor, other=path, nearest=near, allowed=allowed
        )


def _current(root: Path) -> dict[str, dict[str, str]]:
    """The addresses of every page, by its neutral name under docs/ and by language."""
    docs, slugs = root / "docs", {languages.DEFAULT: _slugs(root) | listings.slugs()}
    names = {languages.neutral(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")}
    names |= {f"{name}.md" for name, _, _ in listings.pages()}
    return {
        name: {one: _address(name, one, slugs.get(one, {})) for one in languages.LANGUAGES}
        for name in names
    }


def _address(name: str, language: str, slugs: Mapping[str, str]) -> str:
    bare = name.removesuffix(".md")
    folder = "" if bare == "index" else bare.removesuffix("/index") + "/"
    return ("" if language == languages.DEFAULT else f"{language}/") + languages.localized(
        folder, slugs
    )


def _slugs(root: Path) -> dict[str, str]:
    """The Indonesian address parts in mkdocs.yml."""
    file = root / "mkdocs.yml"
    whole = yaml.load(file.read_text("utf-8"), _Config) if file.is_file() else {}  # noqa: S506
    table: dict[str, str] = whole.get("extra", {}).get("slugs", {}).get(languages.DEFAULT, {})
    return table


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs; what has a tag is left out."""


_Config.add_constructor(None, lambda loader, node: None)

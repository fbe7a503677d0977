"""The part of mkdocs.yml that names pages: the navigation and the Indonesian addresses.

A page is named there by its Indonesian file below docs/. The build would tell a wrong name late, in
English, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml
from pathspec import GitIgnoreSpec

from guidebook import languages
from guidebook.problems.finding import Finding, finding, nearest

PATH = "mkdocs.yml"

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
"""How an address begins that is no file below docs/."""
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class _Named:
    """A text of mkdocs.yml at its line; `key` is what stands before its colon, or nothing."""

    text: str
    line: int
    key: str = ""


@dataclass(frozen=True)
class Navigation:
    """What is wrong with the navigation, and with what else mkdocs.yml says of pages.

    Templates can't show what `broken` names, so nothing is built with it. `misplaced` are pages that
    no reader would be led to, and Indonesian addresses that are wrong.
    """

    broken: tuple[Finding, ...]
    misplaced: tuple[Finding, ...]


def load(root: Path) -> Navigation:
    """Read mkdocs.yml and the names of the pages of the project at `root`, and compare them."""
    settings = _settings(root)
    if not settings:
        return Navigation((), ())
    pages = _pages(root)
    misplaced = sorted([*_left_out(settings, pages), *_wrong_slugs(settings, pages)])
    return Navigation(tuple(_broken(settings, pages)), tuple(misplaced))


def addresses(root: Path) -> dict[str, str]:
    """The Indonesian address parts in mkdocs.yml by neutral path; none where it can't be read."""
    return {slug.key: slug.text for slug in _slugs(_settings(root))}


def _broken(settings: dict[str, yaml.Node], pages: dict[str, str]) -> Iterator[Finding]:
    """What in `nav` is no page, or is one twice."""
    lines: dict[str, int] = {}
    for entry in _entries(settings.get("nav")):
        if _ELSEWHERE.match(entry.text):
            yield finding(PATH, entry.line, "nav-link", found=entry.text)
        elif entry.text not in pages:
            near = _nearest_page(entry.text, pages)
            yield finding(PATH, entry.line, "nav-page", found=entry.text, nearest=near)
        elif entry.text in lines:
            before = lines[entry.text]
            yield finding(PATH, entry.line, "nav-twice", found=entry.text, expected=before)
        lines.setdefault(entry.text, entry.line)


def _left_out(settings: dict[str, yaml.Node], pages: dict[str, str]) -> Iterator[Finding]:
    """Pages that stand neither in the navigation nor among those that need not."""
    listed = {entry.text for entry in _entries(settings.get("nav"))}
    elsewhere = _patterns(settings.get("not_in_nav"))
    unpublished = _patterns(settings.get("exclude_docs"))
    for page, path in pages.items():
        if page in listed or elsewhere.match_file(page) or unpublished.match_file(page):
            continue
        yield finding(path, 1, "nav-lacks", found=page)


def _wrong_slugs(settings: dict[str, yaml.Node], pages: dict[str, str]) -> Iterator[Finding]:
    """Indonesian addresses of no page, that can't stand in an address, or that two pages have."""
    known = _places(pages)
    taken: dict[tuple[str, str], str] = {}
    for slug in _slugs(settings):
        folder = slug.key.rpartition("/")[0]
        if slug.key not in known:
            near = nearest(slug.key, known)
            yield finding(PATH, slug.line, "slug-page", found=slug.key, nearest=near)
        elif not _ADDRESS.fullmatch(slug.text):
            yield finding(PATH, slug.line, "slug-address", key=slug.key, found=slug.text)
        elif (folder, slug.text) in taken:
            other = taken[folder, slug.text]
            yield finding(PATH, slug.line, "slug-twice", found=slug.text, other=other)
        taken.setdefault((folder, slug.text), slug.key)


def _settings(root: Path) -> dict[str, yaml.Node]:
    """The settings of mkdocs.yml by name, each with its lines; none where it can't be read, which
    MkDocs says by itself.
    """
    file = root / PATH
    if not file.is_file():
        return {}
    try:
        whole = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return {}
    return _members(whole)


def _members(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys; none of anything else."""
    members: dict[str, yaml.Node] = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                members[str(key.value)] = value
    return members


def _entries(node: yaml.Node | None, seen: set[int] | None = None) -> Iterator[_Named]:
    """What the navigation leads to, in order, from all its sections.

    `seen` are nodes that were looked at: aliases can lead to one very often, or round in a circle.
    """
    seen = set() if seen is None else seen
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield _Named(str(node.value), node.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, seen)
    else:
        for value in _members(node).values():
            yield from _entries(value, seen)


def _slugs(settings: dict[str, yaml.Node]) -> Iterator[_Named]:
    by_language = _members(_members(settings.get("extra")).get("slugs"))
    for key, value in _members(by_language.get(languages.DEFAULT)).items():
        if isinstance(value, yaml.ScalarNode):
            yield _Named(str(value.value), value.start_mark.line + 1, key)


def _patterns(node: yaml.Node | None) -> GitIgnoreSpec:
    """The patterns of a setting, in which MkDocs writes them as .gitignore does."""
    text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    return GitIgnoreSpec.from_lines(text.splitlines())


def _pages(root: Path) -> dict[str, str]:
    """The pages below docs/ by the name they have without a language, each with the path of a file
    that it is written in.
    """
    docs = root / "docs"
    pages: dict[str, str] = {}
    for path in sorted(docs.rglob("*.md")):
        page = languages.neutral(path.relative_to(docs).as_posix())
        pages.setdefault(page, path.relative_to(root).as_posix())
    return pages


def _places(pages: Iterable[str]) -> set[str]:
    """What has an address of its own: each page, and each folder of pages."""
    places: set[str] = set()
    for page in pages:
        place = page.removesuffix(".md")
        places.update((place, *map(str, PurePosixPath(place).parents)))
    return places - {"."}


def _nearest_page(written: str, pages: dict[str, str]) -> str:
    """The page that was meant, if one looks like it; an English file stands for its page."""
    neutral = languages.neutral(written)
    return neutral if neutral in pages else nearest(written, pages)

"""A page of MkDocs that is not made again where nothing it depends on has changed.

Two results are kept: what `Page.render` makes of the Markdown, and the finished HTML. The module
builds on how MkDocs makes a page: `Page.render` sets some attributes from the Markdown and from
what it finds with `files.get_file_from_path`, and tells flaws through its logger.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from guidebook.cache.digests import digest
from guidebook.cache.store import Cache

SET_BY_RENDER = ("_title_from_render", "content", "links_to_anchors", "present_anchor_ids", "toc")
"""What `Page.render` sets, which is what is kept; the test says when MkDocs sets more."""

TEMPLATE = "cached.html"


class Lookups:
    """The files of a build, with a note of every one that was asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked: dict[str, File | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """What MkDocs asks when it follows a link."""
        self.asked[path] = self._files.get_file_from_path(path)
        return self.asked[path]


class CachedPage(Page):
    """A page whose Markdown and HTML are kept.

    It has no constructor of its own: MkDocs makes pages while it reads the navigation, and
    `become_cached` turns those into such ones.
    """

    cache: Cache
    key: str = ""
    """What the HTML is made from; empty where it is not kept."""

    output: str | None = None
    """The HTML of the last build, if it is still right."""

    @property
    def is_taken(self) -> bool:
        """Whether the page is shown as the last build made it."""
        return self.output is not None

    def take(self, key: str) -> None:
        """Show the HTML that is kept under `key`; where none is, what is made now will be."""
        self.key = key
        if not key:
            return
        self.output = self.cache.get("html", self.file.dest_uri, key)
        if self.is_taken:
            self.content = ""
            self.meta["template"] = TEMPLATE

    def keep(self, output: str) -> None:
        """Keep the finished HTML for the next build."""
        if self.key and not self.is_taken:
            self.cache.put("html", self.file.dest_uri, self.key, output)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what the last build made of the same."""
        place = self.file.dest_uri
        key = self._markdown_key(config)
        known = self.cache.get_json("markdown", place, key)
        if known and _are_as_before(known["links"], files):
            self._restore(known, files)
            return
        lookups = Lookups(files)
        with _logged_meanwhile() as flaws:
            super().render(config, lookups)  # type: ignore[arg-type]
        # A flaw has to be told again by the next build.
        if not flaws:
            self.cache.put_json("markdown", place, key, self._rendered(lookups))

    def _markdown_key(self, config: MkDocsConfig) -> str:
        # Hooks put words of the page's language into the settings of extensions.
        extensions = (config.markdown_extensions, config.mdx_configs)
        checks = dict(config.validation.links)
        return digest(self.file.src_uri, self.file.url, extensions, checks, self.markdown)

    def _rendered(self, lookups: Lookups) -> dict[str, Any]:
        paths = {id(file): path for path, file in lookups.asked.items() if file}
        anchors = []
        for file, of_file in (self.links_to_anchors or {}).items():
            anchors.append((paths.get(id(file)), of_file))
        return {
            "title": self._title_from_render,
            "content": self.content,
            "toc": _tokens(self.toc),
            # MkDocs takes `/id/` in an address between angle brackets for an id without a value.
            "ids": sorted(self.present_anchor_ids or (), key=str),
            "links": {path: _shown_of(file) for path, file in lookups.asked.items()},
            "anchors": anchors,
        }

    def _restore(self, known: dict[str, Any], files: Files) -> None:
        self._title_from_render = known["title"]
        self.content = known["content"]
        self.toc = get_toc(known["toc"])
        self.present_anchor_ids = set(known["ids"])
        self.links_to_anchors = {}
        for path, anchors in known["anchors"]:
            file = self.file if path is None else files.get_file_from_path(path)
            assert file is not None  # noqa: S101
            self.links_to_anchors[file] = anchors


def become_cached(pages: Iterable[Page], cache: Cache) -> None:
    """Make pages of MkDocs's, wherever they are in the navigation, ones that are kept."""
    for page in pages:
        page.__class__ = CachedPage
        assert isinstance(page, CachedPage)  # noqa: S101
        page.cache = cache


def take_all(pages: Iterable[Page], key_of: Callable[[Page], str]) -> None:
    """Let each page show what was kept under its key.

    A key is made from other pages too, and a page that is taken has lost its content; so all keys
    come first.
    """
    cached = [page for page in pages if isinstance(page, CachedPage)]
    keys = [key_of(page) for page in cached]
    for page, key in zip(cached, keys, strict=True):
        page.take(key)


def kept_with_page(page: Page, kind: str, output: str, look: Callable[[str], Any]) -> Any:
    """What `look` finds in a page's HTML, as data for JSON; kept as long as the page is."""
    if not isinstance(page, CachedPage) or not page.key:
        return look(output)
    known = page.cache.get_json(kind, page.file.dest_uri, page.key)
    if known is None:
        known = look(output)
        page.cache.put_json(kind, page.file.dest_uri, page.key, known)
    return known


def _are_as_before(links: dict[str, Any], files: Files) -> bool:
    """Whether every file that a page leads to is what it was."""
    return all(_shown_of(files.get_file_from_path(path)) == seen for path, seen in links.items())


def _shown_of(file: File | None) -> list[str] | None:
    """What a page shows of a file that it leads to."""
    return [file.src_uri, file.url, file.inclusion.name] if file else None


def _tokens(toc: TableOfContents | list[AnchorLink]) -> list[dict[str, Any]]:
    tokens = []
    for item in toc:
        children = _tokens(item.children)
        token = {"level": item.level, "id": item.id, "name": item.title, "children": children}
        tokens.append(token)
    return tokens


@contextmanager
def _logged_meanwhile() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs logs until the block ends, which goes on to the reader as well."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = records.append  # type: ignore[method-assign, assignment]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)

"""A page of MkDocs that does not render its Markdown again where nothing it depends on has changed.

The one module that builds on how MkDocs makes a page: `Page.render` sets some attributes from the
Markdown and from what it finds with `files.get_file_from_path`, and tells flaws through its logger.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from guidebook.cache.digests import digest
from guidebook.cache.store import Cache

SET_BY_RENDER = ("_title_from_render", "content", "links_to_anchors", "present_anchor_ids", "toc")
"""What `Page.render` sets, which is what is kept; the test says when MkDocs sets more."""

TEMPLATE = "cached.html"

_made: dict[str, markdown.Markdown] = {}


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
    """Has no constructor of its own: a page of the navigation becomes one."""

    cache: Cache
    key: str = ""

    @property
    def output(self) -> str | None:
        """The HTML that was kept."""
        return self.cache.get("html", self.file.dest_uri, self.key)

    def take(self, key: str) -> None:
        """Show the HTML kept under `key`, if there is any; else what is made will be kept under it."""
        self.key = key
        if key and self.cache.has("html", self.file.dest_uri, key):
            self.content, self.meta["template"] = "", TEMPLATE

    def keep(self, output: str) -> None:
        """Keep the finished HTML for the next build."""
        if self.key and self.meta.get("template") != TEMPLATE:
            self.cache.put("html", self.file.dest_uri, self.key, output)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what the last build made of the same."""
        place = self.file.dest_uri
        key = digest(self.file.src_uri, self.file.url, self._words(config), self.markdown)
        data = self.cache.get_json("markdown", place, key)
        if data and all(
            _found(files.get_file_from_path(path)) == found for path, found in data["links"].items()
        ):
            self._restore(data, files)
            return
        lookups = Lookups(files)
        with _said() as flaws, _markdown(self.cache, config):
            super().render(config, lookups)  # type: ignore[arg-type]
        if not flaws:  # they have to be told again by the next build
            self.cache.put_json("markdown", place, key, self._rendered(lookups))

    def _words(self, config: MkDocsConfig) -> object:
        """Words that a hook has put into the settings of Markdown for this page."""
        return [config.mdx_configs["toc"], config.mdx_configs["footnotes"]]

    def _rendered(self, lookups: Lookups) -> dict[str, Any]:
        paths = {id(file): path for path, file in lookups.asked.items() if file}
        links = self.links_to_anchors or {}
        return {
            "title": self._title_from_render,
            "content": self.content,
            "toc": _tokens(self.toc),
            "ids": sorted(self.present_anchor_ids or ()),
            "links": {path: _found(file) for path, file in lookups.asked.items()},
            "anchors": [(paths.get(id(file)), anchors) for file, anchors in links.items()],
        }

    def _restore(self, data: dict[str, Any], files: Files) -> None:
        self._title_from_render = data["title"]
        self.content = data["content"]
        self.toc = get_toc(data["toc"])
        self.present_anchor_ids = set(data["ids"])
        self.links_to_anchors = {}
        for path, anchors in data["anchors"]:
            file = self.file if path is None else files.get_file_from_path(path)
            assert file is not None  # noqa: S101
            self.links_to_anchors[file] = anchors


def take(pages: Iterable[Page | None], key: Callable[[Page], str]) -> list[CachedPage]:
    """Let each page show what was kept under its key, and return those for which nothing was.

    A key is made from other pages too, so all of them come first.
    """
    own = [page for page in pages if isinstance(page, CachedPage)]
    for page, its in [(page, key(page)) for page in own]:
        page.take(its)
    return [page for page in own if page.key and page.meta.get("template") != TEMPLATE]


def found(page: Page, kind: str, output: str, look: Callable[[str], Any]) -> Any:
    """What `look` finds in a page's HTML, as lists; kept with the page."""
    if not isinstance(page, CachedPage) or not page.key:
        return look(output)
    known = page.cache.get_json(kind, page.file.dest_uri, page.key)
    if known is None:
        known = look(output)
        page.cache.put_json(kind, page.file.dest_uri, page.key, known)
    return known


def become(pages: Iterable[Page], cache: Cache) -> list[CachedPage]:
    """Make pages of MkDocs's, wherever they are in the navigation, ones that keep."""
    own = []
    for page in pages:
        page.__class__ = CachedPage
        assert isinstance(page, CachedPage)  # noqa: S101
        page.cache = cache
        own.append(page)
    return own


def _found(file: File | None) -> list[str] | None:
    """What a page shows of a file that it leads to."""
    return [file.src_uri, file.url, file.inclusion.name] if file else None


def _tokens(toc: TableOfContents | list[AnchorLink]) -> list[Any]:
    return [
        {"level": item.level, "id": item.id, "name": item.title, "children": _tokens(item.children)}
        for item in toc
    ]


@contextmanager
def _markdown(cache: Cache, config: MkDocsConfig) -> Iterator[None]:
    """Give MkDocs, which makes a Markdown object for each page, the last one with the same
    settings.
    """
    if not cache.file:
        yield
        return
    make, key = (
        markdown.Markdown,
        digest(list(map(_name, config.markdown_extensions)), config.mdx_configs),
    )

    def again(**settings: Any) -> markdown.Markdown:
        if key not in _made:
            _made[key] = make(**settings)
        return _made[key].reset()

    markdown.Markdown = again  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        markdown.Markdown = make  # type: ignore[misc]


def _name(extension: object) -> str:
    return extension if isinstance(extension, str) else type(extension).__name__


@contextmanager
def _said() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs logs meanwhile, which goes on to the reader as well."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = records.append  # type: ignore[method-assign, assignment]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)

"""Pages made by several processes before MkDocs comes to them, which then finds them among what was
cache.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guidebook.build.cached_page import CachedPage
from guidebook.cache import workers
from guidebook.cache.store import Cache


def read(pages: Sequence[CachedPage], config: MkDocsConfig, files: Files) -> None:
    """Render the Markdown of pages, where no earlier build has."""
    cache: Cache = config.extra["cache"]
    if not cache.is_warm:
        workers.work(cache, partial(_read, config=config, files=files), pages)


def build(pages: Sequence[CachedPage], config: MkDocsConfig, **build: Any) -> None:
    """Make the HTML of pages that have been read."""
    cache: Cache = config.extra["cache"]
    if cache.processes > 1 and len(pages) > workers.FEW:
        make: Callable[[CachedPage], None] = partial(_build, config=config, **build)
        for page in {page.meta.get("template"): page for page in pages}.values():
            with suppress(
                Exception
            ):  # which MkDocs will meet again, and tell with the name of the page
                make(page)  # so that its template is compiled once for all processes
        workers.work(cache, make, pages)
        for page in pages:
            page.take(page.key)


def _read(page: Page, config: MkDocsConfig, files: Files) -> None:
    """As MkDocs does when it reads a page."""
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown or "", page=page, config=config, files=files
    )
    page.render(config, files)


def _build(
    page: Page, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment
) -> None:
    """As MkDocs does before it writes a page."""
    page.active = True
    try:
        context: Any = get_context(nav, files, config, page)
        template = env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        config.plugins.on_post_page(template.render(context), page=page, config=config)
    finally:
        page.active = False  # other pages show which one is

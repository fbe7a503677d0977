"""Pages that have not changed since the last build are taken from `.cache`.

`page_cache: false` in mkdocs.yml ends it. Before the hooks that share something, so that it is
there for the others. Each page's Markdown is kept (guidebook/build/cached_page.py), and its HTML
under a key that is made when every page has been read (guidebook/build/page_keys.py).
"""

from __future__ import annotations

import secrets
from pathlib import Path

from guidebook.build import cached_page, fingerprints, i18n, state
from guidebook.build.cached_page import CachedPage
from guidebook.build.late_values import LateValues
from guidebook.build.page_keys import Frame, PageKeys
from guidebook.build.state import BuildState
from guidebook.cache.digests import digest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent


def on_startup(command: str, dirty: bool) -> None:
    fingerprints.loaded_code(ROOT)


@event_priority(-101)  # mkdocs-static-i18n sets the language's settings at -100
def on_config(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    project = fingerprints.project(ROOT, Path(config.config_file_path))
    cache = fingerprints.open_cache(ROOT, config)
    # Nobody who writes a text can know it. Pages that are kept have it in them, and in their key.
    mark = cache.made("late values", "mark", "", lambda: secrets.token_hex(8).encode()).decode()
    state.begin(config, BuildState(cache, project, LateValues(f"late{mark}")))


@event_priority(-101)  # mkdocs-static-i18n puts the navigation in order at -100
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    build.navigation = nav
    pages = [file.page for file in files.documentation_pages() if file.page]
    cached_page.become_cached(pages, build.cache)


@event_priority(-102)  # when all that templates see is there
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    assert build.navigation is not None  # noqa: S101
    frame = Frame(
        digest(fingerprints.frame(ROOT, config), build.late_values.mark),
        fingerprints.data(ROOT),
        i18n.plugin(config).current_language,
    )
    localized = i18n.pages(files)
    keys = PageKeys(frame, env.globals, localized, build.navigation)
    pages = [file.page for file in localized if file.page]
    cached_page.take_all(pages, keys.key)


@event_priority(-102)  # what other hooks make of a page is kept with it
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    if isinstance(page, CachedPage):
        page.keep(output)

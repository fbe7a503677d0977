"""Pages that have not changed since the last build are taken from `.cache`; `page_cache: false` in
mkdocs.yml ends it.

First of the hooks, so that its file is open for the others. Each page's Markdown is kept
(cached_page.py), and its HTML under a key that is made when every page has been read
(page_keys.py). The file is written after the last language.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import cached_page, fingerprints, prerender
from guidebook.build.cached_page import CachedPage
from guidebook.build.page_keys import PageKeys
from guidebook.build.parallel_languages import plugin
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent


def on_startup(command: str, dirty: bool) -> None:
    fingerprints.loaded_code(ROOT)


@event_priority(-101)  # settings are complete after mkdocs-static-i18n (-100)
def on_config(config: MkDocsConfig) -> None:
    if not plugin(config).building:
        config.extra["cache"] = fingerprints.opened(ROOT, config)


@event_priority(-102)  # after mkdocs-static-i18n has put the navigation in order
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    config.extra["nav"] = nav
    pages = [file.page for file in files.documentation_pages() if file.page]
    prerender.read(cached_page.become(pages, config.extra["cache"]), config, files)


@event_priority(-102)  # when all that templates see is there
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    nav, language = config.extra["nav"], plugin(config).current_language
    pages = [file.page for file in files.documentation_pages()]
    keys = PageKeys((config.extra["cache"].project, language), env.globals, pages, nav)
    prerender.build(cached_page.take(pages, keys.key), config=config, files=files, nav=nav, env=env)


@event_priority(-102)  # mkdocs-static-i18n is done with it at -100
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    if isinstance(page, CachedPage):
        page.keep(output)


@event_priority(-102)  # after every other
def on_post_build(config: MkDocsConfig) -> None:
    if not plugin(config).building:
        fingerprints.write(config.extra["cache"], ROOT, config)

"""The pictures beside shared links: one of the site per language, `assets/images/card-id.png`, and in
`assets/images/cards/` one of each page with a figure, which base.html names.

That of the site is added after mkdocs-static-i18n (-100), which can't take files that have no source
on disk. Those of pages are drawn when all pages of a language are written (finish_site.py).
"""

from __future__ import annotations

from functools import partial

from guidebook.build import i18n, state
from guidebook.build.cached_page import kept_with_page
from guidebook.cache.digests import digest
from guidebook.cases import finder
from guidebook.theme import social_card
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

MOST_CASES = 100
"""How many cases have a card of their own, those with the newest facts: a card costs a build as much
as a page does. The others show that of the site at the same address.
"""


@event_priority(-103)  # beside the other language, which begins at -102 (parallel_languages.py)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = state.of(config)
    language = i18n.plugin(config).current_language
    name = config.site_name
    line = (config.site_description or "").rstrip(".")
    make = partial(social_card.of_site, name, line)
    build.site_card = build.cache.made("card", language, digest(name, line), make)
    older = {case.slug for case in finder.newest_first(build.cases.values())[MOST_CASES:]}
    without = [page for page, case in build.cases.items() if case.slug in older]
    build.without_card = frozenset(without)
    build.cards = {}
    path = social_card.site_path(language)
    files.append(File.generated(config, path, content=build.site_card))
    return files


@event_priority(-103)  # when nothing of the page is changed any more but its date
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    build = state.of(config)
    found = kept_with_page(page, "card", output, social_card.found_in)
    if not found:
        return
    has_card = i18n.file_of(page).norm_src_uri not in build.without_card
    card = social_card.card(config.site_name, found) if has_card else None
    build.cards[found["path"]] = card

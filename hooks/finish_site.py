"""What is made for the whole site when its pages are written, in one order.

mkdocs-static-i18n builds the languages that are left at -100. What does not need them comes before
it, so that it is done while another process still builds; everything else after it, once.
"""

from __future__ import annotations

from guidebook.build import i18n, parallel_languages, site_files
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

WITH_ONE_LANGUAGE = (
    site_files.note_page_keys,
    site_files.begin_index,
    site_files.write_cards,
    site_files.write_open_data,
    parallel_languages.finish,
)
WITH_ALL_LANGUAGES = (
    site_files.write_redirects,
    site_files.finish_indexes,
    site_files.write_host_headers,  # names the index's files and scripts by their hashes
    site_files.write_cache,
)


@event_priority(-99)  # before mkdocs-static-i18n builds what languages are left
def begin_to_finish(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        site_files.note_page_keys(config)
        site_files.write_cards(config)
        return
    for step in WITH_ONE_LANGUAGE:
        step(config)


@event_priority(-101)  # after the last language
def finish_site(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    for step in WITH_ALL_LANGUAGES:
        step(config)


on_post_build = CombinedEvent(begin_to_finish, finish_site)

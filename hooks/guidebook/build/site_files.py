"""What is written for the whole site beside its pages; hooks/finish_site.py puts it in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime, write_file

from guidebook import languages
from guidebook.build import fingerprints, i18n, state
from guidebook.cache.digests import digest
from guidebook.cases import example, finder, json_schema, open_data
from guidebook.cases.collection import Case
from guidebook.contributions import web_form, word_template
from guidebook.guide import redirects
from guidebook.search.index import LanguageIndex, SearchIndexError, put_together
from guidebook.text.site_pages import SitePages
from guidebook.theme import host_headers, social_card
from guidebook.theme.typesetting import TypesettingError


def note_page_keys(config: MkDocsConfig) -> None:
    """Note what tells the pages of the language that has just been written from others."""
    plugin = i18n.plugin(config)
    build = state.of(config)
    language = plugin.current_language
    keys = {}
    for file in plugin.i18n_files_per_language[language]:
        keys[file.dest_uri] = getattr(file.page, "key", "")
    build.page_keys[language] = keys


def write_cards(config: MkDocsConfig) -> None:
    """Write the pictures beside shared links to the pages that have just been written."""
    build = state.of(config)
    language = i18n.plugin(config).current_language
    folder = build.cache.folder
    kept = folder / f"cards-{language}" if folder else None
    try:
        social_card.write(build.cards, build.site_card, Path(config.site_dir), kept)
    except TypesettingError as error:
        raise PluginError(f"The pictures beside shared links can't be drawn: {error}") from error


def begin_index(config: MkDocsConfig) -> None:
    """Begin to index the first language for the search, in a process of Pagefind's."""
    _begin_index(config, i18n.plugin(config).current_language)


def finish_indexes(config: MkDocsConfig) -> None:
    """Index the other languages, and put the indexes of all into the site."""
    build = state.of(config)
    for language in sorted(build.page_keys):
        if language not in build.indexes:
            _begin_index(config, language)
    try:
        put_together(build.indexes.values(), Path(config.site_dir))
    except SearchIndexError as error:
        raise PluginError(str(error)) from error


def write_open_data(config: MkDocsConfig) -> None:
    """Write the cases as open data, and the templates for a new one.

    cases.json, cases.csv, feed.xml per language, case-schema.json; templates as Markdown and for
    Word; the pieces of the finder; what the form needs beside its page: the names that are taken,
    and the rules for answers.
    """
    build = state.of(config)
    cases = list(build.cases.values())
    slugs = build.slugs[languages.DEFAULT]
    address = config.site_url or "/"
    day = get_build_datetime().date().isoformat()
    shown = digest([case.facts_key for case in cases], address, slugs)

    def write_kept(path: str, key: str, make: Callable[[], str]) -> None:
        _write(config, path, build.cache.made("open data", path, key, lambda: make().encode()))

    write_kept("cases.json", shown, partial(open_data.json_text, cases, address, slugs))
    write_kept("cases.csv", shown, partial(open_data.csv_text, cases, address, slugs))
    schema = json.dumps(json_schema.schema(), ensure_ascii=False, indent=1)
    _write(config, "case-schema.json", f"{schema}\n".encode())
    slugs_taken = json.dumps([case.slug for case in cases], separators=(",", ":"))
    _write(config, "assets/case-names.json", slugs_taken.encode())
    names = i18n.site_names(config)
    pages = SitePages(Path(config.docs_dir).parent)
    for language in i18n.plugin(config).build_languages:
        folder = "" if language == languages.DEFAULT else f"{language}/"
        name = names[language]
        feed = partial(open_data.atom, cases, language, address, name, day, slugs)
        write_kept(f"{folder}feed.xml", digest(shown, name, day), feed)
        _write_finder(config, cases, language, shown)
        rules = web_form.rules(language, pages)
        told = {**rules, "words": web_form.sayings(build.ui_text[language])}
        late = json.dumps(told, ensure_ascii=False)
        _write(config, f"assets/case-form-{language}.json", late.encode())
        _write(config, f"case-template-{language}.md", example.text(language).encode())
        make_word = partial(word_template.template, language)
        word = build.cache.made("word", language, "", make_word)
        _write(config, f"case-template-{language}.docx", word)


def write_redirects(config: MkDocsConfig) -> None:
    """Write `_redirects`, for hosts that can lead on from old addresses by themselves."""
    moved = state.of(config).moved
    if moved:
        _write(config, "_redirects", redirects.rules(moved, _prefix(config)).encode())


def write_host_headers(config: MkDocsConfig) -> None:
    """Write `_headers`: what hosts that read it send with every file of the site."""
    text = host_headers.text(Path(config.site_dir), _prefix(config))
    _write(config, "_headers", text.encode())


def write_cache(config: MkDocsConfig) -> None:
    """Keep what this build has made, unless the project was changed meanwhile.

    What was made before the change and what was made after it belong to neither state.
    """
    build = state.of(config)
    config_file = Path(config.config_file_path)
    if fingerprints.project(config_file.parent, config_file) == build.project:
        build.cache.write()


def _write_finder(config: MkDocsConfig, cases: Sequence[Case], language: str, shown: str) -> None:
    """Write what the finder asks for in a language; `shown` is a key for what is told of cases."""
    build = state.of(config)
    slugs = build.slugs[languages.DEFAULT]

    def make() -> bytes:
        return json.dumps(finder.pieces(cases, language, slugs, build.ui_text[language])).encode()

    # The words for years are templates', which the project's fingerprint counts.
    made = build.cache.made("finder", language, digest(shown, build.project), make)
    folder = finder.folder(cases, language)
    for name, text in json.loads(made).items():
        _write(config, folder + name, text.encode())


def _begin_index(config: MkDocsConfig, language: str) -> None:
    build = state.of(config)
    keys = build.page_keys[language]
    index = LanguageIndex(Path(config.site_dir), language, keys, build.cache)
    build.indexes[language] = index


def _prefix(config: MkDocsConfig) -> str:
    """The path of the site's root on its host."""
    return urlsplit(config.site_url or "").path or "/"


def _write(config: MkDocsConfig, path: str, data: bytes) -> None:
    write_file(data, str(Path(config.site_dir) / path))

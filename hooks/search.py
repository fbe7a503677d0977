"""The search: Pagefind reads the finished pages and keeps one index per language, below /pagefind/.

How it is wired. base.html marks what is indexed (`data-pagefind-body`, only text in the page's own
language) with the part of the guide and what a result shows beside its title. This hook has each
language indexed when it is written, also in `make serve`, and writes two lists per language below
/assets/search/: synonyms, loaded with the first query, and the words of titles and headings, loaded
where nothing is found (guidebook/search/lists.py). search.js does the rest.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build.parallel_languages import gathered, plugin
from guidebook.search.index import LanguageIndex, SearchIndexError, put_together
from guidebook.search.lists import Texts
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language, entries = plugin(config).current_language, config.extra["glossary"].entries
    pages = [
        file.page for file in files.documentation_pages() if file.page and file.locale == language
    ]
    texts = Texts.of(
        pages, [text for entry in entries.values() for text in entry[language].values()]
    )
    for name, data in texts.lists(
        config.extra["synonyms"].tables[language], language, config.extra["cache"]
    ).items():
        write_file(data, str(Path(config.site_dir) / f"assets/search/{name}-{language}.json"))


@event_priority(-99)
def _begin(config: MkDocsConfig) -> None:
    """Index what is written; another language, perhaps written by another process, when this one is
    there too.
    """
    i18n = plugin(config)
    files = i18n.i18n_files_per_language[i18n.current_language]
    pages = {file.dest_uri: getattr(file.page, "key", "") for file in files}
    if i18n.building:
        gathered(config, "search")[i18n.current_language] = pages
    else:
        config.extra["indexes"] = [_index(config, i18n.current_language, pages)]


@event_priority(-100.7)  # before other hooks write their files
def _begin_others(config: MkDocsConfig) -> None:
    if not plugin(config).building:
        config.extra["indexes"] += [
            _index(config, *others) for others in sorted(gathered(config, "search").items())
        ]


@event_priority(-103)
def _finish(config: MkDocsConfig) -> None:
    if not plugin(config).building:
        try:
            put_together(config.extra.pop("indexes"), Path(config.site_dir))
        except SearchIndexError as error:
            raise PluginError(str(error)) from error


on_post_build = CombinedEvent(_begin, _begin_others, _finish)


def _index(config: MkDocsConfig, language: str, pages: dict[str, str]) -> LanguageIndex:
    return LanguageIndex(Path(config.site_dir), language, pages, config.extra["cache"])

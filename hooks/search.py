"""The search: Pagefind reads the finished pages and keeps one index per language, below /pagefind/.

How it is wired. base.html marks what is indexed (`data-pagefind-body`, only text in the page's own language) with the
part of the guide and what a result shows beside its title. This hook has the pages indexed when the last language is
written (mkdocs-static-i18n, -100), so that `make serve` searches as well. It also writes two lists per language below
/assets/search/: synonyms, loaded with the first query, and the words of titles and headings, loaded where nothing is
found (guidebook/search_lists.py). search.js, loaded when the search is opened, does the rest.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import search_index
from guidebook.other_languages import gathered
from guidebook.search_index import LanguageIndex
from guidebook.search_lists import Texts
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language, entries = config.plugins["i18n"].current_language, config.extra["glossary"].entries
    pages = [file.page for file in files.documentation_pages() if file.page and file.locale == language]
    texts = Texts.of(pages, [text for entry in entries.values() for text in entry[language].values()])
    for name, data in texts.lists(config.extra["synonyms"].tables[language], language, config.extra["kept"]).items():
        write_file(data, str(Path(config.site_dir) / f"assets/search/{name}-{language}.json"))


@event_priority(-99)
def _gather(config: MkDocsConfig) -> None:
    i18n = config.plugins["i18n"]
    files = i18n.i18n_files_per_language[i18n.current_language]
    pages = {file.dest_uri: getattr(file.page, "key", "") for file in files}
    gathered(config, "search")[i18n.current_language] = pages


@event_priority(-101)  # while other hooks write their files
def _begin(config: MkDocsConfig) -> None:
    if not config.plugins["i18n"].building:
        site, kept = Path(config.site_dir), config.extra["kept"]
        languages = sorted(gathered(config, "search").items())
        config.extra["indexes"] = [LanguageIndex(site, language, pages, kept) for language, pages in languages]


@event_priority(-103)
def _finish(config: MkDocsConfig) -> None:
    if not config.plugins["i18n"].building:
        search_index.put_together(config.extra.pop("indexes"), Path(config.site_dir))


on_post_build = CombinedEvent(_gather, _begin, _finish)

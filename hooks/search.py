"""The search: Pagefind reads the finished pages and keeps one index per language, below /pagefind/.

How it is wired. base.html marks what is indexed (`data-pagefind-body`, only text in the page's own language) with the
part of the guide and what a result shows beside its title. This hook makes the index once, after the last language has
been written (mkdocs-static-i18n builds the others at -100), so that `make serve` searches as well, and two lists per
language below /assets/search/: synonyms, loaded with the first query, and the words of titles and headings, loaded
where nothing is found (from guidebook/search_words.py). search.js, loaded when the search is opened, does the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guidebook import findings, search_index, search_words
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import write_file


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    terms: Any = env.globals["glossary"]  # read by page_parts.py, which comes before
    i18n = config.plugins["i18n"]
    if not i18n.building:  # the file is the same for every language
        config.extra["synonyms"] = search_words.load(Path(config.docs_dir).parent, terms)
    synonyms, language = config.extra["synonyms"], i18n.current_language
    if synonyms.findings:
        raise PluginError("\n".join(findings.told(synonyms.findings)))
    pages = [file.page for file in files.documentation_pages() if file.page and file.locale == language]
    said = [text for page in pages for text in (page.title, page.meta.get("summary"), *_headings(page.toc)) if text]
    table = synonyms.tables[language]
    defined = [text for entry in terms.values() for text in entry[language].values()]
    used = search_words.published(table, language, [*said, *defined, *(page.markdown or "" for page in pages)])
    for name, data in (("synonyms", used), ("words", search_words.vocabulary([*said, *table]))):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        write_file(text.encode(), str(Path(config.site_dir) / f"assets/search/{name}-{language}.json"))


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    try:
        search_index.make(Path(config.site_dir), config.extra["kept"])
    except search_index.SearchIndexError as error:
        raise PluginError(f"The search index could not be made.\n{error}") from error


def _headings(items: Iterable[AnchorLink]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _headings(item.children)

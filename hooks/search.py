"""The search: Pagefind reads the finished pages and keeps one index per language, below /pagefind/.

How it is wired. base.html marks what is indexed (`data-pagefind-body`, only text in the page's own
language) with the part of the guide and what a result shows beside its title. finish_site.py has
each language indexed when it is written, also in `make serve`. This hook writes two lists per
language below /assets/search/: synonyms, loaded with the first query, and the words of titles and
headings, loaded where nothing is found (guidebook/search/lists.py); and each term of the glossary
with its first sentence (definitions.py). With the synonyms come the names of tools
(tool_names.py), by which a query for a sheet is told from one for its subject. search.js does the
rest.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.languages import load_ui_text
from guidebook.search import definitions, synonyms, tool_names
from guidebook.search.lists import Texts, as_json
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

LATE_TEXTS = ("both", "example", "examples", "inside", "none", "one", "other", "some")
"""What the search says after it has loaded: no page has to carry it."""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    language = i18n.plugin(config).current_language
    pages = [file.page for file in i18n.pages(files) if file.page and file.locale == language]
    defined: list[str] = []
    for entry in build.glossary.entries.values():
        defined += entry[language].values()
    bodies: list[str] = []
    for case in build.cases.values():  # of which MkDocs has an empty page
        if language in case.body:
            bodies.append(case.body[language])
    texts = Texts.of(pages, defined, bodies)
    table = build.synonyms.tables[language]
    entries = build.glossary.entries
    folder = Path(config.site_dir, "assets/search")
    ui_text = load_ui_text(env, language)
    added = {
        synonyms.ASKING: build.synonyms.asking.get(language, ()),
        synonyms.SHEETS: build.synonyms.sheets.get(language, ()),
        "names": tool_names.of(build.tools.values(), language),
        "terms": definitions.terms(entries),
        "texts": {name: ui_text(f"search.{name}") for name in LATE_TEXTS},
    }
    lists = texts.lists(table, added, language, build.cache)
    for name, data in lists.items():
        write_file(data, str(folder / f"{name}-{language}.json"))
    for name, definition in definitions.definitions(entries, language):
        write_file(as_json(definition), str(folder / f"terms-{language}/{name}.json"))

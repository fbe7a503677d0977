"""The list of a language's pages in which the page for what is not there (404.html) looks for those
that were meant: /assets/addresses-id.json and -en.json.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.guide import addresses
from guidebook.guide.addresses import Listed
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import write_file


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    language = i18n.plugin(config).current_language
    pages = []
    for file in i18n.pages(files):
        if file.page is None or "withdrawn" in file.page.meta:
            continue
        others = [other.url for other in file.alternates.values() if other.url != file.url]
        others += [moved.old for moved in build.moved if moved.page == file.norm_src_uri]
        is_case = file.norm_src_uri in build.cases
        pages.append(Listed(file.url, str(file.page.title), tuple(others), is_case))
    path = Path(config.site_dir) / f"assets/addresses-{language}.json"
    write_file(addresses.text(pages).encode(), str(path))

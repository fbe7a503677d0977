"""Cases that were taken down: at the address of each a page that says so, in every language.

Read before anything is built; what is wrong with docs/withdrawn.yml stops the build. The pages are
real ones, so that whatever still links to the case leads to these words, but search, site map and
lists leave them out.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.build.i18n import LocalizedFile
from guidebook.cases import withdrawn
from guidebook.cases.withdrawn import WithdrawnCase
from guidebook.problems.finding import messages_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


def on_pre_build(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    loaded = withdrawn.load(Path(config.docs_dir).parent)
    if loaded.findings:
        raise PluginError("\n".join(messages_of(loaded.findings)))
    state.of(config).withdrawn = loaded.cases


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    current = i18n.plugin(config).current_language
    for case in state.of(config).withdrawn.values():
        pages = {language: _page(case, language, config) for language in languages.LANGUAGES}
        pages[current].alternates = pages
        files.append(pages[current])
    i18n.tell_pages(files, config)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    cases = state.of(config).withdrawn
    env.globals["withdrawn_cases"] = {case.page: case for case in cases.values()}


def _page(case: WithdrawnCase, language: str, config: MkDocsConfig) -> LocalizedFile:
    src_uri = languages.in_language(case.page, language)
    file = File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    made = i18n.made_file(file, language, config)
    made.content_string = withdrawn.source(case, language)
    made.generated_by = "guidebook"
    return made

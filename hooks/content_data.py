"""The data files of docs/ that pages are made from, read and checked once.

What is wrong with one stops the build. Before the languages part (parallel_languages.py); cases and
translations, which have hooks of their own, are read there.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.guide import checklist, glossary
from guidebook.problems.finding import messages_of
from guidebook.search import synonyms
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-101)  # as all that languages share
def on_files(files: Files, config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    root = Path(config.docs_dir).parent
    build = state.of(config)
    build.checklist = checklist.load(root)
    build.glossary = glossary.load(root)
    build.synonyms = synonyms.load(root, build.glossary.entries)
    flaws = [*build.checklist.findings, *build.glossary.findings, *build.synonyms.findings]
    if flaws:
        raise PluginError("\n".join(messages_of(flaws)))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    env.globals["glossary"] = build.glossary.entries
    env.globals["checklist_edition"] = build.checklist.edition
    env.globals["checklist_items"] = build.checklist.asked
    env.globals["checklist_length"] = len(build.checklist.items)
    env.globals["checklist_short"] = build.checklist.short

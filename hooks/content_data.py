"""The data files of docs/ that pages are made from: read and checked once, and what is wrong with
one stops the build.

Before the languages part (parallel_languages.py); cases and translations, which have hooks of their
own, are read there.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import parallel_languages
from guidebook.guide import checklist, glossary
from guidebook.problems.finding import messages_of
from guidebook.search import synonyms
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> None:
    if parallel_languages.plugin(config).building:
        return
    root, extra = Path(config.docs_dir).parent, config.extra
    extra.update(checklist=checklist.load(root), glossary=glossary.load(root))
    extra["synonyms"] = synonyms.load(root, extra["glossary"].entries)
    flaws = [
        flaw for name in ("checklist", "glossary", "synonyms") for flaw in extra[name].findings
    ]
    if flaws:
        raise PluginError("\n".join(messages_of(flaws)))

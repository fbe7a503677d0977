"""Pages that so far exist only in English, given their place in the Indonesian part of the site.

mkdocs-static-i18n (-100) lends a missing page only from the default language; this runs right after
it, and before addresses are put into the reader's language.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import languages
from guidebook.build import i18n
from guidebook.build.i18n import LocalizedFile
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    docs = Path(config.docs_dir)
    current = i18n.plugin(config).current_language
    for source in sorted(docs.rglob("*.en.md")):
        src_uri = source.relative_to(docs).as_posix()
        if (docs / languages.neutral(src_uri)).exists():
            continue
        pages = {language: _file(src_uri, language, config) for language in languages.LANGUAGES}
        pages[current].alternates = pages
        existing = files.get_file_from_path(src_uri)
        if existing:
            files.remove(existing)
        files.append(pages[current])
    i18n.tell_pages(files, config)
    return files


def _file(src_uri: str, language: str, config: MkDocsConfig) -> LocalizedFile:
    file = File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    return i18n.made_file(file, language, config)

"""Pages that so far exist only in English, given their place in the Indonesian part of the site as
well.

mkdocs-static-i18n (-100) lends a missing page only from the default language; this runs right after
it, and before addresses are put into the reader's language.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import languages
from guidebook.build.parallel_languages import plugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs_static_i18n.suffix import create_i18n_file


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    i18n, docs = plugin(config), Path(config.docs_dir)
    for source in sorted(docs.rglob("*.en.md")):
        src_uri = source.relative_to(docs).as_posix()
        if (docs / languages.neutral(src_uri)).exists():
            continue
        pages = {language: _file(src_uri, language, config) for language in languages.LANGUAGES}
        pages[i18n.current_language].alternates = pages
        if existing := files.get_file_from_path(src_uri):
            files.remove(existing)
        files.append(pages[i18n.current_language])
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


def _file(src_uri: str, language: str, config: MkDocsConfig) -> File:
    file = File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    made: File = create_i18n_file(
        file, language, languages.DEFAULT, list(languages.LANGUAGES), config
    )
    return made

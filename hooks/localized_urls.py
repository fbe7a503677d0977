"""Addresses in the page's own language, from the slug table in mkdocs.yml.

Runs on the files after mkdocs-static-i18n (-100) has chosen one per page and language.
"""

from __future__ import annotations

import os

from guidebook import languages
from guidebook.build import i18n, state
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-101)  # mkdocs-static-i18n makes new File objects at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    slugs = state.of(config).slugs
    for file in i18n.pages(files):
        # The alternates list the file itself too.
        for language, alternate in file.alternates.items():
            if language in slugs:
                _move(alternate, languages.localized(alternate.dest_uri, slugs[language]), config)
    return files


def _move(file: File, dest_uri: str, config: MkDocsConfig) -> None:
    if dest_uri == file.dest_uri:
        return
    file.dest_uri = dest_uri
    file.abs_dest_path = os.path.normpath(os.path.join(config.site_dir, dest_uri))
    file.url = file._get_url(config.use_directory_urls)

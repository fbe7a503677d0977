"""The checklist as PDF files beside its page, two in each language, which pages link to.

Added after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from guidebook import languages
from guidebook.guide import sheets
from guidebook.languages import UnknownTextError
from guidebook.problems.finding import ContentError
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime


@event_priority(
    -103
)  # makes threads of its own, with which a process can't be copied (parallel_languages.py, -102)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = config.theme["language"]
    ui_text = config.extra["words"][language]
    day = get_build_datetime().date().isoformat()
    folder = languages.localized("checklist/", config.extra["slugs"].get(language, {}))
    if language != languages.DEFAULT:
        folder = f"{language}/{folder}"
    address = (config.site_url or "/") + folder
    config.extra["sheets"] = {}
    for kind, names in sheets.FILES.items():
        try:
            sheet = sheets.Sheet(kind, language, config.site_name, address, day)
            content = sheet.pdf(config.extra["checklist"].items, ui_text, config.extra["cache"])
        except (ContentError, UnknownTextError) as error:
            raise PluginError(str(error)) from error
        file = File.generated(config, folder + names[language], content=content)
        files.append(file)
        config.extra["sheets"][kind] = {"url": file.url, "size": len(content)}
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals.update(
        checklist_items=config.extra["checklist"].asked, sheets=config.extra["sheets"]
    )

"""The checklist as PDF files beside its page, two in each language, which pages link to.

Added after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.guide import sheets
from guidebook.languages import UnknownTextError
from guidebook.problems.finding import ContentError
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime


@event_priority(-103)  # beside the other language, which begins at -102 (parallel_languages.py)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = state.of(config)
    language = i18n.plugin(config).current_language
    day = get_build_datetime().date().isoformat()
    folder = languages.localized("checklist/", build.slugs.get(language, {}))
    if language != languages.DEFAULT:
        folder = f"{language}/{folder}"
    address = (config.site_url or "/") + folder
    made = [sheets.Sheet(kind, language, config.site_name, address, day) for kind in sheets.FILES]
    try:
        pdfs = sheets.pdfs(made, build.checklist.items, build.ui_text[language], build.cache)
    except (ContentError, UnknownTextError) as error:
        raise PluginError(str(error)) from error
    build.sheets = {}
    for sheet, pdf in zip(made, pdfs, strict=True):
        file = File.generated(config, folder + sheets.FILES[sheet.kind][language], content=pdf)
        files.append(file)
        # The size changes with the day that the file carries, on which no page depends.
        kilobytes = str(round(len(pdf) / 1000))
        size = build.late_values.token(f"{sheet.kind}{language}", kilobytes, is_searched=True)
        build.sheets[sheet.kind] = state.Sheet(file.url, size)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["sheets"] = state.of(config).sheets

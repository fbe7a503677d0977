"""The checklist as PDF files beside its page, in each language, which pages link to.

Those of all languages are set at once, with the first: starting Typst takes as long as setting them.
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


@event_priority(-101)  # as all that languages share
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = state.of(config)
    if not i18n.is_inner_build(config):
        _set_all(config)
    for sheet in build.sheets[i18n.plugin(config).current_language].values():
        files.append(File.generated(config, sheet.url, content=sheet.content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["sheets"] = state.of(config).sheets[i18n.plugin(config).current_language]
    env.globals["sheet_partners"] = sheets.MEETINGS


def _set_all(config: MkDocsConfig) -> None:
    build = state.of(config)
    asked = []
    for language in languages.LANGUAGES:
        asked += [_sheet(kind, language, config) for kind in sheets.FILES]
    try:
        pdfs = sheets.pdfs(asked, build.checklist.items, build.ui_text, build.cache)
    except (ContentError, UnknownTextError) as error:
        raise PluginError(str(error)) from error
    for sheet, content in zip(asked, pdfs, strict=True):
        # The size changes with the day that the file carries, on which no page depends.
        name = f"{sheet.kind}{sheet.language}"
        kilobytes = str(round(len(content) / 1000))
        size = build.late_values.token(name, kilobytes)
        url = _folder(sheet.language, config) + sheets.FILES[sheet.kind][sheet.language]
        of_language = build.sheets.setdefault(sheet.language, {})
        of_language[sheet.kind] = state.Sheet(url, size, content)


def _sheet(kind: str, language: str, config: MkDocsConfig) -> sheets.Sheet:
    day = get_build_datetime().date().isoformat()
    address = (config.site_url or "/") + _folder(language, config)
    return sheets.Sheet(kind, language, i18n.site_names(config)[language], address, day)


def _folder(language: str, config: MkDocsConfig) -> str:
    """Where the checklist's page is, below the site's root."""
    folder = languages.localized("checklist/", state.of(config).slugs.get(language, {}))
    return folder if language == languages.DEFAULT else f"{language}/{folder}"

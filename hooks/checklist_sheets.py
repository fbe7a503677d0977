"""The checklist: checked, and made into PDF files beside its page, two in each language, which pages link to.

Added after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import checklist, findings, languages, sheets
from guidebook.problems import ContentError
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = config.theme["language"]
    words, day = config.extra["words"][language], get_build_datetime().date().isoformat()
    folder = languages.localized("checklist/", config.extra["slugs"].get(language, {}))
    if language != languages.DEFAULT:
        folder = f"{language}/{folder}"
    address = (config.site_url or "/") + folder
    if not config.plugins["i18n"].building:  # the file is the same for every language
        config.extra["checklist"] = checklist.load(Path(config.docs_dir).parent)
    listed = config.extra["checklist"]
    if listed.findings:
        raise PluginError("\n".join(findings.told(listed.findings)))
    config.extra["sheets"] = {}
    for kind, names in sheets.FILES.items():
        try:
            sheet = sheets.Sheet(kind, language, config.site_name, address, day)
            content = sheet.pdf(listed.items, words, config.extra["kept"])
        except ContentError as error:
            raise PluginError(str(error)) from error
        file = File.generated(config, folder + names[language], content=content)
        files.append(file)
        config.extra["sheets"][kind] = {"url": file.url, "size": len(content)}
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals.update(checklist_items=config.extra["checklist"].asked, sheets=config.extra["sheets"])

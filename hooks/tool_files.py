"""The files of tools beside their pages, in each language: PDF to print, Word to fill in.

Added after the pages have the addresses of their language (localized_urls.py), for the files name
pages by them.
"""

from __future__ import annotations

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.problems.finding import ContentError
from guidebook.tools import files as tool_files
from guidebook.tools import meaning
from guidebook.tools import page as tool_page
from guidebook.tools.blocks import Origin
from guidebook.tools.files import Wanted
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-101)  # as the pages of tools
def on_files(files: Files, config: MkDocsConfig) -> Files:
    if not config.extra.get("downloads", True):
        return files
    build = state.of(config)
    language = i18n.plugin(config).current_language
    wanted = []
    pages = []
    for tool in build.tools.values():
        wanted.append(Wanted(tool, language))
        pages.append(tool_page.name(tool))
    for chapter in build.tool_example.chapters.values():
        wanted.append(Wanted(chapter.tool, language, chapter.values[language]))
        pages.append(f"{tool_page.EXAMPLE}/{chapter.tool.name}")
    origins = {each: _origin(each, files, config) for each in languages.LANGUAGES}
    try:
        made = tool_files.made(wanted, origins, build.cache)
    except ContentError as error:
        raise PluginError(str(error)) from error
    for page, contents in zip(pages, made, strict=True):
        file = i18n.page_file(f"{page}.md", files)
        if file is None:
            raise PluginError(f"{page} has files but no page.")
        for name, content in contents.items():
            files.append(File.generated(config, f"{file.url}{name}", content=content))
    return files


def _origin(language: str, files: Files, config: MkDocsConfig) -> Origin:
    """Where a file comes from.

    What stands in the other language, as in a file of two columns, links to the pages of this one.
    """
    cases = state.of(config).cases

    def page(target: str) -> tuple[str, str]:
        if target.startswith("https://"):
            return "", target
        name, anchor = meaning.meant(target)
        file = i18n.page_file(name, files)
        case = cases.get(name)
        title = case.title[language] if case else ""
        url = languages.absolute(file.url, config.site_url) if file else ""
        return title, url + (f"#{anchor}" if anchor else "")

    return Origin(i18n.site_names(config)[language], page)

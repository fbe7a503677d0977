"""What the hooks use of mkdocs-static-i18n, typed and in one place.

The plugin adds attributes to MkDocs's files and builds every language but the first inside its own
`on_post_build`. A test compares the names here with the plugin that is installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.suffix import create_i18n_file

from guidebook import languages


class LocalizedFile(File):
    """A file of a language, as the plugin makes it of MkDocs's."""

    locale: str
    """The language of the text, which is another than the page's where a translation is missing."""

    alternates: dict[str, LocalizedFile]
    """By language of the site the file that it shows for this page, itself included."""

    norm_src_uri: str
    """The name without a language: `steps/partners.md` for `steps/partners.en.md` too."""


class Language(Protocol):
    """One entry of `languages` in mkdocs.yml."""

    locale: str
    name: str
    site_name: str | None


class Settings(Protocol):
    """The plugin's settings."""

    languages: Sequence[Language]


class Plugin(Protocol):
    """The plugin while it builds."""

    config: Settings
    building: bool
    """Whether it is at a language that is built inside the first one's build. Only it sets this."""

    current_language: str
    build_languages: list[str]
    is_default_language_build: bool
    i18n_files_per_language: dict[str, Sequence[File]]
    """The pages of the languages that have been read so far; the sitemap lists them."""

    original_configs: Mapping[str, Any]
    """Settings of the default language that another one has replaced."""

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build every other language."""


USED_OF_PLUGIN = (
    "building",
    "build_languages",
    "current_language",
    "i18n_files_per_language",
    "is_default_language_build",
    "on_post_build",
    "original_configs",
)
USED_OF_LANGUAGE = ("locale", "name", "site_name")
USED_OF_FILE = ("alternates", "locale", "norm_src_uri")
"""The names above, for the test."""


def plugin(config: MkDocsConfig) -> Plugin:
    """The plugin of this build."""
    return cast(Plugin, config.plugins["i18n"])


def is_inner_build(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language, inside that of the first."""
    return plugin(config).building


def pages(files: Files) -> list[LocalizedFile]:
    """The files of pages, with what the plugin says of them."""
    return cast("list[LocalizedFile]", list(files.documentation_pages()))


def file_of(page: Page) -> LocalizedFile:
    """The file of a page."""
    return cast(LocalizedFile, page.file)


def page_file(name: str, files: Files) -> File | None:
    """The file of a page by its neutral name, in the language of `files` or that it is in."""
    for language in languages.LANGUAGES:
        if file := files.get_file_from_path(languages.in_language(name, language)):
            return file
    return None


def made_file(file: File, language: str, config: MkDocsConfig) -> LocalizedFile:
    """A file of MkDocs's as one of `language`."""
    all_languages = list(languages.LANGUAGES)
    made = create_i18n_file(file, language, languages.DEFAULT, all_languages, config)
    return cast(LocalizedFile, made)


def generated_page(name: str, sources: Mapping[str, str], config: MkDocsConfig) -> LocalizedFile:
    """A page that has no file, for the language that is being built; `name` is neutral and without
    ending, `sources` its Markdown by language.
    """
    made: dict[str, LocalizedFile] = {}
    for language, source in sources.items():
        src_uri = languages.in_language(f"{name}.md", language)
        file = File(src_uri, config.docs_dir, config.site_dir, use_directory_urls=True)
        made[language] = made_file(file, language, config)
        made[language].content_string = source
        made[language].generated_by = "guidebook"
    current = made[plugin(config).current_language]
    current.alternates = made
    return current


def tell_pages(files: Files, config: MkDocsConfig) -> None:
    """Let the plugin know of pages that were added to the language it is at."""
    i18n = plugin(config)
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()


def site_names(config: MkDocsConfig) -> dict[str, str]:
    """The site's name in each language."""
    i18n = plugin(config)
    default: str = i18n.original_configs.get("site_name", config.site_name)
    return {language.locale: language.site_name or default for language in i18n.config.languages}


def end_with_this_language(config: MkDocsConfig) -> None:
    """Keep the plugin from building other languages in this build: they have been built."""
    config.plugins.events["post_build"].remove(cast(Any, plugin(config)).on_post_build)

"""The languages of the guidebook: file names that carry them, addresses and interface texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from babel.dates import format_date
from jinja2 import Environment

DEFAULT = "id"
LANGUAGES = ("id", "en")
LOCALES = {"id": "id_ID", "en": "en_GB"}
"""Open Graph's name for each language with its territory."""

_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")

UiText = Callable[[str], str]
"""The interface in one language: gives the text for a key such as `search.close`."""


class UnknownTextError(LookupError):
    """The interface has no text for a key; says which, and where to add it."""


def language_of(path: str) -> str:
    """The language of a source file by its name: `x.en.md` is English, `x.md` Indonesian."""
    suffixes = PurePosixPath(path).suffixes
    if len(suffixes) < 2:
        return DEFAULT
    language = suffixes[-2].removeprefix(".")
    return language if language in LANGUAGES else DEFAULT


def neutral(path: str) -> str:
    """The name of a source file without its language: `a/b.en.md` becomes `a/b.md`."""
    language = language_of(path)
    return path if language == DEFAULT else path.replace(f".{language}.md", ".md")


def in_language(path: str, language: str) -> str:
    """The name of the same page's source file in `language`."""
    bare = neutral(path)
    return bare if language == DEFAULT else bare.removesuffix(".md") + f".{language}.md"


def localized(dest_uri: str, slugs: Mapping[str, str]) -> str:
    """An output path with every folder in the reader's language.

    `slugs` maps a neutral path (`benefits/reach`) to the last part of its address (`jangkauan`).
    """
    parts = dest_uri.split("/")
    translated = []
    for count, part in enumerate(parts, start=1):
        path = "/".join(parts[:count])
        translated.append(slugs.get(path, part))
    return "/".join(translated)


def absolute(url: str, site_url: str | None) -> str:
    """The full address of a page whose `url` MkDocs gives from the site's root."""
    return (site_url or "/") + ("" if url == "./" else url)


def load_ui_text(env: Environment, language: str) -> UiText:
    """The interface's texts in `language`, from the table that is a template of Material's kind.

    What is returned raises UnknownTextError for a key that is not in the table.
    """
    path = f"partials/languages/{language}.html"
    template: Any = env.get_template(path).module
    texts: dict[str, str] = template.words

    def ui_text(key: str) -> str:
        if key not in texts:
            raise UnknownTextError(
                f"The interface has no text '{key}' in '{language}'. Add it to overrides/{path}."
            )
        return texts[key]

    return ui_text


@cache
def long_date(day: str, language: str) -> str:
    """A day written `2026-11-25` as a reader of `language` writes it."""
    return format_date(date.fromisoformat(day), "long", locale=LOCALES[language])


def date_in_words(value: str, language: str) -> str:
    """A date written `2026`, `2026-11` or `2026-11-25` in words; anything else as it is."""
    patterns = {4: "y", 7: "MMMM y", 10: "d MMMM y"}
    if not _DATE.fullmatch(value):
        return value
    day = date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    return format_date(day, patterns[len(value)], locale=LOCALES[language])

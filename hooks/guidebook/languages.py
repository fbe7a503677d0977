"""The languages of the guidebook, the file names that carry them, and addresses in each language."""

from __future__ import annotations

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


def language_of(path: str) -> str:
    """The language of a source file by its name: `x.en.md` is English, `x.md` Indonesian."""
    suffixes = PurePosixPath(path).suffixes
    return suffixes[-2][1:] if len(suffixes) > 1 and suffixes[-2][1:] in LANGUAGES else DEFAULT


def neutral(path: str) -> str:
    """The name of a source file without its language: `steps/partners.en.md` becomes
    `steps/partners.md`.
    """
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
    return "/".join(slugs.get("/".join(parts[: i + 1]), part) for i, part in enumerate(parts))


def absolute(url: str, site_url: str | None) -> str:
    """The full address of a page whose `url` MkDocs gives from the site's root."""
    return (site_url or "/") + ("" if url == "./" else url)


def words(env: Environment, language: str) -> Callable[[str], str]:
    """The interface's words in `language`, by key (overrides/partials/languages/)."""
    table: Any = env.get_template(f"partials/languages/{language}.html").module
    said: dict[str, str] = table.words
    return lambda key: said.get(key, key)


@cache
def long_date(day: str, language: str) -> str:
    """A day written `2026-11-25` as a reader of `language` writes it."""
    return format_date(date.fromisoformat(day), "long", locale=LOCALES[language])

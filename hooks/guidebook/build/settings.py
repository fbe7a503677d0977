"""Settings that come from outside, made sure of before anything is built.

A variable that a host's form left empty reaches the build as an empty text, not as "not set".
Each default stands here and not in mkdocs.yml, where an empty variable would replace it; and so do
the addresses, of which MkDocs would speak in English only. What is wrong is said in both languages,
like everything a newcomer may meet first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import filterfalse
from urllib.parse import SplitResult, urlsplit

from guidebook.languages import LANGUAGES
from guidebook.tables import table

LOCAL_ADDRESS = "http://127.0.0.1:8000/"
EDIT_URI = "edit/main/docs/"
"""Where pages are edited on GitHub, below the repository's address."""

_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+")
_SSH = re.compile(r"(?:ssh://)?git@([^:/\s]+)[:/](\S+?)(?:\.git)?/?")
"""How git names a repository that is reached with a key: host and path."""

_LONGEST_DATE = 11
"""Digits of the seconds since 1970 up to the year 5138; Python's dates end at 9999."""


def said(key: str, **values: str) -> str:
    """A text of settings.yml in each language, one after the other."""
    texts: dict[str, dict[str, str]] = table(__file__, "settings.yml")
    return "\n".join(texts[key][language].format(**values) for language in LANGUAGES)


def problems(environment: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the variables of the environment that set up the site.

    An address that is missing is none; one that is there but empty is a form that was left empty.
    """
    address = environment.get("SITE_URL")
    if address is not None:
        yield from _address_problems("SITE_URL", "site-url", address)
    repository = environment.get("REPO_URL", "").strip()
    if by_key := _SSH.fullmatch(repository):
        page = f"https://{by_key[1]}/{by_key[2]}"
        yield said("repo-url-key", found=repository, page=page)
    elif repository:
        yield from _address_problems("REPO_URL", "repo-url", repository)
    email = environment.get("CONTACT_EMAIL", "").strip()
    if email and not _EMAIL.fullmatch(email):
        yield said("contact-email", found=email)
    for name in ("PAGE_CACHE", "DOWNLOADS"):
        wanted = environment.get(name, "true").strip().lower()
        if wanted not in ("true", "false"):
            yield said("true-or-false", name=name, found=wanted)
    seconds = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if seconds and not (seconds.isascii() and seconds.isdigit() and len(seconds) <= _LONGEST_DATE):
        yield said("source-date-epoch", found=seconds)


def site_address(site_url: str | None) -> str:
    """The address of the site's root with the slash at its end; nothing if there is none."""
    address = (site_url or "").strip().rstrip("/")
    return f"{address}/" if address else ""


def repository_address(repo_url: str | None) -> str:
    """The address of the repository's pages, from what people paste: `…/guide.git` is for git."""
    return (repo_url or "").strip().rstrip("/").removesuffix(".git")


def unknown_languages(locales: Iterable[str]) -> str:
    """What to say of languages in mkdocs.yml that the guide doesn't speak; empty if there are
    none.
    """
    found = filterfalse(LANGUAGES.__contains__, locales)
    known = ", ".join(LANGUAGES)
    return "\n".join(said("unknown-language", found=locale, known=known) for locale in found)


def _address_problems(name: str, key: str, address: str) -> Iterator[str]:
    if not address.strip():
        yield said(f"{key}-empty")
    elif not _is_plain(address.strip()):
        yield said(f"{key}-wrong", name=name, found=address)


def _is_plain(address: str) -> bool:
    """Whether this is the web address of a folder, and nothing besides."""
    try:
        parts = urlsplit(address)
        return _has_host(parts) and not (parts.query or parts.fragment or parts.username)
    except ValueError:
        return False


def _has_host(parts: SplitResult) -> bool:
    """Whether an address names a host; asking for its port raises ValueError where it has none."""
    spaces = re.search(r"\s", parts.geturl())
    is_valid_port = parts.port is None or parts.port > 0
    return (
        parts.scheme in ("http", "https") and bool(parts.hostname) and is_valid_port and not spaces
    )

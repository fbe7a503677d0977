"""Settings that come from outside, made sure of before anything is built.

A variable that a host's form left empty reaches the build as an empty text, not as "not set".
Empty counts as missing, so each default stands here and not in mkdocs.yml, where an empty
variable would replace it. What is wrong is said in both languages, like everything a newcomer
may meet first.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse

from guidebook.languages import LANGUAGES

LOCAL_ADDRESS = "http://127.0.0.1:8000/"
EDIT_URI = "edit/main/docs/"
"""Where pages are edited on GitHub, below the repository's address."""

NO_ADDRESS = (
    f"SITE_URL kosong: tautan penuh, umpan, dan peta situs memakai {LOCAL_ADDRESS}. Untuk"
    " menerbitkan, isi alamat situs: SITE_URL=https://contoh.org/panduan/ make build\n"
    f"SITE_URL is empty: full links, feeds and the sitemap use {LOCAL_ADDRESS}. To publish, give"
    " the site's address: SITE_URL=https://example.org/guide/ make build"
)

NO_FOLDERS = (
    "use_directory_urls: false hanya untuk membuka situs dari folder di komputer. Umpan,"
    " cases.json, peta situs, dan tautan di 404.html tetap menunjuk alamat berakhiran '/'."
    " Jangan diterbitkan.\n"
    "use_directory_urls: false is only for opening the site from a folder on a computer. Feeds,"
    " cases.json and the links of 404.html still lead to addresses that end in '/'. Don't"
    " publish it."
)

_UNKNOWN_LANGUAGE = (
    "mkdocs.yml: bahasa '{found}' belum ada di panduan ini; yang ada: {known}. Bahasa baru"
    " memerlukan: namanya di hooks/guidebook/languages.py, kata antarmuka di"
    " overrides/partials/languages/{found}.html, alamat di extra.slugs, teksnya di setiap berkas"
    " .yml dalam docs/ dan hooks/guidebook/, dan kode yang kini menganggap hanya ada dua bahasa."
    " Lihat MAINTAINING.md, 'A third language'.\n"
    "mkdocs.yml: the language '{found}' is not one of this guide; they are: {known}. A new"
    " language needs: its name in hooks/guidebook/languages.py, the interface's words in"
    " overrides/partials/languages/{found}.html, addresses in extra.slugs, its texts in every"
    " .yml file of docs/ and hooks/guidebook/, and code that today takes two languages for"
    " granted. See MAINTAINING.md, 'A third language'."
)


def repository_address(repo_url: str | None) -> str:
    """The address of the repository's pages, from what people paste: `…/guide.git` is for git."""
    return (repo_url or "").strip().rstrip("/").removesuffix(".git")


def unknown_languages(locales: Iterable[str]) -> str:
    """What to say of languages in mkdocs.yml that the guide doesn't speak; empty if there are
    none.
    """
    found = filterfalse(LANGUAGES.__contains__, locales)
    known = ", ".join(LANGUAGES)
    return "\n".join(_UNKNOWN_LANGUAGE.format(found=locale, known=known) for locale in found)

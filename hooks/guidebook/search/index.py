"""The search index of a finished site, made by Pagefind.

Each language has an index of its own, made beside the build while that goes on and kept for the
next one.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from guidebook.cache import digests
from guidebook.cache.digests import digest
from guidebook.cache.store import Cache
from guidebook.cache.whole_files import link
from guidebook.search import pagefind_command
from guidebook.search.pagefind_command import ENTRY

_SEARCHED = re.compile(r"<article [^>]*data-pagefind-body.*</article>", re.DOTALL)
_HEAD = re.compile(r"<html [^>]*>|<title>.*?</title>", re.DOTALL)
"""Where a page says its language and its title."""

_CHANGING = re.compile("\n?<!-- changing -->.*?<!-- /changing -->", re.DOTALL)
"""What a page says of other pages and is not searched; templates mark it, so that the index
outlasts its changes.
"""


class SearchIndexError(Exception):
    """Pagefind could not make the index; says what it said."""


class LanguageIndex:
    """The index of one language, in a folder of its own that the next build can use.

    Beside a folder that lasts lies a list, `FOLDER.json`: the hashes of its files, and the key of
    the pages that it was made from.
    """

    def __init__(self, site: Path, language: str, pages: Mapping[str, str], cache: Cache) -> None:
        """Begin to index `pages`: paths below `site`, each with the key of its content or "".

        The last build's index serves again where no page has changed, or nothing of a page that is
        searched.
        """
        self._language = language
        self._place, self._lasting = _place(language, cache)
        self._pages_key = _pages_key(site, pages)
        self._process: subprocess.Popen[str] | None = None
        last_folder, last_pages_key = self._last()
        self._is_listed = last_pages_key == self._pages_key
        if last_folder and self._is_listed:
            self.folder = last_folder
            return
        texts = _searched_texts(site, pages)
        text_hashes = {page: digest(text) for page, text in texts.items()}
        self.folder = self._place / f"{language}-{digest(text_hashes)[:12]}"
        if texts and self.folder != last_folder:
            self._process = pagefind_command.start(texts, self.folder)

    def _last(self) -> tuple[Path | None, str]:
        """The folder of the last build's index and the key of its pages.

        None and "" where there is none, or a file of it is not as it was.
        """
        for list_file in self._place.glob(f"{self._language}-*.json"):
            folder = list_file.with_suffix("")
            # a list that can't be read, or not as one, counts as not there
            with suppress(OSError, ValueError, TypeError, KeyError):
                last = json.loads(list_file.read_text("utf-8"))
                if last["files"] == _hashes(folder):
                    return folder, last["pages"]
        return None, ""

    def put(self, target: Path) -> dict[str, Any]:
        """Wait for the files and put them into the folder `target` of the site.

        Returns what Pagefind's first file says, nothing where no page is searched. Raises
        SearchIndexError.
        """
        if self._process:
            output, _ = self._process.communicate()
            if self._process.returncode:
                self._clear()
                raise SearchIndexError(f"The search index could not be made.\n{output}")
            pagefind_command.tidy(self.folder)
        if self._lasting and not self._is_listed:
            content = {"pages": self._pages_key, "files": _hashes(self.folder)}
            self.folder.with_suffix(".json").write_text(json.dumps(content), "utf-8")
        for path in _files(self.folder):
            link(path, target / path.relative_to(self.folder))
        entry_file = self.folder / ENTRY
        entry: dict[str, Any] = {}
        if entry_file.exists():
            entry = json.loads(entry_file.read_text("utf-8"))
        self._clear()
        return entry

    def _clear(self) -> None:
        """Leave nothing but what the next build can use."""
        if not self._lasting:
            shutil.rmtree(self._place, ignore_errors=True)
            return
        own = (self.folder, self.folder.with_suffix(".json"))
        for path in self._place.glob(f"{self._language}-*"):
            if path in own:
                continue
            if path.is_file():
                path.unlink()
            else:
                shutil.rmtree(path, ignore_errors=True)


def put_together(indexes: Iterable[LanguageIndex], site: Path) -> None:
    """Make `site`/pagefind from the indexes of all languages. Raises SearchIndexError."""
    target = site / "pagefind"
    whole: dict[str, Any] = {}
    languages: dict[str, Any] = {}
    for index in indexes:
        entry = index.put(target)
        languages |= entry.get("languages", {})
        whole |= entry
    if whole:
        whole["languages"] = languages
    entry_file = target / ENTRY
    # it may be the same file as that of one language's index, which has to stay as it is
    entry_file.unlink(missing_ok=True)
    entry_file.write_text(json.dumps(whole, sort_keys=True), "utf-8")


def _place(language: str, cache: Cache) -> tuple[Path, bool]:
    """Where indexes are made, and whether the next build will find them there."""
    kept = cache.folder
    return (kept, True) if kept else (Path(tempfile.mkdtemp(prefix=language)), False)


def _pages_key(site: Path, pages: Mapping[str, str]) -> str:
    """What tells these pages from others: the path and content of each.

    A page without a key is made anew by every build, and what is searched of it may be the same.
    """
    contents = []
    for page, key in pages.items():
        content = key or _searched((site / page).read_text("utf-8"))
        contents.append((page, content))
    return digest(sorted(contents))


def _searched_texts(site: Path, pages: Iterable[str]) -> dict[str, str]:
    """What is searched of each page where something is."""
    texts = {}
    for page in pages:
        text = _searched((site / page).read_text("utf-8"))
        if text:
            texts[page] = text
    return texts


def _searched(page: str) -> str:
    """What of the HTML of a page is searched, in a page of its own; "" if that is nothing."""
    article = _SEARCHED.search(page)
    if not article:
        return ""
    language_and_title = _HEAD.findall(page)[:2]
    text = _CHANGING.sub("", article[0])
    return "".join([*language_and_title, text, "</html>"])


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _hashes(folder: Path) -> dict[str, str]:
    return digests.files(_files(folder), folder)

"""The index of a finished site, made by Pagefind, with only those of its files that our pages use.

Each language has an index of its own, made beside the build while that goes on and kept for the
next one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from guidebook.cache import digests
from guidebook.cache.digests import digest
from guidebook.cache.store import Cache

NOT_SEARCHED = (
    ".headerlink, .footnote, .footnote-ref, .footnote-backref, sup, .visually-hidden, .kicker"
    ", .case-sources, .case-facts, .case-signs, .glossary__other"
)
"""Signs in the text that are no words of it, lists of sources, and what a result shows by itself.
"""

CHUNK = "2500"
"""Size of a file of the index; a query loads one file a word, and Pagefind's own 20000 makes each
30 kB.
"""

ENTRY = "pagefind-entry.json"
_SEARCHED = re.compile(r"<article [^>]*data-pagefind-body.*</article>", re.DOTALL)
_HEAD = re.compile(r"<html [^>]*>|<title>.*?</title>", re.DOTALL)
_CHANGING = re.compile("<!-- changing -->.*?<!-- /changing -->", re.DOTALL)
"""What a page says of other pages and is not searched; templates mark it, so that the index
outlasts its changes.
"""
_FILTER = re.compile(rb"\x82[\x61-\x77][a-z]+[\x61-\x77][a-z]{2}_[0-9a-f]+")
_FILTERS = re.compile(b"(?:%s){2,}" % _FILTER.pattern)
"""A filter in the list of them: a pair of its name and its file's, in CBOR."""


class SearchIndexError(Exception):
    """Pagefind could not make the index; says what it said."""


class LanguageIndex:
    """The index of one language, in a folder of its own that the next build can use."""

    def __init__(self, site: Path, language: str, pages: Mapping[str, str], cache: Cache) -> None:
        """Begin to index `pages`, paths below `site`, with the key of each where it has one.

        The last build's index serves again where no page has changed, or nothing of a page that is
        searched.
        """
        self._language = language
        self._place, self._lasting = _place(language, cache)
        self._pages = digest(
            sorted((page, key or digests.file_hash(site / page)) for page, key in pages.items())
        )
        self._process: subprocess.Popen[str] | None = None
        last, of_pages = self._last()
        self._known = of_pages == self._pages
        if last and self._known:
            self.folder = last
            return
        texts = {page: text for page in pages if (text := _searched(site / page))}
        self.folder = (
            self._place
            / f"{language}-{digest({page: digest(text) for page, text in texts.items()})[:12]}"
        )
        if texts and self.folder != last:
            self._process = _pagefind(texts, self.folder)

    def _last(self) -> tuple[Path | None, str]:
        """The folder of the last build's index if every file of it is as it was, and the key of its
        pages.
        """
        for list_ in self._place.glob(f"{self._language}-*.json"):
            with suppress(OSError, ValueError, TypeError, KeyError):
                last = json.loads(list_.read_text("utf-8"))
                if last["files"] == _hashes(list_.with_suffix("")):
                    return list_.with_suffix(""), last["pages"]
        return None, ""

    def put(self, index: Path) -> dict[str, Any]:
        """Wait for the files and give them to the site's index; returns what Pagefind's first file
        says.
        """
        if self._process:
            said, _ = self._process.communicate()
            if self._process.returncode:
                self._clear()
                raise SearchIndexError(f"The search index could not be made.\n{said}")
            _tidy(self.folder)
        if self._lasting and not self._known:
            list_ = {"pages": self._pages, "files": _hashes(self.folder)}
            self.folder.with_suffix(".json").write_text(json.dumps(list_), "utf-8")
        for path in _files(self.folder):
            _link(path, index / path.relative_to(self.folder))
        entry = self.folder / ENTRY
        whole: dict[str, Any] = json.loads(entry.read_text("utf-8")) if entry.exists() else {}
        self._clear()
        return whole

    def _clear(self) -> None:
        """Leave nothing but what the next build can use."""
        own = (self.folder, self.folder.with_suffix(".json")) if self._lasting else ()
        for each in self._place.glob(f"{self._language}-*") if self._lasting else [self._place]:
            if each not in own:
                each.unlink() if each.is_file() else shutil.rmtree(each, ignore_errors=True)


def put_together(parts: Iterable[LanguageIndex], site: Path) -> None:
    """Make `site`/pagefind from the indexes of all languages."""
    index, whole = site / "pagefind", dict[str, Any]()
    for part in parts:
        entry = part.put(index)
        entry.get("languages", {}).update(whole.get("languages", {}))
        whole.update(entry)
    (index / ENTRY).unlink(missing_ok=True)  # a link, and what it leads to belongs to one language
    (index / ENTRY).write_text(json.dumps(whole, sort_keys=True), "utf-8")


def _place(language: str, cache: Cache) -> tuple[Path, bool]:
    """Where indexes are, and whether the next build will find them there."""
    with suppress(OSError):
        if cache.folder:
            cache.folder.mkdir(parents=True, exist_ok=True)
            return cache.folder, True
    return Path(tempfile.mkdtemp(prefix=language)), False


def _searched(page: Path) -> str:
    """What of a page is searched, in a page of its own; nothing if that is nothing."""
    text = page.read_text("utf-8")
    if not (found := _SEARCHED.search(text)):
        return ""
    return "".join([*_HEAD.findall(text)[:2], _CHANGING.sub("", found[0]), "</html>"])


def _pagefind(texts: Mapping[str, str], folder: Path) -> subprocess.Popen[str]:
    """Start Pagefind on texts by their page; they are read in half the time of the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    site = folder.with_suffix(".texts")
    shutil.rmtree(site, ignore_errors=True)
    for page, text in texts.items():
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).write_text(text, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--output-path",
        str(folder),
        "--quiet",
    ]
    command += ["--exclude-selectors", NOT_SEARCHED]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": CHUNK}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _hashes(folder: Path) -> dict[str, str]:
    return digests.files(_files(folder), folder)


def _link(path: Path, target: Path) -> None:
    """The same file at another place, which costs next to nothing; a copy where that can't be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)


def _tidy(index: Path) -> None:
    """The same files for the same pages, without those of interfaces of Pagefind's own, which no
    page here uses.
    """
    for file in [
        *index.glob("*ui.*"),
        index / "pagefind-highlight.js",
        index / "pagefind-worker.js",
    ]:
        file.unlink()
    _put_in_order(index)


def _put_in_order(index: Path) -> None:
    """Pagefind writes languages and filters in random order; two builds of one commit shall be the
    same.
    """
    path = index / ENTRY
    entry = json.loads(path.read_text("utf-8"))
    for language, found in entry["languages"].items():
        old = index / f"pagefind.{found['hash']}.pf_meta"
        data = _FILTERS.sub(
            lambda list_: b"".join(sorted(_FILTER.findall(list_[0]))),
            gzip.decompress(old.read_bytes()),
        )
        found["hash"] = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
        old.unlink()
        (index / f"pagefind.{found['hash']}.pf_meta").write_bytes(gzip.compress(data, mtime=0))
    path.write_text(json.dumps(entry, sort_keys=True), "utf-8")

"""The index of a finished site, made by Pagefind, with only those of its files that our pages use."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from guidebook import fingerprints
from guidebook.kept import NOTHING, Kept, digest

NOT_SEARCHED = (
    ".headerlink, .footnote, .footnote-ref, .footnote-backref, sup, .visually-hidden, .kicker"
    ", .case-sources, .case-facts, .case-signs, .glossary__other"
)
"""Signs in the text that are no words of it, lists of sources, and what a result shows by itself."""

CHUNK = "2500"
"""Size of a file of the index; a query loads one file a word, and Pagefind's own 20000 makes each 30 kB."""

_FILTER = re.compile(rb"\x82[\x61-\x77][a-z]+[\x61-\x77][a-z]{2}_[0-9a-f]+")
_FILTERS = re.compile(b"(?:%s){2,}" % _FILTER.pattern)
"""A filter in the list of them: a pair of its name and its file's, in CBOR."""


class SearchIndexError(Exception):
    """Pagefind could not make the index; says what it said."""


def make(site: Path, kept: Kept = NOTHING) -> None:
    """Index the pages below `site` into `site`/pagefind, or copy the index that was kept for the same pages."""
    key = digest(sorted(fingerprints.files(site.rglob("*.html"), site).items()))
    hashes, folder, index = kept.get_json("search", "", key), kept.folder, site / "pagefind"
    if hashes and folder and _copied(folder, index, hashes):
        return
    _index(site)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(index, folder)
        kept.put_json("search", "", key, fingerprints.files(_files(index), index))


def _copied(folder: Path, index: Path, hashes: dict[str, str]) -> bool:
    """Whether every file of the kept index is as it was; it is in its place then, and nothing is otherwise."""
    try:
        if fingerprints.files(_files(folder), folder) != hashes:
            return False
        shutil.copytree(folder, index)
    except OSError:
        shutil.rmtree(index, ignore_errors=True)
        return False
    return True


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _index(site: Path) -> None:
    """The same files for the same pages."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--exclude-selectors", NOT_SEARCHED, "--quiet"]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": CHUNK}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stdout + done.stderr)
    index = site / "pagefind"
    for file in [*index.glob("*ui.*"), index / "pagefind-highlight.js", index / "pagefind-worker.js"]:
        file.unlink()  # interfaces of Pagefind's own, which no page here uses
    _put_in_order(index)


def _put_in_order(index: Path) -> None:
    """Pagefind writes languages and filters in random order; two builds of one commit shall be the same."""
    path = index / "pagefind-entry.json"
    entry = json.loads(path.read_text("utf-8"))
    for language, found in entry["languages"].items():
        old = index / f"pagefind.{found['hash']}.pf_meta"
        data = _FILTERS.sub(
            lambda list_: b"".join(sorted(_FILTER.findall(list_[0]))), gzip.decompress(old.read_bytes())
        )
        found["hash"] = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
        old.unlink()
        (index / f"pagefind.{found['hash']}.pf_meta").write_bytes(gzip.compress(data, mtime=0))
    path.write_text(json.dumps(entry, sort_keys=True), "utf-8")

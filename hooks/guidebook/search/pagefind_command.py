"""Pagefind's command line: started on texts, and what of its files our pages use.

The whole of what we know of Pagefind's files is here. Its Python interface is not used: that takes
one answer in a tenth of a second, which is one page, and a second thread in our process.
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
from collections.abc import Mapping
from pathlib import Path

ENTRY = "pagefind-entry.json"
"""The file that a browser loads first: the languages, and where the index of each begins."""

_NOT_SEARCHED = (
    ".headerlink, .footnote, .footnote-ref, .footnote-backref, sup, .visually-hidden, .kicker"
    ", .case-sources, .case-facts, .case-signs, .cards, .case-list, .case-outcomes, .matrix"
    ", .tool-sources, .law, .tool-part > :not(h2):not(.clause)"
    ", .clause__kept, .clause .running, .clause .blanks"
)
"""Signs in the text that are no words of it, lists of sources and of other pages, what a result
shows by itself, and of a tool all that is filled in but its headings: a sheet names everything once
and explains nothing.
"""

_CHUNK_SIZE = "2500"
"""Size of a file of the index. A query loads one file a word, and Pagefind's own 20000 makes each
30 kB.
"""

# A filter in a `pf_meta` file, which is CBOR: a list of two (0x82), the filter's name and the name
# of its file, `id_` and hexadecimal digits. Each is a text of up to 23 bytes, whose first byte is
# 0x60 and its length.
_SHORT_TEXT = rb"[\x61-\x77]"
_FILTER = re.compile(rb"\x82" + _SHORT_TEXT + rb"[a-z]+" + _SHORT_TEXT + rb"[a-z]{2}_[0-9a-f]+")
_FILTER_LIST = re.compile(rb"(?:" + _FILTER.pattern + rb"){2,}")


def start(texts: Mapping[str, str], folder: Path) -> subprocess.Popen[str]:
    """Start to make the index of `texts`, HTML by the path of its page, in `folder`.

    The texts are written beside it, and are read in half the time that whole pages take.
    """
    shutil.rmtree(folder, ignore_errors=True)
    site = folder.with_suffix(".texts")
    shutil.rmtree(site, ignore_errors=True)
    for page, text in texts.items():
        path = site / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    command = [sys.executable, "-m", "pagefind", "--quiet"]
    command += ["--site", str(site)]
    command += ["--output-path", str(folder)]
    command += ["--exclude-selectors", _NOT_SEARCHED]
    return subprocess.Popen(
        command,
        env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK_SIZE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def tidy(folder: Path) -> None:
    """Leave of a finished index what pages use, with the same bytes each time it is made.

    Pagefind writes languages and filters in random order.
    """
    interfaces = list(folder.glob("*ui.*"))
    interfaces.append(folder / "pagefind-highlight.js")
    interfaces.append(folder / "pagefind-worker.js")
    for file in interfaces:
        # fails where one is missing: a renamed one would be published unseen
        file.unlink()
    path = folder / ENTRY
    entry = json.loads(path.read_text("utf-8"))
    for language, index in entry["languages"].items():
        index["hash"] = _put_in_order(folder, language, index["hash"])
    path.write_text(json.dumps(entry, sort_keys=True), "utf-8")


def _put_in_order(folder: Path, language: str, old_hash: str) -> str:
    """Sort the filters in the `pf_meta` file of a language, and name it anew by its content."""
    old = folder / f"pagefind.{old_hash}.pf_meta"
    data = _FILTER_LIST.sub(_sorted_filters, gzip.decompress(old.read_bytes()))
    old.unlink()
    new_hash = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    new = folder / f"pagefind.{new_hash}.pf_meta"
    new.write_bytes(gzip.compress(data, mtime=0))
    return new_hash


def _sorted_filters(filter_list: re.Match[bytes]) -> bytes:
    return b"".join(sorted(_FILTER.findall(filter_list[0])))

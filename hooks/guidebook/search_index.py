"""The index of a finished site, made by Pagefind, with only those of its files that our pages use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

NOT_SEARCHED = (
    ".headerlink, .footnote, .footnote-ref, .footnote-backref, sup, .visually-hidden, .kicker"
    ", .case-sources, .case-facts, .case-signs, .glossary__other"
)
"""Signs in the text that are no words of it, lists of sources, and what a result shows by itself."""

CHUNK = "2500"
"""Size of a file of the index; a query loads one file a word, and Pagefind's own 20000 makes each 30 kB."""


class SearchIndexError(Exception):
    """Pagefind could not make the index; says what it said."""


def make(site: Path) -> None:
    """Index the pages below `site` into `site`/pagefind; the same files for the same pages."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--exclude-selectors", NOT_SEARCHED, "--quiet"]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": CHUNK}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stdout + done.stderr)
    index = site / "pagefind"
    for file in [*index.glob("*ui.*"), index / "pagefind-highlight.js", index / "pagefind-worker.js"]:
        file.unlink()  # interfaces of Pagefind's own, which no page here uses
    entry = index / "pagefind-entry.json"
    # Pagefind writes the languages in random order; two builds of one commit shall be the same.
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")

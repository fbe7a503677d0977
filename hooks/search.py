"""The search index: Pagefind reads the finished pages and keeps one index per language.

Runs once, after the last language has been written (mkdocs-static-i18n builds the others at -100).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

NOT_SEARCHED = ".headerlink, .footnote-ref, .footnote-backref, .kicker"
"""Signs in the text that are no words of it."""


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        config.site_dir,
        "--exclude-selectors",
        NOT_SEARCHED,
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(f"The search index could not be made.\n{done.stdout}{done.stderr}")
    entry = Path(config.site_dir) / "pagefind" / "pagefind-entry.json"
    # Pagefind writes the languages in random order; two builds of one commit shall be the same.
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")

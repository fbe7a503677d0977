"""Where this edition comes from: its date and its repository.

The date is that of the last commit, so that two builds of one commit are the same to the byte; it
is set before anything asks for a date, and templates show it in the page's language. Without a
repository no page links to one.
"""

from __future__ import annotations

import os
import subprocess
import time
from datetime import datetime, timezone
from pathlib import Path

from guidebook import languages
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime


@event_priority(100)  # before any other plugin asks for the date
def on_config(config: MkDocsConfig) -> None:
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ["SOURCE_DATE_EPOCH"] = (
            _last_commit(Path(config.config_file_path).parent) or f"{int(time.time())}"
        )
    if not config.repo_url:
        config.edit_uri = None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    day = datetime.fromtimestamp(get_build_datetime().timestamp(), timezone.utc).date()
    env.globals["edition"] = day.isoformat()
    env.filters["long_date"] = languages.long_date


def _last_commit(folder: Path) -> str:
    """Seconds since 1970 of the last commit, or nothing where there is no git or no commit."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        return ""

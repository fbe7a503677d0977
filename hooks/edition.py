"""Where this edition comes from: its date, its address and its repository.

The date is that of the last commit, so that two builds of one commit are the same to the byte; it
is set before anything asks for a date. Pages get a token for it, which is filled in when they are
written (guidebook/build/late_values.py). Without an address the site is built for this computer,
and says so. Without a repository no page links to one.
"""

from __future__ import annotations

import os
import subprocess
import time
from datetime import datetime, timezone
from pathlib import Path

from guidebook import languages
from guidebook.build import i18n, settings, state
from guidebook.build.late_values import Edition
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

log = get_plugin_logger("guidebook")


@event_priority(100)  # before any other plugin asks for the date
def on_config(config: MkDocsConfig) -> None:
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        last_commit = _last_commit(Path(config.config_file_path).parent)
        os.environ["SOURCE_DATE_EPOCH"] = last_commit or str(int(time.time()))
    config.site_url = config.site_url or settings.site_address(os.environ.get("SITE_URL"))
    if not config.site_url:
        config.site_url = settings.LOCAL_ADDRESS
        log.info(settings.said("no-address", local=settings.LOCAL_ADDRESS))
    if not config.extra["contact_email"] and not i18n.is_inner_build(config):
        log.info(settings.said("no-private-channel"))
    repository = config.repo_url or os.environ.get("REPO_URL")
    config.repo_url = settings.repository_address(repository)
    config.edit_uri = (config.edit_uri or settings.EDIT_URI) if config.repo_url else None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    late = state.of(config).late_values
    date = datetime.fromtimestamp(get_build_datetime().timestamp(), timezone.utc).date()
    day = date.isoformat()
    long = {}
    for language in languages.LANGUAGES:
        long[language] = late.token(f"long{language}", languages.long_date(day, language))
    env.globals["edition"] = Edition(late.token("day", day), late.token("year", day[:4]), long)


@event_priority(-103)  # after the page has been kept (page_cache.py, -102)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return state.of(config).late_values.fill(output)


def _last_commit(folder: Path) -> str:
    """Seconds since 1970 of the last commit, or nothing where there is no git or no commit."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()

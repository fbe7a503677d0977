"""What every page is made from besides its own text: code, templates, settings, data files,
installed packages.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from guidebook.cache import workers
from guidebook.cache.digests import digest, files
from guidebook.cache.store import Cache

_NOT_SHOWN = frozenset({"config_file_path", "dev_addr", "docs_dir", "site_dir", "strict", "watch"})
"""Settings that change nothing in a page."""

_PER_PAGE = frozenset({"alternate"})
"""What mkdocs-static-i18n leaves in `extra` of the page it was at."""


def opened(root: Path, config: Mapping[str, Any]) -> Cache:
    """What the last build of the project as it is now has kept; nothing where code was changed
    after it was loaded.
    """
    whole = project(root, Path(config["config_file_path"]))
    name = digest(whole, settings(config))[:20]
    usable = config["extra"].get("page_cache", True) and code(root) == loaded_code(root)
    if not usable:
        return Cache(None, whole)
    return Cache(root / ".cache" / "pages" / f"{name}.sqlite3", whole, workers.available())


def write(cache: Cache, root: Path, config: Mapping[str, Any]) -> None:
    """Keep what this build has made, unless the project was changed meanwhile: it belongs to
    neither state then.
    """
    if project(root, Path(config["config_file_path"])) == cache.project:
        cache.write()


def project(root: Path, config_file: Path) -> str:
    """The project without its pages. docs/translations.yml counts with the pages it speaks of."""
    data = [path for path in (root / "docs").glob("*.yml") if path.name != "translations.yml"]
    return digest(
        files([config_file, *_below(root / "overrides"), *data], root), code(root), packages()
    )


def code(root: Path) -> dict[str, str]:
    """The hooks as they are on disk."""
    return files(_below(root / "hooks"), root)


@functools.cache
def loaded_code(root: Path) -> dict[str, str]:
    """The hooks as they were when this was first asked: Python loads them once, and serving goes on
    for hours.
    """
    return code(root)


def settings(config: Mapping[str, object]) -> object:
    """Settings as far as a page can show them; some come from the environment or the command line."""
    plain = _plain({name: value for name, value in config.items() if name not in _NOT_SHOWN})
    return plain, date.today().year  # which checks and the form ask for


@functools.cache
def packages() -> list[str]:
    """Python and every package that is installed, with their versions."""
    found = {f"{each.metadata['Name']} {each.version}" for each in metadata.distributions()}
    return [sys.version, *sorted(found)]


def _below(folder: Path) -> list[Path]:
    return [
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]


def _plain(value: object) -> object:
    """Of a setting what JSON can hold; objects that plugins put there are made from files counted
    elsewhere.
    """
    if isinstance(value, Mapping):
        inner = {str(key): _plain(each) for key, each in value.items() if key not in _PER_PAGE}
        return {key: each for key, each in inner.items() if each is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value if isinstance(value, (str, int, float, bool)) else None

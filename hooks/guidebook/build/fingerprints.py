"""What pages are made from besides their own text: code, packages, templates, settings, data."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from guidebook.cache.digests import digest, files
from guidebook.cache.store import Cache

_NOT_SHOWN = frozenset({"config_file_path", "dev_addr", "docs_dir", "site_dir", "strict", "watch"})
"""Settings that change nothing in a page."""

_PER_PAGE = frozenset({"alternate"})
"""What mkdocs-static-i18n leaves in `extra` of the page it was at."""

_NOT_IN_PAGES = ("overrides/assets/javascripts", "overrides/assets/stylesheets")
"""Of overrides/ what pages only link to; how it is published, no page shows."""

_WITH_THEIR_PAGES = "translations.yml"
"""A data file of docs/ whose lines count with the pages they speak of."""


def open_cache(root: Path, config: Mapping[str, Any]) -> Cache:
    """What earlier builds by this code have kept for a site at this address.

    Nothing is kept where that is switched off, or where code was changed after it was loaded: pages
    are made by the old one then, until MkDocs is started again.
    """
    is_wanted = config["extra"].get("page_cache", True)
    if not is_wanted or code(root) != loaded_code(root):
        return Cache(None)
    name = digest(code(root), packages(), config["site_url"])[:20]
    return Cache(root / ".cache" / "pages" / f"{name}.sqlite3")


def project(root: Path, config_file: Path) -> str:
    """The project without its pages; a build during which it changes belongs to no state of it."""
    return digest(code(root), templates(root), data(root), files([config_file], root))


def frame(root: Path, config: Mapping[str, Any]) -> str:
    """What every page is made from: settings and templates."""
    config_file = Path(config["config_file_path"])
    return digest(settings(config), files([config_file], root), templates(root))


def code(root: Path) -> dict[str, str]:
    """The hooks as they are on disk."""
    return files(_below(root / "hooks"), root)


@functools.cache
def loaded_code(root: Path) -> dict[str, str]:
    """The hooks as they were when this was first asked.

    Python loads them once, and serving goes on for hours.
    """
    return code(root)


def templates(root: Path) -> dict[str, str]:
    """Templates and interface words."""
    shown = set(_below(root / "overrides"))
    for folder in _NOT_IN_PAGES:
        shown.difference_update(_below(root / folder))
    return files(shown, root)


def data(root: Path) -> dict[str, str]:
    """The data files of docs/: checklist, tools, glossary and the like, and the drawings."""
    paths = [path for path in (root / "docs").glob("*.yml") if path.name != _WITH_THEIR_PAGES]
    paths += _below(root / "docs/tools")
    paths += _below(root / "docs/figures")
    return files(paths, root)


def settings(config: Mapping[str, object]) -> object:
    """Settings as far as a page can show them; some come from the environment or the command."""
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    return _plain(shown)


@functools.cache
def packages() -> list[str]:
    """Python and every package that is installed, with their versions."""
    versions = {f"{each.metadata['Name']} {each.version}" for each in metadata.distributions()}
    return [sys.version, *sorted(versions)]


def _below(folder: Path) -> list[Path]:
    paths = []
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            paths.append(path)
    return paths


def _plain(value: object) -> object:
    """Of a setting what JSON can hold.

    Objects that plugins put there are made from files that are counted elsewhere.
    """
    if isinstance(value, Mapping):
        plain = {}
        for key, each in value.items():
            inner = _plain(each)
            if key not in _PER_PAGE and inner is not None:
                plain[str(key)] = inner
        return plain
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value if isinstance(value, (str, int, float, bool)) else None

"""Hashes by which results and files are told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest(*parts: object) -> str:
    """A key from parts that JSON can hold; other objects count by what they print."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def files(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """The hash of each file below `root` by its path there, of others by the whole path."""
    hashes = {}
    for path in sorted(paths):
        inside = path.is_relative_to(root)
        name = path.relative_to(root).as_posix() if inside else str(path)
        hashes[name] = file_hash(path)
    return hashes


def file_hash(path: Path) -> str:
    """The hash of what a file holds."""
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""What one build keeps for the next: results under the key of everything that they were made from,
in one file.

Safe to delete. Nothing in it is run: a result is JSON or text, and one whose checksum does not fit
counts as not there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST_FILES = 4
"""Files beside one another: building, serving and the last state of the templates each have their
own.
"""

Rows = dict[tuple[str, str], tuple[str, bytes, str]]
"""Key, compressed result and checksum by kind and name."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS kept"
    " (kind TEXT, name TEXT, key TEXT, data BLOB, checksum TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID"
)


class Cache:
    """Results by kind and name, one of each; `key` says what a result was made from."""

    def __init__(self, file: Path | None, project: str = "", processes: int = 1) -> None:
        """Take from and write to `file`; without one nothing is kept.

        `project` is its fingerprint, `processes` how many may work at once and hand on what they
        keep.
        """
        self.file, self.project, self.processes = file, project, processes
        self._rows: Rows = {}
        self._used: set[tuple[str, str]] = set()
        self._new: set[tuple[str, str]] = set()
        if file and file.is_file():
            with suppress(sqlite3.Error, OSError):
                self._rows = _read(file)
        self.is_warm = bool(self._rows)  # whether there is anything of an earlier build

    @property
    def folder(self) -> Path | None:
        """A place for whole files, which goes when the file goes; whoever uses it sees to it that
        they are sound.
        """
        return self.file.with_suffix("") if self.file else None

    def has(self, kind: str, name: str, key: str) -> bool:
        """Whether a text is kept for `name` that was made from what `key` stands for."""
        row = self._rows.get((kind, name))
        return row is not None and row[0] == key and _checksum(kind, name, key, row[1]) == row[2]

    def get(self, kind: str, name: str, key: str) -> str | None:
        """That text."""
        if not self.has(kind, name, key):
            return None
        self._used.add((kind, name))
        return zlib.decompress(self._rows[kind, name][1]).decode("utf-8", "surrogatepass")

    def put(self, kind: str, name: str, key: str, text: str) -> None:
        """Keep a text in the place of the one before."""
        if self.file:
            data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
            self._rows[kind, name] = key, data, _checksum(kind, name, key, data)
            self._used.add((kind, name))
            self._new.add((kind, name))

    def get_json(self, kind: str, name: str, key: str) -> Any:
        """Data kept for `name`, or nothing."""
        text = self.get(kind, name, key)
        return None if text is None else json.loads(text)

    def put_json(self, kind: str, name: str, key: str, data: object) -> None:
        """Keep data that JSON can hold."""
        self.put(kind, name, key, json.dumps(data, ensure_ascii=False))

    def made(self, kind: str, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """A file that was cache, or that `make` makes now."""
        if known := self.get(kind, name, key):
            return base64.b64decode(known)
        data = make()
        self.put(kind, name, key, base64.b64encode(data).decode())
        return data

    def begin_notes(self) -> None:
        """Note what is used and kept from now on."""
        self._new, self._used = set(), set()

    def notes(self) -> tuple[Rows, set[tuple[str, str]]]:
        """What was noted, for another process of the same build."""
        return {place: self._rows[place] for place in self._new}, self._used

    def take_over(self, rows: Rows, used: set[tuple[str, str]]) -> None:
        """Count what another process has kept and used as kept and used here."""
        self._rows.update(rows)
        self._new.update(rows)
        self._used |= used

    def write(self) -> None:
        """Write what is new, drop what was not used, and of the files beside this one the oldest.

        Where that can't be done the next build has more to do, and nothing else happens.
        """
        if self.file:
            with suppress(OSError, sqlite3.Error):
                self._write(self.file)

    def _write(self, file: Path) -> None:
        gone = set(self._rows) - self._used
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._store(file, gone)
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                return  # another build is writing
            file.unlink()  # damaged, or not ours
            self._store(file, set())
        file.touch()
        files = sorted(
            file.parent.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime, reverse=True
        )
        for old in files[MOST_FILES:]:
            shutil.rmtree(old.with_suffix(""), ignore_errors=True)
            old.unlink()

    def _store(self, file: Path, gone: set[tuple[str, str]]) -> None:
        connection = sqlite3.connect(file, timeout=1)
        try:
            with connection:
                connection.execute(_TABLE)
                connection.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", sorted(gone))
                rows = [(*place, *self._rows[place]) for place in sorted(self._new)]
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
        finally:
            connection.close()


NO_CACHE = Cache(None)
"""Keeps nothing, for whoever reads outside a build."""


def _read(file: Path) -> Rows:
    """Every row that has the right types; whether it is sound is seen when it is asked for."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=1)
    try:
        rows = connection.execute("SELECT kind, name, key, data, checksum FROM kept").fetchall()
    finally:
        connection.close()
    types = (str, str, str, bytes, str)
    return {row[:2]: row[2:] for row in rows if all(map(isinstance, row, types))}


def _checksum(kind: str, name: str, key: str, data: bytes) -> str:
    return hashlib.sha256(
        "\0".join((kind, name, key, "")).encode("utf-8", "surrogatepass") + data
    ).hexdigest()

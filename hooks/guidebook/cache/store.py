"""What one build keeps for the next: texts and files under the key of all they were made from.

One SQLite file, which may be deleted at any time. Nothing in it is ever run, and a result that
can't be read counts as not there.
"""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

log = logging.getLogger("mkdocs.plugins.guidebook")

MOST_FILES = 4
"""Files beside one another: building and serving have one each, and so have two states before."""

Place = tuple[str, str]
"""Kind of a result (`html`) and the name of what it was made for (`langkah/mitra/index.html`)."""

Rows = dict[Place, tuple[str, bytes]]
"""Key and compressed result by place."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS results"
    " (kind TEXT, name TEXT, key TEXT, data BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID"
)


class Cache:
    """Results by kind and name, one of each; `key` says what a result was made from."""

    def __init__(self, file: Path | None) -> None:
        """Take from `file`, and write there in the end; without one nothing is kept."""
        self.file = file
        self._rows: Rows = _read(file) if file and file.is_file() else {}
        self._used: set[Place] = set()
        self._new: set[Place] = set()

    @property
    def folder(self) -> Path | None:
        """A place for whole files beside the file, which goes when the file goes; None where there
        can be none: a cache that can't be written is as good as none.

        Whoever keeps files there sees to it that they are sound.
        """
        if self.file is None:
            return None
        folder = self.file.with_suffix("")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return folder

    def holds(self, kind: str) -> bool:
        """Whether anything of this kind is kept, right or not."""
        return any(place[0] == kind for place in self._rows)

    def get(self, kind: str, name: str, key: str) -> str | None:
        """The text kept for `name` if it was made from what `key` stands for."""
        data = self.get_file(kind, name, key)
        return None if data is None else data.decode("utf-8", "surrogatepass")

    def put(self, kind: str, name: str, key: str, text: str) -> None:
        """Keep a text in the place of the one before."""
        self.put_file(kind, name, key, text.encode("utf-8", "surrogatepass"))

    def get_json(self, kind: str, name: str, key: str) -> Any:
        """The data kept for `name`, or None."""
        text = self.get(kind, name, key)
        return None if text is None else json.loads(text)

    def put_json(self, kind: str, name: str, key: str, data: object) -> None:
        """Keep data that JSON can hold."""
        self.put(kind, name, key, json.dumps(data, ensure_ascii=False))

    def made(self, kind: str, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """The file that was kept, or that `make` makes now."""
        known = self.get_file(kind, name, key)
        if known is not None:
            return known
        data = make()
        self.put_file(kind, name, key, data)
        return data

    def begin_notes(self) -> None:
        """Note what is kept and used from now on, to be sent to another process."""
        self._new = set()
        self._used = set()

    def notes(self) -> tuple[Rows, set[Place]]:
        """The rows that are new since `begin_notes`, and the places that were used."""
        new = {place: self._rows[place] for place in self._new}
        return new, self._used

    def take_over(self, rows: Rows, used: set[Place]) -> None:
        """Count what another process of this build has kept and used as kept and used here."""
        self._rows.update(rows)
        self._new.update(rows)
        self._used |= used

    def write(self) -> None:
        """Write what is new, and drop what was not used and, of the files beside, the oldest.

        Where that can't be done the next build has more to do, which is told.
        """
        if not self.file:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._store(self.file)
            self.file.touch()
            _drop_oldest(self.file.parent)
        except (OSError, sqlite3.Error) as error:
            log.info("The next build starts without what this one has made: %s", error)

    def get_file(self, kind: str, name: str, key: str) -> bytes | None:
        """The file kept for `name` if it was made from what `key` stands for."""
        place = (kind, name)
        if place not in self._rows:
            return None
        made_from, data = self._rows[place]
        if made_from != key:
            return None
        try:
            result = zlib.decompress(data)
        except (zlib.error, TypeError) as error:
            log.info("The %s kept for %s can't be read and is made anew: %s", kind, name, error)
            return None
        self._used.add(place)
        return result

    def put_file(self, kind: str, name: str, key: str, data: bytes) -> None:
        """Keep a file in the place of the one before."""
        if not self.file:
            return
        place = (kind, name)
        self._rows[place] = (key, zlib.compress(data, 1))
        self._used.add(place)
        self._new.add(place)

    def _store(self, file: Path) -> None:
        unused = set(self._rows) - self._used
        rows = [(*place, *self._rows[place]) for place in sorted(self._new)]
        try:
            _change(file, unused, rows)
        except sqlite3.OperationalError as error:
            # Another build may be writing; any other failure is of the file itself.
            if "locked" in str(error):
                raise
            _replace(file, rows)
        except sqlite3.DatabaseError:
            _replace(file, rows)


NO_CACHE = Cache(None)
"""Keeps nothing, for whoever reads outside a build."""


def _read(file: Path) -> Rows:
    """Every row of the file; whether a result is sound is seen when it is asked for."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=1)
    except sqlite3.Error as error:
        log.info("The cache %s can't be read and is made anew: %s", file.name, error)
        return {}
    try:
        found = connection.execute("SELECT kind, name, key, data FROM results").fetchall()
    except (sqlite3.Error, OSError) as error:
        log.info("The cache %s can't be read and is made anew: %s", file.name, error)
        return {}
    finally:
        connection.close()
    return {(kind, name): (key, data) for kind, name, key, data in found}


def _change(file: Path, unused: set[Place], rows: list[tuple[str, str, str, bytes]]) -> None:
    connection = sqlite3.connect(file, timeout=1)
    try:
        with connection:
            connection.execute(_TABLE)
            delete = "DELETE FROM results WHERE kind = ? AND name = ?"
            connection.executemany(delete, sorted(unused))
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)
    finally:
        connection.close()


def _replace(file: Path, rows: list[tuple[str, str, str, bytes]]) -> None:
    """Begin the file anew where it is damaged, or not ours."""
    file.unlink()
    _change(file, set(), rows)


def _drop_oldest(folder: Path) -> None:
    files = sorted(folder.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in files[MOST_FILES:]:
        shutil.rmtree(old.with_suffix(""), ignore_errors=True)
        old.unlink()

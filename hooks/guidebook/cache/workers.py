"""Work done by several processes at once, on Linux, where a process can be copied as it stands.

Nothing depends on it: what a process fails at, or has a flaw to tell of, is done again by the build
in its own time, so that everything is told once and in order.
"""

from __future__ import annotations

import atexit
import gc
import logging
import multiprocessing
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from guidebook.cache.store import Cache

FEW = 40
"""Items that are done sooner than processes are started."""

PATIENCE = 10
"""How many times longer than the build has worked meanwhile an apart one may take; then it is
ended.
"""

Item = TypeVar("Item")


def available() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class Apart:
    """A function called in a process of its own, with what it keeps."""

    def __init__(self, cache: Cache, function: Callable[[], object]) -> None:
        """Begin. The function sees everything as it is now."""
        fork: Any = multiprocessing.get_context("fork")
        self._cache, self._start = cache, time.monotonic()
        self._end, other = fork.Pipe(duplex=False)
        self._process = fork.Process(target=_apart, args=(cache, function, self._end, other))
        self._process.start()
        atexit.register(self.end)  # Python would wait for it
        other.close()

    def result(self) -> Any:
        """Wait for what the function returns, and take over what it has kept; None where it raised."""
        with suppress(EOFError):
            if self._end.poll(PATIENCE * (1 + time.monotonic() - self._start)):
                result, *rows = pickle.loads(self._end.recv_bytes())  # noqa: S301
                self._cache.take_over(*rows)
                atexit.unregister(self.end)
                return result
        self.end()
        return None

    @property
    def alive(self) -> bool:
        """Whether it is still at work."""
        return bool(self._process.is_alive())

    def end(self) -> None:
        """Give it up."""
        self._process.kill()
        self._process.join()
        atexit.unregister(self.end)


def work(cache: Cache, function: Callable[[Item], object], items: Sequence[Item]) -> None:
    """Call `function` with each item, and take over what that has kept; not for few items."""
    if cache.processes < 2 or len(items) <= FEW:
        return
    shares = [items[first :: cache.processes] for first in range(cache.processes)]
    for begun in [Apart(cache, partial(_each, function, share)) for share in shares]:
        begun.result()


def _each(function: Callable[[Item], object], items: Sequence[Item]) -> None:
    for item in items:
        with suppress(Exception):
            function(item)


def _apart(
    cache: Cache, function: Callable[[], object], reader: Connection, end: Connection
) -> None:
    reader.close()  # so that sending fails when nobody is there to receive, instead of waiting for ever
    gc.disable()
    for handler in logging.getLogger("mkdocs").handlers:
        handler.setLevel(logging.CRITICAL + 1)
    with suppress(BaseException):
        cache.begin_notes()
        result = function()
        end.send_bytes(pickle.dumps((result, *cache.notes())))

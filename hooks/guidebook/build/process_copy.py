"""Work done beside the build in a copy of its process, on Linux.

A copy (fork) has everything in memory as it is at that moment, but only the thread that asked for
it. Where another thread holds a lock, or where a native library counts on its own threads, the copy
waits for ever. So **no process is copied while it has a second thread**; whoever needs a library
with threads runs it in a process that is started, not copied (guidebook/theme/typesetting.py).
"""

from __future__ import annotations

import atexit
import gc
import logging
import multiprocessing
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from guidebook.cache.store import Cache

_THREADS = Path("/proc/self/task")
"""One entry for each thread of this process, native ones included."""


@dataclass(frozen=True)
class Failure:
    """Why the work was not done: a traceback, or how the process ended."""

    cause: str


def is_possible() -> bool:
    """Whether a copy would have a processor of its own, and could not wait for another thread."""
    return has_processors() and len(list(_THREADS.iterdir())) == 1


def has_processors() -> bool:
    """Whether two processes can work at once here, and one can be copied at all."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class ProcessCopy:
    """A function that is called in a copy of this process."""

    def __init__(self, function: Callable[[], object], cache: Cache) -> None:
        """Begin. What the function keeps in `cache` comes back with its result."""
        if not is_possible():
            raise RuntimeError("a process with more than one thread can't be copied")
        context = multiprocessing.get_context("fork")
        self._cache = cache
        self._reader, writer = context.Pipe(duplex=False)
        arguments = (function, cache, self._reader, writer)
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        writer.close()
        atexit.register(self.end)

    def result(self) -> Any:
        """Wait for what the function returns; a Failure where it raised or its process ended."""
        try:
            message = self._reader.recv_bytes()
        except EOFError:
            self._process.join()
            return Failure(f"the process ended with exit code {self._process.exitcode}")
        finally:
            atexit.unregister(self.end)
        self._process.join()
        result, rows, used = pickle.loads(message)  # noqa: S301
        if not isinstance(result, Failure):
            self._cache.take_over(rows, used)
        return result

    def end(self) -> None:
        """Stop it wherever it is; a build that has failed has no use for what it makes."""
        self._process.kill()
        self._process.join()
        atexit.unregister(self.end)


def _work(
    function: Callable[[], object], cache: Cache, reader: Connection, writer: Connection
) -> None:
    # Only the build reads. With its own end closed, this process ends when the build has ended
    # early, instead of waiting for somebody to take its result.
    reader.close()
    # What is in memory is shared with the build as long as neither changes it, and collecting
    # garbage would touch all of it.
    gc.disable()
    _silence_log()
    cache.begin_notes()
    result: object
    try:
        result = function()
    except BaseException:  # whatever it is, the build tells it
        result = Failure(traceback.format_exc())
    writer.send_bytes(_packed(result, cache))


def _packed(result: object, cache: Cache) -> bytes:
    """The result and what was kept meanwhile, to be sent."""
    try:
        return pickle.dumps((result, *cache.notes()))
    except (pickle.PicklingError, TypeError, AttributeError):
        return pickle.dumps((Failure(traceback.format_exc()), {}, set()))


def _silence_log() -> None:
    """Leave what there is to tell to the build: it does again what has a flaw, and tells it."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.setLevel(logging.CRITICAL + 1)

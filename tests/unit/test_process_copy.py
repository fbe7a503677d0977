"""Work in a copy of the process comes back as if it had been done here, or says why it did not."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from guidebook.build import process_copy
from guidebook.build.process_copy import Failure, ProcessCopy
from guidebook.cache.store import Cache

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are copied on Linux only"
)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})


@pytest.fixture(autouse=True)
def no_other_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a build; whoever runs the tests may have threads of its own."""
    (tmp_path / "threads" / "1").mkdir(parents=True)
    monkeypatch.setattr(process_copy, "_THREADS", tmp_path / "threads")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "a.sqlite3")


def test_what_a_copy_returns_and_keeps_is_taken_over(cache: Cache) -> None:
    def work() -> int:
        cache.put("text", "x", "key", f"by {os.getpid()}")
        return os.getpid()

    worker = ProcessCopy(work, cache).result()
    assert worker != os.getpid()
    assert cache.get("text", "x", "key") == f"by {worker}"
    cache.write()
    assert Cache(cache.file).get("text", "x", "key") == f"by {worker}"


def test_what_a_copy_has_used_is_not_dropped(cache: Cache) -> None:
    cache.put("text", "old", "key", "x")
    cache.write()
    next_build = Cache(cache.file)
    assert ProcessCopy(lambda: next_build.get("text", "old", "key"), next_build).result() == "x"
    next_build.write()
    assert Cache(cache.file).get("text", "old", "key") == "x"


def test_a_result_may_be_larger_than_a_pipe_holds(cache: Cache) -> None:
    assert len(ProcessCopy(lambda: "x" * 3_000_000, cache).result()) == 3_000_000


def test_an_exception_comes_back_with_its_traceback(cache: Cache) -> None:
    def divide() -> float:
        cache.put("text", "x", "key", "x")
        return 1 / 0

    failure = ProcessCopy(divide, cache).result()
    assert isinstance(failure, Failure)
    assert "in divide" in failure.cause
    assert "ZeroDivisionError" in failure.cause
    assert cache.get("text", "x", "key") is None


def test_a_result_that_can_not_be_sent_is_a_failure(cache: Cache) -> None:
    failure = ProcessCopy(threading.Lock, cache).result()
    assert isinstance(failure, Failure)


def test_a_process_that_is_killed_says_how_it_ended(cache: Cache) -> None:
    failure = ProcessCopy(lambda: os.kill(os.getpid(), signal.SIGKILL), cache).result()
    assert failure == Failure(f"the process ended with exit code {-signal.SIGKILL}")


def test_a_copy_says_nothing_itself(cache: Cache, capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    try:
        ProcessCopy(lambda: logger.getChild("x").error("a flaw"), cache).result()
    finally:
        logger.removeHandler(handler)
    assert capfd.readouterr() == ("", "")


def test_a_copy_that_is_ended_is_gone(cache: Cache) -> None:
    copy = ProcessCopy(lambda: time.sleep(600), cache)
    copy.end()
    assert not multiprocessing.active_children()


def test_a_process_with_a_second_thread_is_never_copied(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_copy, "_THREADS", Path("/proc/self/task"))
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not process_copy.is_possible()
        with pytest.raises(RuntimeError, match="thread"):
            ProcessCopy(lambda: 1, cache)
    finally:
        stop.set()
        thread.join()


def test_with_one_processor_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    assert process_copy.is_possible()
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    assert not process_copy.is_possible()

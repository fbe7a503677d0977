"""Work in other processes comes back as if it had been kept here, and whatever goes wrong there is
only left undone.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from pathlib import Path

import parallel_languages
import pytest
from guidebook.cache import workers as processes
from guidebook.cache.store import Cache
from guidebook.cache.workers import Apart

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a process can't be copied as it stands"
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "a.sqlite3", processes=3)


def test_what_several_processes_keep_is_taken_over_and_written(cache: Cache) -> None:
    def keep(number: int) -> None:
        cache.put("square", str(number), "key", f"{number**2} by {os.getpid()}")

    processes.work(cache, keep, range(100))
    found = [(cache.get("square", str(number), "key") or "").split(" by ") for number in range(100)]
    assert [square for square, _ in found] == [str(number**2) for number in range(100)]
    assert len({worker for _, worker in found} - {str(os.getpid())}) == 3
    cache.write()
    assert Cache(cache.file).get("square", "99", "key") == cache.get("square", "99", "key")


def test_an_item_that_fails_is_left_to_the_build(cache: Cache) -> None:
    def keep(number: int) -> None:
        if number == 7:
            raise ValueError(number)
        cache.put("square", str(number), "key", "")

    processes.work(cache, keep, range(100))
    assert [number for number in range(100) if not cache.has("square", str(number), "key")] == [7]


@pytest.mark.parametrize(("workers", "items"), [(1, 1000), (3, processes.FEW)])
def test_one_processor_or_few_items_are_not_worth_a_process(
    tmp_path: Path, workers: int, items: int
) -> None:
    cache = Cache(tmp_path / "a.sqlite3", processes=workers)
    processes.work(cache, lambda number: cache.put("square", str(number), "key", ""), range(items))
    assert not cache.has("square", "0", "key")


def test_what_another_process_has_used_is_not_dropped(cache: Cache) -> None:
    cache.put("text", "old", "key", "x")
    cache.write()
    next_build = Cache(cache.file, processes=2)
    assert Apart(next_build, lambda: next_build.get("text", "old", "key")).result() == "x"
    next_build.write()
    assert Cache(cache.file).has("text", "old", "key")


def test_a_process_that_raises_or_dies_has_no_result(cache: Cache) -> None:
    def keep_and_die() -> None:
        cache.put("text", "x", "key", "x")
        os.kill(os.getpid(), signal.SIGKILL)

    assert Apart(cache, lambda: 1 / 0).result() is None
    assert Apart(cache, lambda: sys.exit(3)).result() is None
    assert Apart(cache, keep_and_die).result() is None
    assert not cache.has("text", "x", "key")


def test_a_process_that_hangs_is_ended(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.05)
    begun = Apart(cache, lambda: time.sleep(600))
    assert begun.result() is None
    assert not begun.alive


def test_another_process_says_nothing(cache: Cache, capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler := logging.StreamHandler())
    try:
        Apart(cache, lambda: logger.getChild("x").error("a flaw")).result()
    finally:
        logger.removeHandler(handler)
    assert capfd.readouterr() == ("", "")


def test_after_an_error_nothing_goes_on_apart(cache: Cache) -> None:
    begun = Apart(cache, lambda: time.sleep(600))
    parallel_languages._begun.append(begun)
    parallel_languages.on_build_error(error=ValueError())
    assert not begun.alive
    assert not parallel_languages._begun


def test_whoever_works_for_a_process_that_is_ended_ends_too(cache: Cache, tmp_path: Path) -> None:
    def keep(number: int) -> None:
        (tmp_path / f"{os.getpid()}.pid").touch()
        cache.put(
            "noise", str(number), "key", os.urandom(30_000).hex()
        )  # together more than a pipe holds
        time.sleep(0.01)

    begun = Apart(cache, lambda: processes.work(cache, keep, range(150)))
    workers: list[int] = []
    while len(workers) < cache.processes:
        workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    begun.end()
    until = time.monotonic() + 10
    left = workers
    while left and time.monotonic() < until:
        left = [worker for worker in workers if Path(f"/proc/{worker}").exists()]
        time.sleep(0.05)
    for worker in left:
        os.kill(worker, signal.SIGKILL)
    assert not left, "they wait for someone to send to"

"""What is costly to make and only read: made once for a whole run of the tests, however many
processes share them.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 600
"""Seconds that a process waits for what another one makes."""


def folder(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this run, filled by `make` in whichever process asks for it first.

    The others wait; where `make` fails, the test fails in each of them with the same words.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each of several processes has a folder of its own in that of the run
    made, outcome = run / name, run / f"{name}.outcome"
    try:
        made.mkdir()
    except FileExistsError:
        _wait(outcome)
    else:
        _make(made, outcome, make)
    failure = outcome.read_text(encoding="utf-8")
    assert not failure, failure
    return made


def _make(made: Path, outcome: Path, make: Callable[[Path], None]) -> None:
    """Fill the folder and write what went wrong, or nothing, for the processes that wait."""
    try:
        make(made)
        failure = ""
    except BaseException:
        failure = traceback.format_exc()
    written = outcome.with_suffix(".written")
    written.write_text(failure, encoding="utf-8")
    written.replace(outcome)  # so that nobody reads half of it


def _wait(outcome: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not outcome.exists():
        assert time.monotonic() < deadline, f"nobody made {outcome.stem} in {PATIENCE} seconds"
        time.sleep(0.1)

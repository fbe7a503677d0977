"""What is costly to make is made once in a run, and a failure to make it is told to all who ask."""

from __future__ import annotations

from pathlib import Path

import made_once
import pytest


def test_what_was_made_is_not_made_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    calls: list[Path] = []
    folders = {made_once.folder(tmp_path_factory, "made", calls.append) for _ in range(2)}
    assert folders == set(calls)
    assert len(calls) == 1


def test_everybody_who_asks_is_told_why_it_could_not_be_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def fail(folder: Path) -> None:
        raise ValueError(f"nothing in {folder.name}")

    for _ in range(2):
        with pytest.raises(AssertionError, match="nothing in flawed"):
            made_once.folder(tmp_path_factory, "flawed", fail)

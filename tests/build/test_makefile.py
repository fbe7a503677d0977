"""The commands of the README say in both languages what is missing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import project
import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("make"), reason="Windows has no make; README gives plain commands"
)


def _make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MAKEFLAGS": "", **environment}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Makefile", "requirements.txt", "requirements-test.txt"):
        shutil.copy(project.ROOT / name, tmp_path / name)
    return tmp_path


def test_no_python_is_told(folder: Path) -> None:
    done = _make(folder, "serve", "PYTHON=no-such-python")
    assert done.returncode
    assert "Python tidak ditemukan" in done.stdout
    assert "Install Python 3.10 or newer" in done.stdout


def test_an_old_python_is_told(folder: Path) -> None:
    old = folder / "old-python"
    old.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.8.1"\nexit 1\n', encoding="utf-8"
    )
    old.chmod(0o755)
    done = _make(folder, "build", f"PYTHON={old}")
    assert done.returncode
    assert "Python 3.8.1 terlalu lama" in done.stdout
    assert "Python 3.8.1 is too old" in done.stdout


def test_no_network_is_told_and_the_next_try_starts_afresh(folder: Path) -> None:
    for _ in range(2):
        done = _make(
            folder, "build", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull
        )
        assert done.returncode
        assert "Periksa sambungan internet" in done.stdout
        assert "Check the internet connection" in done.stdout
    assert not (folder / "site").exists()


def test_a_port_in_use_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = _make(project.ROOT, "serve", f"PORT={port}", "--assume-old=requirements.txt")
    assert done.returncode
    assert f"Port {port} sudah dipakai" in done.stdout
    assert "make serve PORT=8001" in done.stdout


def test_the_pinned_lists_have_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (project.ROOT / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if "==" in line]
        assert text.count("--hash=sha256:") > len(packages) > 20
        assert "://" not in text
        assert "index-url" not in text

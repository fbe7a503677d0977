"""The commands of the README say in both languages what is missing."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import project
import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("make"), reason="Windows has no make; README gives plain commands"
)


LISTS = ("requirements.txt", "requirements-test.txt", "requirements-properdocs.txt")


def _make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # As from a terminal, also where the tests themselves are run by make.
    env = {**os.environ, "MAKEFLAGS": "", "MAKELEVEL": "0", **environment}
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
    for name in ("Makefile", "package.json", "package-lock.json", *LISTS):
        shutil.copy(project.ROOT / name, tmp_path / name)
    return tmp_path


def _program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_no_python_is_told(folder: Path) -> None:
    done = _make(folder, "serve", "PYTHON=no-such-python")
    assert done.returncode
    assert "Python tidak ditemukan" in done.stdout
    assert "Install Python 3.10 or newer" in done.stdout


def test_an_old_python_is_told(folder: Path) -> None:
    # A real Python runs what it is given, but says that it is of another time.
    asked = "import sys; sys.version_info = (3, 8, 1); exec(sys.argv[1])"
    old = _program(
        folder / "old-python",
        f"""[ "$1" = --version ] && echo "Python 3.8.1" && exit
exec {sys.executable} -c '{asked}' "$2" """,
    )
    done = _make(folder, "build", f"PYTHON={old}")
    assert done.returncode
    assert "Python 3.8.1 terlalu lama" in done.stdout
    assert "Python 3.8.1 is too old" in done.stdout


def test_a_python_that_does_not_start_is_not_called_old(folder: Path) -> None:
    broken = _program(
        folder / "broken-python",
        """[ "$1" = --version ] && echo "Python 3.12.1" && exit
echo "ModuleNotFoundError: No module named 'encodings'" >&2; exit 1""",
    )
    done = _make(folder, "build", f"PYTHON={broken}")
    assert done.returncode
    assert "broken-python tidak dapat dijalankan" in done.stdout
    assert "broken-python does not start" in done.stdout
    assert "No module named 'encodings'" in done.stderr
    assert "too old" not in done.stdout


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


@pytest.mark.parametrize("port", ["abc", "", "80", "70000", "8000 ", "8000;id", "9" * 30])
def test_what_is_no_port_is_not_called_in_use(port: str) -> None:
    done = _make(project.ROOT, "serve", f"PORT={port}", "--assume-old=requirements.txt")
    assert done.returncode
    assert f"PORT={port} bukan nomor port" in done.stdout
    assert f"PORT={port} is not a port. Give a number from 1024 to 65535" in done.stdout
    assert "in use" not in done.stdout


@pytest.mark.parametrize(
    "given", [["N=abc"], ["N=0"], ["SIZES=200,x"], ["RUNS=-1"], ["N=1;echo out"], ["N=*"]]
)
def test_a_bench_of_no_number_is_told(given: list[str]) -> None:
    done = _make(project.ROOT, "bench", *given, "--assume-old=requirements.txt")
    assert done.returncode
    assert "bukan bilangan di atas nol" in done.stdout
    assert "is not a number above zero" in done.stdout
    assert "Traceback" not in done.stderr
    assert "\nout" not in done.stdout


@pytest.mark.parametrize("command", ["build", "serve"])
def test_an_unknown_engine_is_told(folder: Path, command: str) -> None:
    done = _make(folder, command, "ENGINE=hugo")
    assert done.returncode
    assert "ENGINE=hugo tidak dikenal. Pilihannya: mkdocs properdocs" in done.stdout
    assert "ENGINE=hugo is not known. The choice is: mkdocs properdocs" in done.stdout
    assert not (folder / ".venv").exists()


def test_the_other_engine_has_an_environment_and_a_list_of_its_own(folder: Path) -> None:
    told = _make(folder, "--dry-run", "build", "ENGINE=properdocs").stdout
    assert ".venv-properdocs/bin/python -m properdocs build --strict" in told
    assert "--require-hashes -r requirements-properdocs.txt --no-deps" in told
    assert ".venv/" not in told
    told = _make(folder, "--dry-run", "build").stdout
    assert ".venv/bin/python -m mkdocs build --strict" in told
    assert "properdocs" not in told.replace('" mkdocs properdocs "', "").replace(
        "mkdocs properdocs.", ""
    )


def test_the_other_engine_is_installed_without_mkdocs() -> None:
    versions = {}
    for name in LISTS:
        text = (project.ROOT / name).read_text(encoding="utf-8")
        versions[name] = dict(re.findall(r"^([\w.-]+(?:\[\w]+\])?)==(\S+)", text, re.MULTILINE))
    site = versions["requirements.txt"]
    other = versions["requirements-properdocs.txt"]
    assert "mkdocs" not in other
    assert "properdocs" in other
    assert {name: site[name] for name in other if name != "properdocs"} == {
        name: version for name, version in other.items() if name != "properdocs"
    }


def test_the_pinned_lists_have_hashes_and_no_address() -> None:
    for name in LISTS:
        text = (project.ROOT / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if "==" in line]
        assert text.count("--hash=sha256:") > len(packages) > 20
        assert "://" not in text
        assert "index-url" not in text


def test_without_npm_it_is_said_in_one_line_that_types_were_not_checked(folder: Path) -> None:
    done = _make(folder, "types-where-possible", "NPM=no-such-npm")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert "Types of scripts not checked: there is no npm." in line


def test_packages_of_npm_that_can_not_be_installed_are_told(folder: Path) -> None:
    done = _make(folder, "types", "NPM=false")
    assert done.returncode
    assert "Periksa npm dan sambungan internet" in done.stdout
    assert "Check npm and the internet connection" in done.stdout


@pytest.mark.parametrize("folder", [".", "tests/engines"])
def test_packages_of_npm_are_pinned_by_version_and_hash_and_name_no_registry(folder: str) -> None:
    wanted = json.loads((project.ROOT / folder / "package.json").read_text(encoding="utf-8"))
    for version in wanted["devDependencies"].values():
        assert re.fullmatch(r"(npm:[@\w/-]+@)?\d+\.\d+\.\d+", version)
    text = (project.ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    locked = json.loads(text)["packages"]
    assert locked.pop("")["devDependencies"] == wanted["devDependencies"]
    for name, package in locked.items():
        in_another = package.get("inBundle", False)
        assert in_another or package["integrity"].startswith("sha512-"), name

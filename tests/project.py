"""The project under test: where it lies, how it is built, and what its pages are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "https://bersama.example/panduan/"
"""The address the site is built for: another host and a sub-path, as on a fork."""

CONTENT = ("mkdocs.yml", "docs", "overrides", "hooks")

PAGE_TYPES = {
    "home": ("", "en/"),
    "section": ("manfaat/", "en/benefits/"),
    "benefit": ("manfaat/sumber-daya/", "en/benefits/resources/"),
    "steps": ("langkah/", "en/steps/"),
    "step": ("langkah/kesepakatan/", "en/steps/agreement/"),
    "topic": ("pendalaman/bentuk-kerja-sama/", "en/topics/forms/"),
    "cases": ("kasus/", "en/cases/"),
    "case": ("kasus/plasma-buol/", "en/cases/plasma-buol/"),
    "case list": ("kasus/hasil/gagal/", "en/cases/outcomes/failed/"),
    "checklist": ("daftar-periksa/", "en/checklist/"),
    "glossary": ("glosarium/", "en/glossary/"),
    "contribute": ("berkontribusi/", "en/contribute/"),
    "form": ("berkontribusi/tulis/", "en/contribute/write/"),
    "translations": ("berkontribusi/terjemahan/", "en/contribute/translations/"),
    "about": ("tentang/", "en/about/"),
    "privacy": ("privasi/", "en/privacy/"),
    "conclusion": ("kesimpulan/", "en/conclusion/"),
    "all pages": ("semua-halaman/", "en/all-pages/"),
    "tools": ("alat/", "en/tools/"),
    "worksheet": ("alat/kesiapan-bekerja-sama/", "en/tools/readiness/"),
    "table to fill in": ("alat/siapa-membawa-apa/", "en/tools/who-brings-what/"),
    "agreement": ("alat/perjanjian-kerja-sama/", "en/tools/cooperation-agreement/"),
    "assistant": ("alat/asisten/", "en/tools/assistant/"),
    "worked example": ("alat/contoh/", "en/tools/example/"),
    "what cases say": ("pendalaman/apa-kata-kasus/", "en/topics/what-cases-say/"),
    "filled tool": ("alat/contoh/siapa-membawa-apa/", "en/tools/example/who-brings-what/"),
}
"""One address per kind of page, Indonesian and English."""

BOTH = [address for pair in PAGE_TYPES.values() for address in pair]


def build(
    project: Path, site: Path, strict: bool = True, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Build `project` into `site`, strictly unless told otherwise, in a process of its own.

    It speaks in `stderr`. Every page is made anew unless PAGE_CACHE says otherwise. Where the code
    of `project` is this one's, the process is a copy of one that has it loaded.
    """
    arguments = ["build", *(["--strict"] if strict else []), "--site-dir", str(site)]
    env = build_environment(**environment)
    if _can_be_copied(project, env):
        return _built_by_server(arguments, project, env)
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, check=False
    )


def _can_be_copied(project: Path, environment: dict[str, str]) -> bool:
    """Whether the build may run in a process that has loaded the code of this project."""
    if sys.platform != "linux" or environment.get("PYTHONPATH") != os.environ.get("PYTHONPATH"):
        return False
    return _code(project) == _code(ROOT)


def _code(project: Path) -> dict[str, bytes]:
    paths = [path for path in (project / "hooks").rglob("*") if path.suffix != ".pyc"]
    return {
        path.relative_to(project).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def _built_by_server(
    arguments: list[str], project: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    request = {"arguments": arguments, "cwd": str(project), "environment": environment}
    with _ONE_AT_A_TIME:
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        answer = json.loads(server.stdout.readline())
    return subprocess.CompletedProcess(arguments, answer["returncode"], "", answer["stderr"])


_ONE_AT_A_TIME = threading.Lock()


@cache
def _server() -> subprocess.Popen[str]:
    """The process that builds, started with the first build; it ends when the tests do."""
    command = [sys.executable, str(ROOT / "tests/build_server.py")]
    environment = build_environment()
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def build_environment(**changes: str | None) -> dict[str, str]:
    """The environment of a build of a fork's site without the cache and without files to download,
    with `changes`; None takes a variable out.
    """
    variables = {
        "SITE_URL": SITE_URL,
        "REPO_URL": "",
        "PAGE_CACHE": "false",
        "DOWNLOADS": "false",
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        **changes,
    }
    return {name: value for name, value in variables.items() if value is not None}


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def copy(target: Path) -> Path:
    """A copy of the project that a test may spoil."""
    target.mkdir(parents=True, exist_ok=True)
    for name in CONTENT:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    return target


def slugs() -> dict[str, str]:
    """The table of Indonesian addresses in mkdocs.yml."""
    table: dict[str, str] = load_config(str(ROOT / "mkdocs.yml")).extra["slugs"]["id"]
    return table

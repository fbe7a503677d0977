"""The project under test: where it lies, how it is built, and what its pages are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
    "cases": ("kasus/", "en/cases/"),
    "case": ("kasus/plasma-buol/", "en/cases/plasma-buol/"),
    "case list": ("kasus/hasil/gagal/", "en/cases/outcomes/failed/"),
    "checklist": ("daftar-periksa/", "en/checklist/"),
    "glossary": ("glosarium/", "en/glossary/"),
    "contribute": ("berkontribusi/", "en/contribute/"),
    "form": ("berkontribusi/tulis/", "en/contribute/write/"),
    "translations": ("berkontribusi/terjemahan/", "en/contribute/translations/"),
    "about": ("tentang/", "en/about/"),
    "conclusion": ("kesimpulan/", "en/conclusion/"),
    "all pages": ("semua-halaman/", "en/all-pages/"),
}
"""One address per kind of page, Indonesian and English."""

BOTH = [address for pair in PAGE_TYPES.values() for address in pair]


def build(
    project: Path, site: Path, strict: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build `project` into `site`, strictly unless told otherwise, in a process of its own; it
    speaks in `stderr`.

    Every page is made anew unless PAGE_CACHE says otherwise.
    """
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        *(["--strict"] if strict else []),
        "--site-dir",
        str(site),
    ]
    env = build_environment(**environment)
    return subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, check=False
    )


def build_environment(**changes: str) -> dict[str, str]:
    """The environment of a build of a fork's site without the cache, with `changes`."""
    return {
        "SITE_URL": SITE_URL,
        "REPO_URL": "",
        "PAGE_CACHE": "false",
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        **changes,
    }


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

"""The site can be built by ProperDocs, to the same bytes (decisions/properdocs.md)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import project
import pytest

VENV = project.ROOT / ".venv-properdocs"

pytestmark = pytest.mark.skipif(
    not (VENV / "site").exists(),
    reason="ProperDocs is not installed: make .venv-properdocs/site",
)


def test_properdocs_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    command = [str(VENV / "bin" / "python"), "-m", "properdocs", "build", "--strict"]
    env = {
        **os.environ,
        "SITE_URL": project.SITE_URL,
        "REPO_URL": "",
        "PAGE_CACHE": "false",
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [*command, "-f", "mkdocs.yml", "--site-dir", str(tmp_path / "site")],
        cwd=project.ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expected = project.files(site)
    made = project.files(tmp_path / "site")
    assert sorted(made) == sorted(expected)
    assert [name for name in made if made[name] != expected[name]] == []


def test_mkdocs_is_not_there() -> None:
    asked = "import importlib.metadata as m; print({d.name for d in m.distributions()})"
    done = subprocess.run(
        [str(VENV / "bin" / "python"), "-c", asked], capture_output=True, text=True, check=True
    )
    assert "'properdocs'" in done.stdout
    assert "'mkdocs'" not in done.stdout

"""What the whole suite shares: one strict build of the real site, and a copy with translations
missing.
"""

from __future__ import annotations

from pathlib import Path

import made_once
import project
import pytest
from guidebook.cases import example

MOVED = """\
langkah/rekan/: steps/partners.md
en/steps/partner/: steps/partners.md
lama/: index.md
en/why/reach/: benefits/reach.md#limits
en/closing-words/: conclusion.md
en/cases/by-outcome/failed/: cases/outcomes/failed.md
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly for a fork's address with a sub-path and without a repository."""
    return made_once.folder(tmp_path_factory, "site", _build_site) / "site"


@pytest.fixture(scope="session")
def partial_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 6 December 2025 with a repository, moved pages, an Indonesian-only conclusion, an
    English-only case, no pair accepted.
    """
    return made_once.folder(tmp_path_factory, "partial", _build_partial_site) / "site"


def _build_site(folder: Path) -> None:
    done = project.build(project.ROOT, folder / "site", DOWNLOADS="true")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr


def _build_partial_site(folder: Path) -> None:
    copied = project.copy(folder)
    (copied / "docs/translations.yml").unlink()
    (copied / "docs/conclusion.en.md").unlink()
    english = example.text("en").replace(
        "A library and a cooperative share a room", "A case that started in English"
    )
    (copied / "docs/cases/only-english.en.md").write_text(english, encoding="utf-8")
    (copied / "docs/redirects.yml").write_text(MOVED, encoding="utf-8")
    done = project.build(
        copied,
        copied / "site",
        REPO_URL="https://forge.example/rakyat/panduan",
        SOURCE_DATE_EPOCH="1765000000",
    )
    assert done.returncode == 0, done.stderr

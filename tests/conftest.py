"""What the whole suite shares: one strict build of the real site, and a copy with translations
missing.
"""

from __future__ import annotations

from pathlib import Path

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
    target = tmp_path_factory.mktemp("site") / "site"
    done = project.build(project.ROOT, target)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return target


@pytest.fixture(scope="session")
def partial_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a repository, moved pages, an Indonesian-only conclusion, an English-only case,
    no pair accepted.
    """
    copied = project.copy(tmp_path_factory.mktemp("partial"))
    (copied / "docs/translations.yml").unlink()
    (copied / "docs/conclusion.en.md").unlink()
    english = example.text("en").replace(
        "A library and a cooperative share a room", "A case that started in English"
    )
    (copied / "docs/cases/only-english.en.md").write_text(english, encoding="utf-8")
    (copied / "docs/redirects.yml").write_text(MOVED, encoding="utf-8")
    target = copied / "site"
    done = project.build(copied, target, REPO_URL="https://forge.example/rakyat/panduan")
    assert done.returncode == 0, done.stderr
    return target

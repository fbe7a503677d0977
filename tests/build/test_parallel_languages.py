"""English built beside Indonesian is the same site, and what is wrong in one is told once and
publishes nothing.
"""

from __future__ import annotations

from pathlib import Path

import corpus
import project
import pytest
from guidebook.cache import workers as processes

DAY = "1790000000"
HOOK = """\
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_config(config):
    if config.extra["cache"].file and not config.plugins["i18n"].building:
        config.extra["cache"].processes = WORKERS
"""

pytestmark = pytest.mark.skipif(
    processes.available() < 2, reason="on one processor the languages come in turn"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with more pages than one process makes alone."""
    root = tmp_path / "project"
    corpus.write(root, processes.FEW + 10)
    return root


def _use(root: Path, workers: int) -> None:
    """Let a build have so many processes, whatever the machine has: English gets half of them."""
    (root / "workers.py").write_text(HOOK.replace("WORKERS", str(workers)), encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("\nhooks:\n", "\nhooks:\n  - workers.py\n")
    config.write_text(text, encoding="utf-8")


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("workers", [2, 6])
def test_a_first_build_by_many_processes_is_the_same_to_the_byte_as_one_by_a_single_one(
    root: Path, workers: int
) -> None:
    _use(root, workers)
    many = project.build(root, root / "many", PAGE_CACHE="true", SOURCE_DATE_EPOCH=DAY)
    assert many.returncode == 0, many.stderr
    assert many.stderr.count("Building 'en' documentation") == 0, (
        "English was built apart, which says nothing"
    )
    assert "'sitemap.xml' generated empty output" in many.stderr, (
        "left to English, whichever is ready first"
    )
    one = project.build(root, root / "one", SOURCE_DATE_EPOCH=DAY)
    assert one.stderr.count("Building 'en' documentation") == 1
    many_files, one_files = project.files(root / "many"), project.files(root / "one")
    assert many_files.keys() == one_files.keys()
    assert [name for name in one_files if many_files[name] != one_files[name]] == []


@pytest.mark.parametrize("strict", [True, False])
def test_a_flaw_in_english_is_told_once_and_stops_a_strict_build(root: Path, strict: bool) -> None:
    _add(root / "docs/about.en.md", "\n[Nowhere](nowhere.md)\n")
    for _ in range(2):  # the second finds the pages of the first
        done = project.build(root, root / "site", strict=strict, PAGE_CACHE="true")
        assert (done.returncode != 0) is strict
        assert done.stderr.count("nowhere.md") == 1
        assert (root / "site").exists() is not strict


@pytest.mark.parametrize("workers", [2, 6])
@pytest.mark.parametrize("text", ["![A figure](figures/nowhere.svg)", "[NOSUCHPART]"])
@pytest.mark.parametrize("name", ["about.en.md", "about.md"])
def test_an_error_in_either_language_is_told_and_leaves_nothing(
    root: Path, name: str, text: str, workers: int
) -> None:
    _use(root, workers)
    _add(root / "docs" / name, f"\n{text}\n")
    done = project.build(root, root / "site", strict=False, PAGE_CACHE="true")
    assert done.returncode != 0
    assert done.stderr.count(f"docs/{name}: ") == 1, done.stderr
    assert not (root / "site").exists()

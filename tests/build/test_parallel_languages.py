"""English built beside Indonesian is the same site.

What is wrong in one language is told once and publishes nothing.
"""

from __future__ import annotations

from pathlib import Path

import corpus
import project
import pytest
from guidebook.build import process_copy

DAY = "1790000000"
AGAIN = "The other language is built again in this process"
FAILING_HOOK = """
import multiprocessing


def on_env(env, config, files):
    if multiprocessing.parent_process():
        raise RuntimeError("only in the copy")
"""

pytestmark = pytest.mark.skipif(
    not process_copy.has_processors(), reason="on one processor the languages come in turn"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    corpus.write(root, 2)
    return root


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_both_languages_at_once_are_the_same_to_the_byte_as_one_after_the_other(root: Path) -> None:
    both = project.build(root, root / "both", PAGE_CACHE="true", SOURCE_DATE_EPOCH=DAY)
    assert both.returncode == 0, both.stderr
    assert "Building 'en' documentation" not in both.stderr, "built apart, which says nothing"
    assert "'sitemap.xml' generated empty output" in both.stderr, "left to English"
    assert AGAIN not in both.stderr
    turn = project.build(root, root / "turn", SOURCE_DATE_EPOCH=DAY)
    assert turn.stderr.count("Building 'en' documentation") == 1
    both_files = project.files(root / "both")
    turn_files = project.files(root / "turn")
    assert both_files.keys() == turn_files.keys()
    assert [name for name in turn_files if both_files[name] != turn_files[name]] == []


def test_a_failure_of_the_copy_is_told_with_its_traceback_and_the_work_done_again(
    root: Path,
) -> None:
    (root / "failing.py").write_text(FAILING_HOOK, encoding="utf-8")
    _replace(root / "mkdocs.yml", "\nhooks:\n", "\nhooks:\n  - failing.py\n")
    done = project.build(root, root / "site", PAGE_CACHE="true")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(AGAIN) == 1
    assert "Traceback" in done.stderr
    assert "RuntimeError: only in the copy" in done.stderr
    assert (root / "site/en/index.html").is_file()


@pytest.mark.parametrize("strict", [True, False])
def test_a_flaw_in_english_is_told_once_and_stops_a_strict_build(root: Path, strict: bool) -> None:
    _add(root / "docs/about.en.md", "\n[Nowhere](nowhere.md)\n")
    for _ in range(2):  # the second finds the pages of the first
        done = project.build(root, root / "site", strict=strict, PAGE_CACHE="true")
        assert (done.returncode != 0) is strict
        warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
        # The check tells it in each language, and MkDocs in a line of its own.
        assert ["nowhere.md" in line for line in warnings] == [True, True, True]
        assert len(set(warnings)) == 3
        assert (root / "site").exists() is not strict


@pytest.mark.parametrize("text", ["![A figure](figures/nowhere.svg)", "[NOSUCHPART]"])
@pytest.mark.parametrize("name", ["about.en.md", "about.md"])
def test_an_error_in_either_language_is_told_and_leaves_nothing(
    root: Path, name: str, text: str
) -> None:
    _add(root / "docs" / name, f"\n{text}\n")
    done = project.build(root, root / "site", strict=False, PAGE_CACHE="true")
    assert done.returncode != 0
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    assert ["docs/" + name in line for line in errors].count(True) == 1, done.stderr
    assert not (root / "site").exists()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

"""The parts of `make bench` that need no build."""

from __future__ import annotations

import re
from pathlib import Path

import bench
import bench_sites
import corpus
import pytest
import yaml
from bench import Build, Result


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    corpus.write(folder, 2)
    return folder


def test_others_get_every_page_without_our_own_syntax(project: Path) -> None:
    pages = dict(bench_sites.pages(project / "docs"))
    assert set(pages) == {
        path.relative_to(project / "docs").as_posix() for path in project.rglob("docs/**/*.md")
    }
    for path, text in pages.items():
        front, body = text[4:].split("\n---\n", 1)
        assert list(yaml.safe_load(front)) == ["title"], path
        assert not re.search(r"^\[[A-Z]+[]:]", body, re.MULTILINE), path


def test_others_get_a_case_with_its_facts_and_sources(project: Path) -> None:
    text = dict(bench_sites.pages(project / "docs"))["cases/case-00000.md"]
    assert "| region |" in text
    assert "1. Sumber satu. Penerbit" in text


def test_english_pages_have_a_folder_where_a_generator_knows_no_languages(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZENSICAL", "/opt/zensical")
    site = bench_sites.zensical(tmp_path / "site", project)
    assert site
    assert site.command[0] == "/opt/zensical"
    assert (tmp_path / "site/docs/en/cases/case-00000.md").is_file()


def test_what_is_not_installed_is_left_out(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ZENSICAL", "HUGO", "STARLIGHT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    assert [make(tmp_path / name, project) for name, make in bench_sites.PEERS.items()] == [
        None,
        None,
        None,
    ]


def test_growth_in_proportion_has_the_exponent_one() -> None:
    assert bench.exponent((200, 4.0), (2000, 40.0)) == pytest.approx(1)
    assert bench.exponent((200, 4.0), (2000, 400.0)) == pytest.approx(2)


def test_a_missed_goal_is_told_with_what_was_measured() -> None:
    ours = Result(
        "this site", (Build(6.0, 7.0, 310.0),), 1_000_000, None, {"search": 0.2, "figures": 0.05}
    )
    stock = Result("stock", (Build(10.0, 9.0, 100.0),), 2_000_000, 50_000, {})
    unchanged = Result("  unchanged", (Build(1.0, 1.0, 100.0),), 0, None, {})
    edited = Result("  one edit", (Build(2.0, 2.0, 100.0),), 0, None, {})
    assert bench.verdict([ours, unchanged, edited, stock]) == [
        "time of stock: 0.60, goal at most 0.5: MISSED",
        "time of stock, unchanged: 0.10, goal at most 0.15: reached",
        "time of stock, one edit: 0.20, goal at most 0.15: MISSED",
        "MB of memory: 310.00, goal at most 300: MISSED",
        "own hooks' share: 0.25, goal at most 0.1: MISSED",
        "  without the search index: 0.05, goal at most 0.1: reached",
        "slowest hooks: search 20.0%, figures 5.0%",
    ]
    assert ours.row(10.0).split()[2:] == ["6.0", "7.0", "310", "1.0", "-", "0.60"]

"""No more than four cases open, end or are called alike."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook.cases import collection, shapes


def _found(root: Path, *texts: str, suffix: str = ".md") -> list[tuple[str, int, str]]:
    """Place and rule of each finding in cases with these texts."""
    paths = []
    for number, text in enumerate(texts):
        path = f"docs/cases/case-{number}{suffix}"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        paths.append(path)
    return [(one.path, one.line, one.rule) for one in shapes.check(root, paths)]


def _case(number: int, **changes: str) -> str:
    """A case whose title, opening and ending are like no other's, but for the changes."""
    words = {}
    for name in ("title", "first", "last"):
        words[name] = f"{name.title()}{number} b{number} c{number}"
    words |= changes
    return (
        f"---\ntitle: {words['title']}\n---\n\n## A\n\n{words['first']}. Same.\n\n"
        f"## B\n\n- Same words here. {words['last']}.\n\n"
    )


@pytest.mark.parametrize(
    ("name", "line"), [("title", 2), ("first", 7), ("last", 11)], ids=lambda value: str(value)
)
def test_four_cases_may_share_a_shape_and_the_fifth_is_told(
    tmp_path: Path, name: str, line: int
) -> None:
    rule = {"title": "shape-title", "first": "shape-opening", "last": "shape-ending"}[name]
    cases = [_case(number, **{name: f"Di desa ini x{number}"}) for number in range(6)]
    assert not _found(tmp_path, *cases[:4])
    assert _found(tmp_path, *cases) == [("docs/cases/case-4.md", line, rule)]


def test_links_numbers_of_sources_and_capitals_make_no_difference(tmp_path: Path) -> None:
    openings = [
        "Di desa ini",
        "di [desa](a.md) ini",
        '"Di desa [1] ini',
        "*Di* desa ini",
        "DI DESA INI",
    ]
    cases = [_case(number, first=opening) for number, opening in enumerate(openings)]
    assert [rule for _, _, rule in _found(tmp_path, *cases)] == ["shape-opening"]


def test_a_file_that_breaks_off_has_no_shape(tmp_path: Path) -> None:
    assert not _found(tmp_path, *["", "---", "## A", "---\ntitle: A\n---\n## A\n", "\n"] * 5)


def test_languages_are_counted_apart(tmp_path: Path) -> None:
    cases = [_case(number, first="Same first words") for number in range(4)]
    assert not _found(tmp_path / "both", *cases)
    paths = [f"docs/cases/case-{n}{suffix}" for n in range(4) for suffix in (".md", ".en.md")]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(cases[0], encoding="utf-8")
    assert not list(shapes.check(tmp_path, paths))


def test_no_cases_of_the_real_site_are_told_alike() -> None:
    paths = collection.load(project.ROOT).of_the_editors()
    assert len(paths) > 150
    assert not list(shapes.check(project.ROOT, paths))

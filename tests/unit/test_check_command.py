"""`make check` tells what is wrong with every page, and nothing that a page holds stops it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import project
import pytest
from guidebook import checks
from guidebook.problems.finding import Finding, messages_of
from guidebook.text import content_files, yaml_reader
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{inner}, *{inner}, *{inner}, *{inner}, *{inner}, *{inner}]\n"
    for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)
"""A few lines of YAML that are millions of values when their aliases are followed."""

SVG_BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx">'
    + "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">'
        for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><svg>&i;</svg>"
)

SLOW = {
    "brackets": "[" * 190_000,
    "links without an end": "[x](" * 45_000,
    "long targets without an end": "[x](" + "a" * 190_000,
    "pictures without an end": "![" * 90_000,
    "bracketed pairs": "[a[b]" * 38_000,
    "heading of spaces": "# " + " " * 190_000 + "x",
    "ids without an end": "# x" + " {#" * 60_000,
    "addresses without an end": "<https://" * 20_000,
    "code without an end": "`a" * 90_001,
    "footnotes without an end": "[^" * 90_000,
    "emphasis": "[^1]: " + "*" * 190_000,
}
"""Lines on which a pattern that tries everything needs minutes."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.copy(tmp_path_factory.mktemp("project") / "copy")


def _check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command behind `make check` of the project at `root`."""
    command = [sys.executable, "hooks/guidebook", "check", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def _rules(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.path, found.rule) for found in findings]


def test_a_project_without_a_flaw_has_no_finding(copied: Path) -> None:
    done = _check(copied)
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == 2


def test_a_spelling_error_and_a_missing_heading_are_told_with_their_line_in_both_languages(
    tmp_path: Path,
) -> None:
    root = project.copy(tmp_path / "copy")
    page = root / "docs/steps/partners.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    lines[-1] += " Ada resiko."
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    english = root / "docs/steps/evaluation.en.md"
    text = english.read_text(encoding="utf-8")
    assert "{ #mistakes }" in text
    at = text[: text.index("{ #mistakes }")].count("\n")
    shorter = text.splitlines()
    del shorter[at]
    english.write_text("\n".join(shorter) + "\n", encoding="utf-8")

    done = _check(root)
    assert done.returncode == 1
    spelt = f"docs/steps/partners.md:{len(lines)}: "
    assert f"{spelt}ditemukan 'resiko', seharusnya 'risiko'" in done.stdout
    assert f"{spelt}found 'resiko', expected 'risiko'" in done.stdout
    heading = next(n for n in range(at + 1, len(shorter)) if shorter[n - 1].startswith("## "))
    assert f"docs/steps/evaluation.en.md:{heading}: judul: ditemukan '##" in done.stdout
    assert f"docs/steps/evaluation.en.md:{heading}: heading: found '##" in done.stdout
    assert "expected '##mistakes'" in done.stdout
    assert "seharusnya '##mistakes'" in done.stdout

    annotations = _check(root, "--format", "github").stdout
    assert f"::error file=docs/steps/partners.md,line={len(lines)}," in annotations
    assert f"::error file=docs/steps/evaluation.en.md,line={heading}," in annotations

    comment = root / "comment.md"
    command = [sys.executable, "hooks/guidebook", "comment", "--output", str(comment)]
    subprocess.run(command, cwd=root, check=True)
    said = comment.read_text(encoding="utf-8")
    assert "`resiko`" in said
    assert "`##mistakes`" in said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"---\ntitle: x\n---\n\xff\xfe", [("docs/page.md", 4, "encoding")]),
        (b"Text\n\0", [("docs/page.md", 2, "encoding")]),
        ("é".encode("utf-16"), [("docs/page.md", 1, "encoding")]),
        (b"x" * (content_files.MAX_KB * 1000 + 1), [("docs/page.md", 1, "file-size")]),
    ],
    ids=["bytes", "binary", "utf-16", "huge"],
)
def test_a_page_that_is_no_text_is_one_finding(
    tmp_path: Path, content: bytes, expected: list[tuple[str, int, str]]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_bytes(content)
    (tmp_path / "docs/page.en.md").write_text("Text.\n", encoding="utf-8")
    found = [each for each in checks.check(tmp_path).findings if "page.md" in each.path]
    assert [(each.path, each.line, each.rule) for each in found] == expected


def test_a_case_that_is_no_text_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "docs/cases"
    folder.mkdir(parents=True)
    (folder / "a.md").write_bytes(b"---\ntitle: Kaf\xe9\n---\n")
    (folder / "b.md").write_bytes(b"x" * 200_001)
    found = [each for each in checks.check(tmp_path).findings if "cases/" in each.path]
    assert _rules(tuple(found)) == [
        ("docs/cases/a.md", "encoding"),
        ("docs/cases/b.md", "file-size"),
    ]


def test_no_link_is_followed_out_of_the_content_or_in_a_circle(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "steps").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("resiko\n", encoding="utf-8")
    (docs / "a.md").symlink_to(tmp_path / "secret.md")
    (docs / "b.md").symlink_to(docs / "b.md")
    (docs / "c.md").symlink_to(docs / "d.md")
    (docs / "d.md").symlink_to(docs / "c.md")
    (docs / "steps/again").symlink_to(docs)
    (docs / "e.md").mkdir()
    os.mkfifo(docs / "f.md")
    (docs / "figures").symlink_to("/dev")
    found = checks.check(tmp_path).findings
    others = {each.path for each in found if each.rule != "docs-link"}
    assert others <= {"docs/checklist.yml", "docs/glossary.yml", "docs/synonyms.yml"}


@pytest.mark.parametrize("name", ["x.en.en.md", ".md", ".en.md", "x.EN.md", "a.en.md/b.en.md"])
def test_a_page_may_have_any_name(tmp_path: Path, name: str) -> None:
    page = tmp_path / "docs" / name
    page.parent.mkdir(parents=True)
    page.write_text("resiko\n", encoding="utf-8")
    assert all(messages_of(checks.check(tmp_path).findings))


@pytest.mark.parametrize("text", [BOMB, "a: &a [*a]\n", "a: [" + "[" * 5000, "- x\n", "\t"])
def test_data_that_blows_a_parser_up_is_not_followed(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/extra.yml").write_text(text, encoding="utf-8")
    started = time.process_time()
    checks.check(tmp_path)
    assert time.process_time() - started < 2


def test_data_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with (tmp_path / "docs/glossary.yml").open("wb") as file:
        file.truncate(yaml_reader.MAX_KB * 1000 + 1)
    assert ("docs/glossary.yml", "file-size") in _rules(checks.check(tmp_path).findings)


@pytest.mark.parametrize(
    "text",
    [
        "<svg>",
        SVG_BOMB,
        "",
        "<svg>&undefined;</svg>",
    ],
)
def test_a_figure_that_is_no_svg_is_a_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs/figures").mkdir(parents=True)
    (tmp_path / "docs/figures/x.svg").write_text(text, encoding="utf-8")
    assert ("docs/figures/x.svg", "svg") in _rules(checks.check(tmp_path).findings)


def test_words_in_a_figure_in_a_third_language_are_not_checked(tmp_path: Path) -> None:
    (tmp_path / "docs/figures").mkdir(parents=True)
    svg = "<svg><desc lang='fr'>resiko</desc>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>"
    (tmp_path / "docs/figures/x.svg").write_text(svg, encoding="utf-8")
    assert "spelling" not in {each.rule for each in checks.check(tmp_path).findings}


@pytest.mark.parametrize("line", SLOW.values(), ids=SLOW.keys())
def test_no_line_of_a_page_takes_long(tmp_path: Path, line: str) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("a.md", "a.en.md"):
        (tmp_path / "docs" / name).write_text(line, encoding="utf-8")
    started = time.process_time()
    checks.check(tmp_path)
    assert time.process_time() - started < 8


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300), st.text(max_size=300))
def test_any_bytes_and_any_text_give_findings_and_do_not_raise(
    tmp_path: Path, data: bytes, text: str
) -> None:
    docs = tmp_path / "docs"
    (docs / "figures").mkdir(parents=True, exist_ok=True)
    (docs / "a.md").write_bytes(data)
    (docs / "a.en.md").write_text(text, encoding="utf-8", errors="replace")
    (docs / "b.md").write_text(text, encoding="utf-8", errors="replace")
    (docs / "extra.yml").write_bytes(data)
    (docs / "figures/x.svg").write_bytes(data)
    assert all(messages_of(checks.check(tmp_path).findings))

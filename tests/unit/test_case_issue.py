"""What people send by the issue form becomes case files and an answer, whatever they send."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import project
import pytest
import yaml
from guidebook.cases import collection, reader
from guidebook.contributions import issue as case_issue
from guidebook.contributions import issue_texts
from guidebook.contributions.issue import Result
from guidebook.contributions.questions import questions
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

DATA = project.ROOT / "tests/data/issues"
BODIES = sorted(DATA.glob("*.md"))
PIECES = (
    *(
        "a",
        "ya",
        "2019",
        "–",
        "no",
        "null",
        "~",
        "- ",
        "• ",
        "1. ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u2028",
        "\x85",
        "\x00",
    ),
    *(
        "|",
        ";",
        "Koperasi | koperasi",
        "https://x.id/a",
        "[1]",
        "[9]",
        "(*)",
        "_No response_",
        "\u202e",
        "\u200b",
        "👩‍🌾",
    ),
    *(
        "### Sumber\n",
        "# ",
        "=\n",
        "---\n",
        "```\n",
        "<b>",
        "&lt;",
        "@x",
        "`",
        "'",
        '"',
        "\\",
        "*x",
        "&a",
        "!!x",
        "%",
        "{#a}",
    ),
    *("${{ x }}", "[x](javascript:a)", "![](x)", "9" * 30, "9" * 5000, "²", "①", "٣"),
)
GOOD = (DATA / "good-id.md").read_text(encoding="utf-8")


def _event(body: str | None, **issue: Any) -> dict[str, Any]:
    user = {"login": "siti-contoh", "id": 4321}
    return {
        "action": "opened",
        "issue": {"number": 12, "title": "Kasus: ", "body": body, "user": user, **issue},
    }


def _converted(body: str | None, root: Path, **issue: Any) -> Result:
    (root / "docs/cases").mkdir(parents=True, exist_ok=True)
    return case_issue.converted(_event(body, **issue), root)


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_an_issue_becomes_the_files_and_the_answer_of_its_golden_file(
    path: Path, tmp_path: Path
) -> None:
    result = _converted(path.read_text(encoding="utf-8"), tmp_path)
    expected = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    shown = {
        "cases": result.cases,
        **{name: text for name, text in result.texts.items() if name != "body.md"},
    }
    assert shown == expected
    written = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert written == set(result.cases)


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_nothing_that_was_sent_is_live_in_what_is_posted(path: Path, tmp_path: Path) -> None:
    texts = _converted(path.read_text(encoding="utf-8"), tmp_path).texts
    for name in ("answer.md", "body.md"):
        html = Markdown(extensions=["fenced_code"]).convert(texts.get(name, ""))
        live = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL).replace(issue_texts.MARK, "")
        assert set(re.findall(r"<(\w+)", live)) <= {"p", "strong", "ul", "li"}, live
        assert "@" not in live
        assert "evil" not in live
        assert re.findall(r"#\d+", live) == (["#12"] * 3 if name == "body.md" and live else [])


def test_a_telephone_number_in_the_title_is_not_repeated_in_that_of_a_pull_request(
    tmp_path: Path,
) -> None:
    title = "Perpustakaan dan koperasi berbagi ruang"
    texts = _converted(GOOD.replace(title, f"{title} 0812-3456-7890"), tmp_path).texts
    assert texts["state.txt"] == "problems\n"
    for name in ("title.txt", "answer.md"):
        assert "3456" not in texts[name]


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = _converted(GOOD, tmp_path / "a")
    assert _converted(GOOD.replace("\n", "\r\n"), tmp_path / "b") == plain


def test_a_case_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    old = tmp_path / "docs/cases/perpustakaan-dan-koperasi-berbagi-ruang.en.md"
    old.write_text("old", encoding="utf-8")
    first = _converted(GOOD, tmp_path)
    second = _converted(GOOD, tmp_path)
    assert old.read_text(encoding="utf-8") == "old"
    assert list(first.cases) == ["docs/cases/perpustakaan-dan-koperasi-berbagi-ruang-12.md"]
    assert list(second.cases) == ["docs/cases/perpustakaan-dan-koperasi-berbagi-ruang-12-2.md"]
    assert (
        "Add case perpustakaan-dan-koperasi-berbagi-ruang-12 from issue 12"
        in first.texts["commit.txt"]
    )


def test_a_folder_that_is_a_link_elsewhere_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "root/docs").mkdir(parents=True)
    (tmp_path / "root/docs/cases").symlink_to(tmp_path / "outside")
    with pytest.raises(ValueError, match=r"docs/cases"):
        _converted(GOOD, tmp_path / "root")
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize(
    "user",
    [
        None,
        {"login": "x\n\nCo-authored-by: other", "id": 1},
        {"login": "a b", "id": 1},
        {"login": "-x", "id": 1},
        {"login": "x", "id": "1> <other@example.org"},
        {"login": "x" * 40, "id": 1},
        {"login": "x", "id": True},
        {"id": 1},
    ],
)
def test_a_name_that_github_does_not_give_is_no_co_author(user: Any, tmp_path: Path) -> None:
    commit = _converted(GOOD, tmp_path, user=user).texts["commit.txt"]
    assert commit == "Add case perpustakaan-dan-koperasi-berbagi-ruang from issue 12\n"


@pytest.mark.parametrize(
    "event", [None, [], {}, {"issue": None}, {"issue": {"number": "1"}}, {"issue": {"number": -1}}]
)
def test_an_event_of_something_else_is_refused(event: Any, tmp_path: Path) -> None:
    with pytest.raises(case_issue.NotAnIssueError):
        case_issue.converted(event, tmp_path)


@pytest.mark.parametrize("body", [None, "", "\0", "### \n### ###\n" * 500])
def test_a_body_that_says_nothing_is_answered_with_the_way_to_the_form(
    body: str | None, tmp_path: Path
) -> None:
    result = _converted(body, tmp_path)
    assert result.cases == {}
    assert "**Kirim studi kasus**" in result.texts["answer.md"]
    english = _converted(body, tmp_path, title="Case: x")
    assert "**Send a case study**" in english.texts["answer.md"]


@pytest.mark.parametrize(
    "piece", ["kata ", "[", "![", "![](", "<a:", "| ", "### Sumber\n", "- [x] \n", "1 (", "```\n"]
)
def test_sixty_thousand_signs_are_converted_in_a_few_seconds(piece: str, tmp_path: Path) -> None:
    long = (piece * 60_000)[:60_000]
    start = time.process_time()  # whatever else this machine is doing
    for answer in ("Perpustakaan kehilangan gedungnya pada 2018.", "Laporan tahunan 2022"):
        result = _converted(GOOD.replace(answer, long, 1), tmp_path)
        assert len(result.texts["answer.md"]) < 65_000
        assert len(result.texts["body.md"]) < 65_000
    assert time.process_time() - start < 15


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), min_size=26, max_size=26)
)
def test_whatever_is_typed_becomes_a_file_that_can_be_read_and_an_answer_that_names_questions(
    typed: list[str],
) -> None:
    asked = [question for question in questions() if question.name != "statements"]
    parts = [f"### {q.label('id')}\n\n{text}" for q, text in zip(asked, typed, strict=True)]
    consent = GOOD[GOOD.index("### Pernyataan") :]
    with tempfile.TemporaryDirectory() as folder:
        result = _converted("\n\n".join([*parts, consent]), Path(folder))
    (text,) = result.cases.values()
    facts = reader.read(text.encode(), "docs/cases/x.md")
    assert facts.findings == () or text.startswith("---\n---\n")
    listed = [line for line in result.texts["answer.md"].split("\n") if line.startswith("- ")]
    assert all(line.startswith(("- **", "- Dan ")) for line in listed)


def test_the_command_writes_files_only_where_it_should_and_runs_nothing(tmp_path: Path) -> None:
    root, out = tmp_path / "root", tmp_path / "out"
    (root / "docs/cases").mkdir(parents=True)
    event = tmp_path / "event.json"
    event.write_text(
        json.dumps(_event((DATA / "shell.md").read_text(encoding="utf-8"))), encoding="utf-8"
    )
    command = [
        sys.executable,
        "hooks/guidebook",
        "issue",
        str(event),
        "--out",
        str(out),
        "--root",
        str(root),
    ]
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        *"answer.md body.md branch.txt commit.txt files.txt".split(),
        *"pull.txt state.txt step.txt title.txt".split(),
    ]
    assert (out / "branch.txt").read_text(encoding="utf-8") == "case-from-issue-12\n"
    assert not [*tmp_path.rglob("pwned"), *project.ROOT.glob("pwned")]
    event.write_text("{", encoding="utf-8")
    assert (
        subprocess.run(command, cwd=project.ROOT, capture_output=True, check=False).returncode == 2
    )


def test_the_file_that_is_made_passes_every_check(tmp_path: Path) -> None:
    for name in ("good-id", "good-en", "from-word", "other-language", "illustration"):
        result = _converted((DATA / f"{name}.md").read_text(encoding="utf-8"), tmp_path / name)
        assert result.texts["state.txt"] == "ready\n"
        assert collection.load(tmp_path / name).findings == ()

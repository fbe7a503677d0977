"""A pull request is told what to correct: on the lines themselves and in one comment, whatever its
text holds.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import project
import pytest
from guidebook.cases import collection
from guidebook.contributions import pull_request_comment
from guidebook.contributions.pull_request_comment import Place
from guidebook.problems import github_annotations
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table

ATTACKS = (project.ROOT / "tests/data/attacks.txt").read_text(encoding="utf-8").splitlines()
HOSTILE = [
    "\n::error file=x::injected",
    "\r\n::add-mask::x",
    "##[error]injected",
    "``` `` ` @everyone",
    "`",
    "@everyone",
    "![x](http://evil.example/x.png)",
    "[x](http://evil.example/) www.evil.example",
    "--> <img src=http://evil.example/x.png>",
    "</details></summary>",
    "owner/name#12 #12 GH-12",
    "* item\n# heading\n- [ ] task\n| table |",
    "\u2028::error::x\u0085\u202e",
    "' {0} {found} %0A \\",
    " ",
    "'",
    "\ue000@everyone\ue001'",
]
PLACE = Place(head_repo="ani/panduan", head_branch="kasus-baru", run="https://github.example/run")
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project.ROOT / "hooks/guidebook"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project whose one case has many problems, and a file that has no place there."""
    shutil.copytree(project.ROOT / "docs", tmp_path / "docs")
    shutil.copy(project.ROOT / "tests/data/broken-case.md", tmp_path / "docs/cases/contoh.md")
    return tmp_path


def test_every_problem_is_a_command_for_its_line_in_both_languages(broken: Path) -> None:
    done = _run("check", "--root", str(broken), "--format", "github")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert (
        len([line for line in lines if line.startswith("::error file=docs/cases/contoh.md,line=")])
        == 27
    )
    told = next(line for line in lines if "line=2," in line)
    assert "'titel' tidak dikenal%0A" in told
    assert "%0A%0A'titel' is not known%0A" in told


def test_a_sound_project_has_no_command() -> None:
    done = _run("check", "--format", "github")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("text", [*HOSTILE, *ATTACKS])
def test_found_text_and_file_names_cant_write_a_second_command(text: str) -> None:
    found = [
        Finding(
            f"docs/{text}", 3, "unknown-key", (("allowed", text), ("found", text), ("nearest", ""))
        )
    ]
    (line,) = github_annotations.lines(found)
    assert len(line.splitlines()) == 1
    properties, _, data = line.removeprefix("::error ").partition("::")
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "title"]
    assert not re.search(r"%(?!25|0A|0D)", data)


def test_the_comment_says_where_to_click_in_both_languages(broken: Path, tmp_path: Path) -> None:
    output = tmp_path / "comment.md"
    named = [
        "--head-repo",
        "ani/panduan",
        "--head-branch=fitur/a(b)",
        "--server",
        "https://git.example",
    ]
    done = _run("comment", "--root", str(broken), *named, "--output", str(output))
    assert done.returncode == 0
    said = output.read_text(encoding="utf-8")
    indonesian, english = said.split('<details lang="en">')
    address = "https://git.example/ani/panduan/edit/fitur/a%28b%29/docs/cases/contoh.md#L2"
    assert said.startswith(pull_request_comment.MARKER)
    assert "### 27 hal perlu dibetulkan" in indonesian
    assert "tombol hijau **Commit changes…**" in indonesian
    assert (
        f"- **[Baris 2]({address}):** `titel` tidak dikenal. Mungkin maksud Anda `title`?"
        in indonesian
    )
    assert "27 things to correct" in english
    assert f"- **[Line 2]({address}):** `titel` is not known. Did you mean `title`?" in english
    assert english.rstrip().endswith("</details>")


def test_a_sound_text_is_thanked_and_shown_its_preview_and_repairs() -> None:
    said = pull_request_comment.text(
        [], Place(preview="https://x.example/1", patch="https://x.example/2")
    )
    for word in ("Terima kasih", "Thank you", "[situs dengan perubahan Anda](https://x.example/1)"):
        assert word in said
    assert said.count("[perbaikan.patch](https://x.example/2)") == 2


def test_without_preview_or_repairs_none_is_promised() -> None:
    said = pull_request_comment.text([], Place())
    assert "index.html" not in said
    assert "perbaikan.patch" not in said


def test_a_check_that_failed_elsewhere_is_not_called_a_success() -> None:
    said = pull_request_comment.text([], Place(run="https://x.example/run", failed=True))
    assert "pemeriksaan lain belum lolos" in said
    assert "another check hasn't passed" in said
    assert "Thank you" not in said


@pytest.mark.parametrize(
    "repository", ["", "x/y/../z", "x y/z", "javascript:alert(1)//x", "x/y](http://evil.example)"]
)
def test_without_a_known_repository_the_way_by_hand_is_told(repository: str) -> None:
    found = [finding("docs/cases/contoh.md", 3, "empty-value", key="title")]
    said = pull_request_comment.text(found, Place(head_repo=repository, head_branch="x"))
    assert "**Files changed**" in said
    assert "](http" not in said


@pytest.mark.parametrize("text", [*HOSTILE, *ATTACKS])
def test_nothing_from_the_pull_request_leaves_its_code_span_or_address(text: str) -> None:
    found = [
        finding(f"docs/{text}", 3, "unknown-key", found=text, nearest=text, allowed=text),
        finding("docs/x.md", 4, "body-headings", found=text, expected=text, allowed=text),
        finding("docs/x.md", 5, "missing-key", found=text, rule_id="Isi.", rule_en="Fill it."),
        finding("docs/x.md", 6, "image-place", found=text, expected=text, allowed=text),
    ]
    neutral = [
        Finding(
            path,
            f.line,
            f.rule,
            tuple((k, v if k.startswith("rule") else "x") for k, v in f.values),
        )
        for path, f in zip(["docs/x", *["docs/x.md"] * 3], found, strict=True)
    ]
    place = Place(head_repo="ani/panduan", head_branch=text or "x")
    rest = [
        re.sub(
            r"\(https://github\.com/ani/panduan/edit/[\w%./~-]+#L\d\)",
            "(address)",
            SPAN.sub("`x`", said),
        )
        for said in (
            pull_request_comment.text(found, place),
            pull_request_comment.text(neutral, place),
        )
    ]
    assert rest[0].split("\n") == rest[1].split("\n")


def test_a_long_list_is_cut_and_says_how_much_is_left_out() -> None:
    some = [
        finding("docs/cases/contoh.md", line, "empty-value", key="title") for line in range(1, 101)
    ]
    said = pull_request_comment.text(some, PLACE)
    assert "### 100 hal" in said
    assert f"Masih ada {100 - pull_request_comment.MOST} hal lagi" in said
    assert f"And {100 - pull_request_comment.MOST} more" in said


def test_no_comment_is_longer_than_github_takes() -> None:
    some = [
        finding(f"docs/cases/{'ş' * 200}-{n}.md", n, "vocabulary", found="`" * 5000)
        for n in range(1, 300)
    ]
    some = [
        Finding(f.path, f.line, "vocabulary", (*f.values, ("allowed", "@" * 2000), ("key", "x")))
        for f in some
    ]
    some = [Finding(f.path, f.line, f.rule, (*f.values, ("nearest", ""))) for f in some]
    said = pull_request_comment.text(some, PLACE)
    assert len(said) <= pull_request_comment.LENGTH < 65_536
    assert said.count("- **[") > 10
    assert said.rstrip().endswith("</details>")


def test_a_file_name_that_is_no_text_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    try:
        Path(str(tmp_path / "docs/cases/a") + "\udcff.md").write_text("x", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    output = tmp_path / "comment.md"
    named = ["--head-repo", "ani/panduan", "--head-branch", "x", "--output", str(output)]
    assert _run("comment", "--root", str(tmp_path), *named).returncode == 0
    assert "/docs/cases/a%FF.md#L1)" in output.read_text(encoding="utf-8")
    assert _run("check", "--root", str(tmp_path)).returncode == 1


def test_the_words_of_both_languages_are_the_same_kind() -> None:
    words = table(pull_request_comment.__file__, "pull_request_comment.yml")
    assert sorted(words) == ["en", "id"]
    assert words["id"].keys() == words["en"].keys()
    for key, said in words["id"].items():
        assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", words["en"][key])), (
            key
        )


def test_the_real_messages_stand_outside_code(broken: Path) -> None:
    said = pull_request_comment.text(collection.load(broken).findings, PLACE)
    assert "`</script>` akan terlihat apa adanya" in said
    assert "Pindahkan ke bawah `## Tantangan`." in said

"""A pull request is told what is wrong with it by code that it can't reach: played with the real
steps of the workflow, real git and a stand-in for GitHub.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import picture_files
import project
import pytest
from github_stand_in import REPOSITORY, GitHub
from guidebook.cases import example, reader
from guidebook.contributions import pull_request_files
from guidebook.problems.finding import Finding

BRANCH = "$(touch pwned)`x`"
CASE = "docs/cases/contoh.md"
BROKEN = example.text("id").replace("sector:", "sektor:")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "jq"))), reason="runs the workflow's steps"
)


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path, {"docs/index.md": "# Isi\n", "hooks/x.py": "x = 1\n"})


@pytest.fixture
def fork(github: GitHub) -> Path:
    """The contributor's clone, in which a test writes what it likes."""
    return github.clone("main")


def _write(fork: Path, path: str, content: str | bytes) -> None:
    (fork / path).parent.mkdir(parents=True, exist_ok=True)
    (fork / path).write_bytes(content.encode() if isinstance(content, str) else content)


def _opened(github: GitHub, fork: Path, changed: list[str] | None = None) -> str:
    """A pull request with everything in the fork; gives its commit."""
    github.commit(fork, "contribution")
    github.git("push", "--quiet", "--force", "origin", "HEAD:refs/pull/12/head", folder=fork)
    sha = github.git("rev-parse", "HEAD", folder=fork)
    head = {
        "ref": BRANCH,
        "sha": sha,
        "label": f"ani:{BRANCH}",
        "repo": {"full_name": "ani/panduan"},
    }
    names = changed or [CASE]
    pull = {"number": 12, "state": "open", "head": head, "changed_files": len(names)}

    def change(state: dict[str, Any]) -> None:
        state["pulls"] = [pull]
        state["files"] = {"12": [{"filename": name} for name in names]}

    github.change(change)
    return sha


def _checked(github: GitHub, sha: str, conclusion: str = "failure") -> dict[str, str]:
    """The check of a commit has ended, and the comment's workflow runs."""
    run = {
        "id": 99,
        "event": "pull_request",
        "conclusion": conclusion,
        "head_sha": sha,
        "head_branch": BRANCH,
        "head_repository": {"id": 1, "owner": {"login": "ani"}},
    }
    return github.play("comment.yml", {"workflow_run": run})


def _said(github: GitHub) -> str:
    return github.comment(12, "guidebook-check")


def _has(name: str, number: int = 8, expired: bool = False) -> Any:
    """The run of the check has an artefact of this name."""
    listed = {"artifacts": [{"id": number, "name": name, "expired": expired}]}
    return lambda state: state.update(artifacts=listed)


def test_a_pull_request_is_told_its_problems_on_the_lines_of_its_own_files(
    github: GitHub, fork: Path
) -> None:
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork)
    github.change(_has("pratinjau"))
    _checked(github, sha)
    line = BROKEN.splitlines().index(next(x for x in BROKEN.splitlines() if "sektor:" in x)) + 1
    edit = "https://git.example/ani/panduan/edit/%24%28touch%20pwned%29%60x%60/docs/cases/contoh.md"
    assert f"[Baris {line}]({edit}#L{line})" in _said(github)
    assert f"(https://git.example/{REPOSITORY}/actions/runs/99/artifacts/8)" in _said(github)
    assert "belum dibaca penyunting" in _said(github)
    assert "lebih dari naskah" not in _said(github)
    assert not list(github.folder.rglob("pwned"))


def test_repairs_are_made_by_us_and_apply_to_the_contributors_files(
    github: GitHub, fork: Path
) -> None:
    photo = "docs/cases/contoh/foto-bersama.jpg"
    text = example.text("id").replace("\n", "  \r\n")
    _write(fork, CASE, text)
    _write(fork, photo, picture_files.encoded(exif=picture_files.exif(Artist="Siti")))
    sha = _opened(github, fork, [CASE, photo])
    github.change(_has("perbaikan.patch"))  # made by the contributor's code
    _checked(github, sha, "success")
    assert "(https://git.example/kept/perbaikan.patch)" in _said(github)
    assert "artifacts/8" not in _said(github)
    github.git("apply", "--binary", str(github.folder / "kept/perbaikan.patch"), folder=fork)
    assert (fork / CASE).read_text(encoding="utf-8") == reader.repaired(text.encode()).decode()
    assert b"Siti" not in (fork / photo).read_bytes()
    _checked(github, _opened(github, fork, [CASE, photo]), "success")
    assert "perbaikan.patch" not in _said(github)


def test_the_code_of_a_pull_request_is_neither_run_nor_believed(github: GitHub, fork: Path) -> None:
    trap = f"#!/usr/bin/env bash\ntouch {github.folder}/pwned\n"
    for script in (fork / ".github").glob("*.sh"):
        script.write_text(trap, encoding="utf-8")
    _write(fork, "hooks/x.py", f"open('{github.folder}/pwned', 'w')\n")
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork, ["hooks/x.py", CASE])
    github.change(_has("pratinjau"))
    _checked(github, sha, "success")  # says the contributor's own workflow
    assert "sektor" in _said(github)
    assert "Usulan ini mengubah lebih dari naskah" in _said(github)
    assert "This pull request changes more than content" in _said(github)
    assert "tidak sedang masuk ke akun mana pun" in _said(github)
    assert "signed in nowhere" in _said(github)
    assert not list(github.folder.rglob("pwned"))


@pytest.mark.parametrize(
    "changed",
    [["docs2/x"], ["docs/x.md", "mkdocs.yml"], [".github/workflows/check.yml"], ["x\ndocs/y"]],
)
def test_anything_outside_docs_is_code(github: GitHub, fork: Path, changed: list[str]) -> None:
    _write(fork, CASE, BROKEN)
    _checked(github, _opened(github, fork, changed))
    assert "mengubah lebih dari naskah" in _said(github)


def test_a_file_that_was_moved_into_docs_is_code_too(github: GitHub, fork: Path) -> None:
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork)
    moved = {"12": [{"filename": "docs/x.md", "previous_filename": "hooks/x.py"}]}
    github.change(lambda state: state.update(files=moved))
    _checked(github, sha)
    assert "mengubah lebih dari naskah" in _said(github)


def test_forged_artefacts_change_nothing(github: GitHub, fork: Path) -> None:
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork)
    _checked(github, sha)
    before = _said(github)
    for name in ("pull-request", "perbaikan.patch", "pull.json", "pratinjau "):
        github.change(_has(name))
        _checked(github, sha)
        assert _said(github) == before
    assert "zip" not in json.dumps(github.state["asked"])
    github.change(_has("pratinjau", expired=True))
    _checked(github, sha)
    assert _said(github) == before


@pytest.mark.parametrize("ending", ["closed", "newer", "of another", "gone"])
def test_a_pull_request_that_was_not_checked_gets_no_comment(
    github: GitHub, fork: Path, ending: str
) -> None:
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork)

    def change(state: dict[str, Any]) -> None:
        (pull,) = state["pulls"]
        if ending == "closed":
            pull["state"] = "closed"
        elif ending == "newer":
            pull["head"]["sha"] = "b" * 40
        elif ending == "of another":
            pull["head"]["label"] = f"evil:{BRANCH}"
        else:
            state["pulls"] = []

    github.change(change)
    _checked(github, sha)
    assert github.state["comments"] == {}


def test_a_branch_that_moves_on_between_two_steps_is_not_read(github: GitHub, fork: Path) -> None:
    _write(fork, CASE, BROKEN)
    sha = _opened(github, fork)
    github.commit(fork, "later")
    github.git("push", "--quiet", "origin", "HEAD:refs/pull/12/head", folder=fork)
    with pytest.raises(AssertionError, match="Fetch its files"):
        _checked(github, sha)
    assert github.state["comments"] == {}


def test_a_check_of_a_push_or_one_that_was_cancelled_is_not_commented(
    github: GitHub, fork: Path
) -> None:
    _write(fork, CASE, BROKEN)
    assert _checked(github, _opened(github, fork), "cancelled") == {}


def test_attributes_hide_and_change_nothing(github: GitHub, fork: Path) -> None:
    _write(fork, CASE, BROKEN + "$Id$ $Format:%H$\r\n")
    _checked(github, _opened(github, fork))
    before = _said(github)
    for attributes in (
        "* export-ignore",
        "*.md export-subst ident",
        "*.md filter=evil diff=evil merge=evil",
        "*.md working-tree-encoding=UTF-16",
        "*.md text eol=lf",
        "*.md binary -diff linguist-generated",
    ):
        for folder in ("", "docs/", "docs/cases/"):
            _write(fork, f"{folder}.gitattributes", f"{attributes}\n")
        github.git("-c", "core.autocrlf=false", "add", "--all", folder=fork)
        blob = subprocess.run(
            ["git", "hash-object", "-w", "--no-filters", CASE],
            cwd=fork,
            env=github.env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        github.git("update-index", "--cacheinfo", f"100644,{blob},{CASE}", folder=fork)
        github.git("commit", "--quiet", "--allow-empty", "--message", "x", folder=fork)
        github.git("push", "--quiet", "--force", "origin", "HEAD:refs/pull/12/head", folder=fork)
        sha = github.git("rev-parse", "HEAD", folder=fork)
        github.change(lambda state, sha=sha: state["pulls"][0]["head"].update(sha=sha))
        _checked(github, sha)
        assert _said(github) == before, attributes


def _taken(fork: Path, github: GitHub, commit: str = "HEAD") -> tuple[set[str], list[Finding]]:
    out = github.folder / "out"
    refused = pull_request_files.take(fork, commit, out)
    paths = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    return paths, refused


def test_of_a_pull_request_only_plain_files_are_taken_and_the_rest_is_told(
    github: GitHub, fork: Path
) -> None:
    _write(fork, CASE, "isi\n")
    _write(fork, "docs/.gitattributes", "* export-ignore\n")
    _write(fork, "docs/cases/contoh/.gitkeep", "")
    _write(fork, "docs/a\nb.md", "x")
    _write(fork, "outside.md", "x")
    _write(fork, "mkdocs.yml", "nav: []\n")
    for name, target in (("x", "/etc/passwd"), ("y.yml", "/proc/self/environ"), ("z", "../hooks")):
        (fork / "docs" / name).symlink_to(target)
    github.commit(fork, "x")
    module = f"160000,{'a' * 40},docs/modul"
    github.git("update-index", "--add", "--cacheinfo", module, folder=fork)
    github.git("commit", "--quiet", "--message", "module", folder=fork)
    paths, refused = _taken(fork, github)
    assert paths == {CASE, "docs/cases/contoh/.gitkeep", "docs/index.md", "mkdocs.yml"}
    assert [(each.path, each.rule) for each in refused] == [
        ("docs/a\nb.md", "docs-file"),
        ("docs/modul", "docs-file"),
        ("docs/x", "docs-link"),
        ("docs/y.yml", "docs-link"),
        ("docs/z", "docs-link"),
    ]


def test_what_was_left_out_stands_in_the_comment(github: GitHub, fork: Path) -> None:
    (fork / "docs/cases").mkdir()
    (fork / "docs/cases/rahasia.md").symlink_to("/etc/passwd")
    _checked(github, _opened(github, fork))
    assert "docs/cases/rahasia.md" in _said(github)
    assert "root:" not in _said(github)


def _tree(github: GitHub, fork: Path, *entries: tuple[str, str, bytes]) -> str:
    """A tree of any names, which git itself would not make."""
    data = b""
    for mode, name, content in entries:
        kind = "tree" if mode == "40000" else "blob"
        blob = content.decode() if kind == "tree" else _object(github, fork, "blob", content)
        data += f"{mode} {name}".encode() + b"\0" + bytes.fromhex(blob)
    return _object(github, fork, "tree", data)


def _object(github: GitHub, fork: Path, kind: str, data: bytes) -> str:
    command = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    done = subprocess.run(
        command, input=data, cwd=fork, env=github.env, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def test_names_that_lead_elsewhere_or_stand_twice_are_left_out(github: GitHub, fork: Path) -> None:
    inner = _tree(github, fork, ("100644", "pwned.md", b"x"))
    docs = _tree(
        github,
        fork,
        ("40000", "..", inner.encode()),
        ("40000", ".GIT", inner.encode()),
        ("100644", "A.md", b"one"),
        ("100644", "a.md", b"two"),
        ("100644", "a.md", b"three"),
        ("100644", "b", b"a file"),
        ("40000", "b", inner.encode()),
        ("100644", "x" * 300, b"x"),
        ("100644", "..\\pwned", b"x"),
    )
    root = _tree(github, fork, ("40000", "docs", docs.encode()))
    paths, refused = _taken(fork, github, root)
    assert paths == {"docs/A.md", "docs/a.md", "docs/b"}
    assert (github.folder / "out/docs/a.md").read_bytes() == b"two"
    assert len(refused) >= 4
    assert not list(github.folder.parent.rglob("pwned*"))


def test_a_very_long_file_is_known_by_its_length_alone(
    github: GitHub, fork: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull_request_files, "LONGEST_FILE", 1000)
    _write(fork, CASE, b"x" * 5000)
    _write(fork, "docs/short.md", b"y" * 1000)
    github.commit(fork, "x")
    _taken(fork, github)
    assert (github.folder / "out" / CASE).stat().st_size == 1001
    assert (github.folder / "out/docs/short.md").read_bytes() == b"y" * 1000


@pytest.mark.parametrize(("name", "most"), [("MOST_FILES", 3), ("MOST_BYTES", 10)])
def test_more_than_anybody_reviews_is_refused_before_anything_is_written(
    github: GitHub, fork: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(pull_request_files, name, most)
    for number in range(4):
        _write(fork, f"docs/{number}.md", "four")
    github.commit(fork, "x")
    with pytest.raises(pull_request_files.TooMuchError):
        _taken(fork, github)
    assert not (github.folder / "out").exists()


def test_the_whole_project_is_taken_byte_for_byte(tmp_path: Path) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    shutil.copytree(project.ROOT / "docs", tmp_path / "project/docs")
    for command in ("init", "add --all", "-c user.name=x -c user.email=x@x commit --message x"):
        subprocess.run(
            ["git", *command.split()],
            cwd=tmp_path / "project",
            env=env,
            capture_output=True,
            check=True,
        )
    assert pull_request_files.take(tmp_path / "project", "HEAD", tmp_path / "out") == []
    for path in (project.ROOT / "docs").rglob("*"):
        if path.is_file():
            taken = tmp_path / "out/docs" / path.relative_to(project.ROOT / "docs")
            assert taken.read_bytes() == path.read_bytes()

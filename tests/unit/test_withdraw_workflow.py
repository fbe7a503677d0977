"""A case is taken down from a phone: played with the real steps of the workflow, real git and a
stand-in for GitHub.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import project
import pytest
import told_case
from github_stand_in import GitHub

CASE = told_case.SLUG
FILE = f"docs/cases/{CASE}.md"
WITHDRAWN = "docs/withdrawn.yml"
BRANCH = "withdraw-99-1"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "jq"))), reason="runs the workflow's steps"
)


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    root = tmp_path / "project"
    shutil.copytree(project.ROOT / "docs", root / "docs")
    told_case.add(root)
    english = FILE.replace(".md", ".en.md")
    names = [FILE, english, WITHDRAWN, "docs/translations.yml", "docs/checklist.yml"]
    texts = {}
    for name in (*names, told_case.PAGE):
        texts[name] = (root / name).read_text(encoding="utf-8")
    return GitHub(tmp_path / "github", texts)


def _run(github: GitHub, **inputs: Any) -> str:
    usual = {"case": CASE, "reason": "diperiksa · review", "urgent": False, "back": False}
    return github.play("withdraw.yml", {}, {**usual, **inputs})["withdraw"]


def test_a_pull_request_takes_the_case_down_and_names_what_still_tells_it(github: GitHub) -> None:
    _run(github, case=f"https://x.example/kasus/{CASE}/")
    (pull,) = github.state["pulls"]
    assert (pull["head"]["ref"], pull["base"]["ref"]) == (BRANCH, "main")
    assert "docs/benefits/reputation.md:" in pull["body"]
    assert FILE not in github.git("ls-tree", "-r", "--name-only", BRANCH)
    assert "It was taken down first" in github.git("show", f"{BRANCH}:{WITHDRAWN}")
    assert FILE in github.git("ls-tree", "-r", "--name-only", "main")
    assert github.git("rev-list", "--count", f"main..{BRANCH}") == "1"


def test_what_is_urgent_goes_to_main_and_is_published(github: GitHub) -> None:
    _run(github, urgent=True, reason="persetujuan · consent")
    assert FILE not in github.git("ls-tree", "-r", "--name-only", "main")
    assert "had not consented" in github.git("show", f"main:{WITHDRAWN}")
    assert github.state["pulls"] == []
    assert any(asked[:3] == ["workflow", "run", "publish.yml"] for asked in github.state["asked"])


def test_where_a_rule_forbids_that_it_becomes_a_pull_request_all_the_same(github: GitHub) -> None:
    hook = github.origin / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n! grep -q refs/heads/main\n", encoding="utf-8")
    hook.chmod(0o755)
    _run(github, urgent=True)
    assert FILE in github.git("ls-tree", "-r", "--name-only", "main")
    assert [pull["head"]["ref"] for pull in github.state["pulls"]] == [BRANCH]


def test_it_comes_back_from_the_history(github: GitHub) -> None:
    before = github.git("rev-parse", "main^{tree}")
    _run(github, urgent=True)
    _run(github, urgent=True, back=True)
    assert github.git("rev-parse", "main^{tree}") == before
    assert github.git("log", "-1", "--format=%s", "main") == "Put a case back"


def test_a_case_that_is_not_there_changes_nothing_and_is_told(github: GitHub) -> None:
    with pytest.raises(AssertionError, match="Tidak ada kasus 'tidak-ada'"):
        _run(github, case="tidak-ada")
    assert github.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"


@pytest.mark.parametrize(
    "typed",
    ["$(touch pwned)", "`touch pwned`", "x'; touch pwned; '", "--back", "````\n@siti", "x\ny"],
)
def test_what_is_typed_is_only_text(github: GitHub, typed: str) -> None:
    _run(github, own_reason=typed, own_reason_en=typed)
    shown = " ".join(typed.split())
    assert shown in github.git("show", f"{BRANCH}:{WITHDRAWN}")
    (pull,) = github.state["pulls"]
    assert pull["body"].count("````") == 2
    with pytest.raises(AssertionError, match="Tidak ada kasus"):
        _run(github, case=typed)
    assert not list(github.folder.rglob("pwned"))

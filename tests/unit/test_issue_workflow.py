"""A case sent by issue, from one state to the next (decisions/contributed-cases.md), played with
the real steps of the workflow, real git and a stand-in for GitHub.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import project
import pytest
from github_stand_in import GitHub
from guidebook.contributions import issue_steps
from guidebook.contributions.issue_steps import PullRequest, Standing

GOOD = (project.ROOT / "tests/data/issues/good-id.md").read_text(encoding="utf-8")
CASE = "docs/cases/perpustakaan-dan-koperasi-berbagi-ruang.md"
BRANCH = "case-from-issue-12"
SENTENCE = "Perpustakaan kehilangan gedungnya pada 2018."
SUMMARY = "Koperasi meminjamkan aula, perpustakaan mengelola buku."

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "jq"))), reason="runs the workflow's steps"
)


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path, {"docs/cases/index.md": "# Kasus\n", "docs/lama.md": "lama\n"})


def _happens(github: GitHub, action: str, number: int = 12, **more: Any) -> dict[str, str]:
    """The workflow runs for an event of an issue, as it is at GitHub now."""
    issue = github.state["issues"].get(str(number)) or more.pop("issue")
    return github.play("case-from-issue.yml", {"action": action, "issue": issue, **more})


def _sent(github: GitHub, body: str = GOOD) -> None:
    github.send(12, body)
    _happens(github, "opened")


def _labelled(github: GitHub) -> None:
    github.label(12, "siap-usul")
    _happens(github, "labeled", label={"name": "siap-usul"})


def _proposed(github: GitHub, body: str = GOOD) -> None:
    github.send(12, body)
    _labelled(github)


def _edited(github: GitHub, old: str, new: str) -> None:
    body = github.state["issues"]["12"]["body"]
    assert old in body
    github.edit(12, body=body.replace(old, new))
    _happens(github, "edited")


def _edits_branch(github: GitHub, old: str, new: str, path: str = CASE) -> None:
    """An editor changes a file on the branch of the case."""
    clone = github.clone(BRANCH)
    text = (clone / path).read_text(encoding="utf-8")
    assert old in text
    (clone / path).write_text(text.replace(old, new), encoding="utf-8")
    github.commit(clone, "edit")
    github.git("push", "--quiet", "origin", BRANCH, folder=clone)


def _on_branch(github: GitHub, path: str = CASE) -> str:
    return github.git("show", f"{BRANCH}:{path}")


def _answer(github: GitHub) -> str:
    return github.comment(12, "guidebook-issue")


def _told(github: GitHub) -> str:
    """What the editors of the pull request were told."""
    return github.comment(100, "guidebook-issue")


def test_a_complete_case_is_answered_and_nothing_else_happens(github: GitHub) -> None:
    _sent(github)
    assert "Naskah Anda lengkap" in _answer(github)
    assert github.state["pulls"] == []
    assert github.git("branch", "--format=%(refname:short)") == "main"


def test_a_case_that_lacks_something_is_told_so_and_a_correction_is_noticed(github: GitHub) -> None:
    _sent(github, GOOD.replace("Campuran", "_No response_"))
    assert "Bagaimana hasilnya?" in _answer(github)
    github.edit(12, body=GOOD)
    _happens(github, "edited")
    assert "Naskah Anda lengkap" in _answer(github)


def test_a_label_that_comes_too_early_is_taken_off(github: GitHub) -> None:
    _sent(github, GOOD.replace("Campuran", "_No response_"))
    _labelled(github)
    assert github.labels(12) == ["kasus"]
    assert "Bagaimana hasilnya?" in _answer(github)
    assert github.state["pulls"] == []


def test_with_the_label_the_case_becomes_a_pull_request_on_its_own_branch(github: GitHub) -> None:
    _proposed(github)
    (pull,) = github.state["pulls"]
    assert (pull["head"]["ref"], pull["base"]["ref"]) == (BRANCH, "main")
    assert pull["title"] == "Kasus: Perpustakaan dan koperasi berbagi ruang"
    assert SENTENCE in _on_branch(github)
    said = github.git("log", "-1", "--format=%an%n%B", BRANCH)
    assert said.startswith("github-actions[bot]\nAdd case perpustakaan-dan-koperasi")
    assert "Co-authored-by: siti-contoh <4321+siti-contoh@users.noreply.github.com>" in said
    assert pull["html_url"] in github.comment(12, "guidebook-pull-request")
    assert pull["html_url"] in _answer(github)
    assert github.git("rev-list", "--count", "main") == "1"


def test_the_label_set_again_makes_neither_a_second_pull_request_nor_a_commit(
    github: GitHub,
) -> None:
    _proposed(github)
    before = github.git("for-each-ref")
    _labelled(github)
    assert len(github.state["pulls"]) == 1
    assert github.git("for-each-ref") == before
    assert "dengan naskah yang sama" in _answer(github)


def test_an_edit_after_the_label_reaches_the_pull_request_as_a_commit_on_top(
    github: GitHub,
) -> None:
    _proposed(github)
    before = github.git("rev-parse", BRANCH)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert "gedungnya pada 2017." in _on_branch(github)
    assert github.git("rev-parse", f"{BRANCH}^") == before
    assert "Perubahan Anda sudah masuk" in _answer(github)


def test_a_new_title_does_not_rename_the_file_that_is_in_the_pull_request(github: GitHub) -> None:
    _proposed(github)
    _edited(github, "Perpustakaan dan koperasi berbagi ruang", "Ruang baca di aula koperasi")
    assert github.git("ls-tree", "--name-only", BRANCH, "docs/cases/").splitlines() == [
        "docs/cases/index.md",
        CASE,
    ]
    assert "title: Ruang baca di aula koperasi" in _on_branch(github)


def test_an_edit_and_a_correction_at_different_places_are_both_kept(github: GitHub) -> None:
    _proposed(github)
    _edits_branch(github, "gedungnya pada 2018", "gedung lamanya pada 2018")
    _edits_branch(github, "lama", "disunting", "docs/lama.md")
    _edited(github, SUMMARY, "Koperasi meminjamkan aula.")
    text = _on_branch(github)
    assert "gedung lamanya pada 2018" in text
    assert "Koperasi meminjamkan aula. Ruang" in text
    assert _on_branch(github, "docs/lama.md") == "disunting"
    assert "sudah masuk" in _answer(github)


def test_where_an_editor_changed_the_same_words_the_branch_stays_and_both_are_told(
    github: GitHub,
) -> None:
    _proposed(github)
    _edits_branch(github, "gedungnya pada 2018", "gedung lamanya pada 2018")
    before = github.git("for-each-ref")
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert github.git("for-each-ref") == before
    assert "**belum** masuk" in _answer(github)
    assert "pull/100" in _answer(github)
    assert "Cabang ini dibiarkan" in _told(github)
    # The editor takes the change over by hand, and the next one arrives again.
    _edits_branch(github, "gedung lamanya pada 2018", "gedungnya pada 2017")
    _edited(github, SUMMARY, "Koperasi meminjamkan aula.")
    assert "Koperasi meminjamkan aula. Ruang" in _on_branch(github)
    assert "memuat naskah terbaru" in _told(github)


def test_a_correction_stays_though_an_editor_has_written_the_history_anew(github: GitHub) -> None:
    _proposed(github)
    clone = github.clone(BRANCH)
    file = clone / CASE
    text = file.read_text(encoding="utf-8").replace("pada 2018", "pada tahun 2018")
    file.write_text(text, encoding="utf-8")
    github.git("commit", "--quiet", "--all", "--amend", "--no-edit", folder=clone)
    github.git("push", "--quiet", "--force", "origin", BRANCH, folder=clone)
    _edited(github, SUMMARY, "Koperasi meminjamkan aula.")
    assert "pada tahun 2018" in _on_branch(github)
    assert "Koperasi meminjamkan aula. Ruang" in _on_branch(github)


def test_a_file_that_an_editor_renamed_gets_the_edit_under_its_new_name(github: GitHub) -> None:
    _proposed(github)
    clone = github.clone(BRANCH)
    github.git("mv", CASE, "docs/cases/ruang-baca.md", folder=clone)
    github.commit(clone, "rename")
    github.git("push", "--quiet", "origin", BRANCH, folder=clone)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert "pada 2017" in _on_branch(github, "docs/cases/ruang-baca.md")
    with pytest.raises(Exception, match="git"):
        _on_branch(github)


def test_main_that_was_merged_into_the_branch_is_kept(github: GitHub) -> None:
    _proposed(github)
    main = github.clone("main")
    (main / "docs/baru.md").write_text("baru\n", encoding="utf-8")
    github.commit(main, "new page")
    github.git("push", "--quiet", "origin", "main", folder=main)
    clone = github.clone(BRANCH)
    github.git("merge", "--quiet", "--no-edit", "origin/main", folder=clone)
    github.git("push", "--quiet", "origin", BRANCH, folder=clone)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert _on_branch(github, "docs/baru.md") == "baru"
    assert "pada 2017" in _on_branch(github)


def test_an_edit_that_breaks_the_case_stays_out_of_the_pull_request(github: GitHub) -> None:
    _proposed(github)
    before = github.git("for-each-ref")
    _edited(github, "Campuran", "_No response_")
    assert github.git("for-each-ref") == before
    assert "**belum** masuk" in _answer(github)
    assert "Bagaimana hasilnya?" in _answer(github)
    assert _told(github) == ""
    assert github.labels(12) == ["kasus", "siap-usul"]


def test_a_consent_that_is_taken_back_is_told_to_the_editors(github: GitHub) -> None:
    _proposed(github)
    _edited(github, "- [X]", "- [ ]")
    assert "tidak semua pernyataan dicentang lagi" in _told(github)
    assert "not every statement is ticked" in _told(github)


def test_a_published_case_tells_its_writer_how_to_correct_it(github: GitHub) -> None:
    _proposed(github)
    github.end(100, merged=True)
    github.edit(12, state="closed")
    _happens(github, "closed")
    assert "Kasus ini sudah terbit" in _answer(github)
    before = github.git("for-each-ref")
    _edited(github, SENTENCE, "Sesuatu yang lain.")
    assert "**Laporkan kesalahan**" in _answer(github)
    assert github.git("for-each-ref") == before
    assert len(github.state["pulls"]) == 1


def test_after_a_pull_request_was_closed_edits_go_nowhere_until_the_label_is_set_again(
    github: GitHub,
) -> None:
    _proposed(github)
    _edits_branch(github, "gedungnya pada 2018", "gedung lamanya pada 2018")
    github.end(100, merged=False)
    _edited(github, SUMMARY, "Koperasi meminjamkan aula.")
    assert "sudah ditutup" in _answer(github)
    assert SUMMARY in _on_branch(github)
    _labelled(github)
    assert [pull["state"] for pull in github.state["pulls"]] == ["closed", "open"]
    assert "Koperasi meminjamkan aula. Ruang" in _on_branch(github)
    assert "gedung lamanya" in _on_branch(github)
    assert "pull/101" in github.comment(12, "guidebook-pull-request")


def test_an_issue_closed_while_its_pull_request_is_open_is_told_there_until_it_is_opened(
    github: GitHub,
) -> None:
    _proposed(github)
    github.edit(12, state="closed")
    _happens(github, "closed")
    assert "tanyakan dahulu sebelum menggabungkannya" in _told(github)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert "pada 2018" in _on_branch(github)
    github.edit(12, state="open")
    _happens(github, "reopened")
    assert "pada 2017" in _on_branch(github)
    assert "memuat naskah terbaru" in _told(github)


@pytest.mark.parametrize("action", ["deleted", "transferred"])
def test_an_issue_that_is_gone_is_told_to_the_editors(github: GitHub, action: str) -> None:
    _proposed(github)
    issue = github.state["issues"]["12"]
    github.change(lambda state: state["issues"].clear())
    _happens(github, action, issue=issue)
    assert "dihapus atau dipindahkan" in _told(github)
    assert "was deleted or moved away" in _told(github)


def test_a_closed_issue_that_never_was_answered_gets_no_comment(github: GitHub) -> None:
    github.send(12, "spam")
    github.edit(12, state="closed")
    _happens(github, "closed")
    assert github.state["comments"] == {}


def test_another_label_and_an_issue_of_another_kind_start_nothing(github: GitHub) -> None:
    _sent(github)
    assert _happens(github, "labeled", label={"name": "perlu-sumber"}) == {}
    github.edit(12, labels=[{"name": "koreksi"}])
    assert _happens(github, "edited") == {}


def test_events_that_come_late_or_twice_lead_to_the_same(github: GitHub) -> None:
    github.send(12, GOOD, "siap-usul")
    late = json.loads(json.dumps(github.state["issues"]["12"]))
    github.edit(12, body=GOOD.replace("pada 2018", "pada 2017"))
    for action in ("edited", "labeled", "opened"):
        event = {"action": action, "issue": late, "label": {"name": "siap-usul"}}
        github.play("case-from-issue.yml", event)
    assert "pada 2017" in _on_branch(github)
    assert len(github.state["pulls"]) == 1


def test_a_branch_of_that_name_in_a_fork_is_nobody_we_know(github: GitHub) -> None:
    for owner, home in (("evil", "evil/panduan"), ("rakyat", "rakyat/panduan-lain")):
        pull = {
            "number": 66,
            "state": "open",
            "merged_at": None,
            "html_url": "https://git.example/rakyat/panduan/pull/66",
            "head": {"ref": BRANCH, "label": f"{owner}:{BRANCH}", "repo": {"full_name": home}},
        }
        github.change(lambda state, pull=pull: state["pulls"].append(pull))
    _proposed(github)
    assert "pull/66" not in json.dumps(github.state["comments"])
    assert "pull/102" in github.comment(12, "guidebook-pull-request")


def test_a_branch_that_we_did_not_make_is_left_as_it_is(github: GitHub) -> None:
    clone = github.clone("main")
    (clone / "docs/lain.md").write_text("lain\n", encoding="utf-8")
    github.commit(clone, "something else")
    github.git("push", "--quiet", "origin", f"HEAD:refs/heads/{BRANCH}", folder=clone)
    before = github.git("rev-parse", BRANCH)
    _proposed(github)
    assert github.git("rev-parse", BRANCH) == before
    assert "**belum** masuk" in _answer(github)
    assert "Cabang ini dibiarkan" in _told(github)


def test_nothing_of_the_branch_is_run(github: GitHub) -> None:
    _proposed(github)
    clone = github.clone(BRANCH)
    trap = f"touch {github.folder}/pwned\n"
    for script in (clone / ".github").glob("*.sh"):
        script.write_text(f"#!/usr/bin/env bash\n{trap}", encoding="utf-8")
    (clone / ".gitattributes").write_text("* merge=evil filter=evil\n", encoding="utf-8")
    github.commit(clone, "trap")
    github.git("push", "--quiet", "origin", BRANCH, folder=clone)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert "pada 2017" in _on_branch(github)
    assert not (github.folder / "pwned").exists()
    assert "pwned" in _on_branch(github, ".github/comment.sh")


def test_a_branch_that_moves_on_while_we_push_is_merged_again(github: GitHub) -> None:
    _proposed(github)
    clone = github.clone(BRANCH)
    (clone / "docs/lama.md").write_text("disunting\n", encoding="utf-8")
    github.commit(clone, "edit")
    hook = github.origin / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    # The first push meets an editor's, which comes in between.
    hook.write_text(
        f"#!/bin/sh\nrm -f {hook}\n"
        f'env -i PATH="$PATH" git -C {clone} push --quiet origin {BRANCH}\nexit 1\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    _edited(github, SENTENCE, "Perpustakaan kehilangan gedungnya pada 2017.")
    assert "pada 2017" in _on_branch(github)
    assert _on_branch(github, "docs/lama.md") == "disunting"


def test_where_a_workflow_may_open_none_the_link_to_open_one_is_posted(github: GitHub) -> None:
    github.change(lambda state: state.update(may_open=False))
    _proposed(github)
    link = f"https://git.example/rakyat/panduan/compare/{BRANCH}?expand=1"
    assert link in github.comment(12, "guidebook-pull-request")
    assert SENTENCE in _on_branch(github)


@pytest.mark.parametrize(
    "title",
    [
        "$(touch pwned)",
        "`touch pwned`",
        '"; touch pwned; "',
        "--body x",
        "{url}",
        "@siti #1 &amp; x",
    ],
)
def test_a_title_is_only_text(github: GitHub, title: str) -> None:
    body = GOOD.replace("Perpustakaan dan koperasi berbagi ruang", title)
    _proposed(github, body)
    (pull,) = github.state["pulls"]
    assert not set('@#`$!{}[];"') & set(pull["title"])
    assert not list(github.folder.rglob("pwned"))


@pytest.mark.parametrize(
    ("file", "text"),
    [("branch.txt", "main"), ("files.txt", "docs/cases/../../mkdocs.yml"), ("files.txt", "")],
)
def test_nothing_but_a_case_is_ever_pushed_and_only_to_its_branch(
    github: GitHub, file: str, text: str
) -> None:
    clone = github.clone("main")
    case = clone.with_name("case")
    case.mkdir()
    for name, usual in (("branch.txt", BRANCH), ("files.txt", CASE), ("commit.txt", "Add x")):
        (case / name).write_text(f"{usual}\n", encoding="utf-8")
    (clone / CASE).write_text("x", encoding="utf-8")
    (clone / "mkdocs.yml").write_text("x", encoding="utf-8")
    (case / file).write_text(f"{text}\n" if text else "", encoding="utf-8")
    command = ["bash", ".github/case-propose.sh", "12", str(case), "main"]
    done = subprocess.run(command, cwd=clone, env=github.env, capture_output=True, check=False)
    assert done.returncode == 1
    assert github.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_every_step_follows_from_how_the_issue_stands() -> None:
    opened = PullRequest("open", 100, "u")
    table = {
        "answer": [(Standing(), True), (Standing(), False)],
        "refuse": [(Standing(is_wanted=True), False)],
        "propose": [
            (Standing(is_wanted=True), True),
            (Standing(PullRequest("closed"), is_wanted=True, is_asked_again=True), True),
        ],
        "update": [(Standing(opened), True), (Standing(opened, is_wanted=True), True)],
        "hold": [(Standing(opened, is_wanted=True), False)],
        "published": [
            (Standing(PullRequest("merged")), True),
            (Standing(PullRequest("merged"), is_open=False), False),
        ],
        "declined": [(Standing(PullRequest("closed"), is_wanted=True), True)],
        "closed": [
            (Standing(is_open=False), True),
            (Standing(PullRequest("closed"), is_open=False), True),
        ],
        "halt": [(Standing(opened, is_open=False), True)],
        "gone": [(Standing(opened, is_gone=True), True)],
        "nothing": [(Standing(is_gone=True), True)],
    }
    assert table.keys() == issue_steps.STEPS.keys()
    for step, stands in table.items():
        for now, is_sound in stands:
            assert issue_steps.next_step(now, is_sound) == step, (step, now)

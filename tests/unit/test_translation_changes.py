"""What has changed in a page since its pair was accepted, found in the history and told word by
word.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from git_history import git
from guidebook.translations import changes, states
from guidebook.translations.changes import Change

ENGLISH = (
    "---\ntitle: Title\n---\n\nOne paragraph of a few plain words.\n\nAnother one that stays.\n"
)


def _write(root: Path, text: str) -> None:
    (root / "docs/a.en.md").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project, below the top of its repository, whose pair was accepted three commits ago."""
    root = tmp_path / "top/project"
    (root / "docs").mkdir(parents=True)
    (root / "docs/a.md").write_text(ENGLISH.replace("Title", "Judul"), encoding="utf-8")
    _write(root, ENGLISH)
    states.accept(root, states.load(root).pages, ["a"])
    git(tmp_path / "top", "init", "-q")
    for text in (ENGLISH, ENGLISH + "\nLater.\n", ENGLISH + "\nLater still.\n"):
        _write(root, text)
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", "Change")
    return root


def _changes(root: Path) -> list[Change]:
    return changes.changes(root, states.load(root).pages["a.md"])


def test_the_accepted_text_is_found_behind_later_commits_and_the_present_need_not_be_committed(
    root: Path,
) -> None:
    _write(root, ENGLISH.replace("few plain", "few very simple") + "\nNew.\n")
    (found,) = _changes(root)
    assert found.language == "en"
    assert found.passages == (
        (
            ("same", "One paragraph of a few"),
            ("deleted", "plain"),
            ("added", "very simple"),
            ("same", "words."),
        ),
        (("added", "New."),),
    )


def test_a_page_in_step_costs_no_git_call(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(root, ENGLISH)
    monkeypatch.setattr(changes, "_git", lambda *_: pytest.fail("asked git"))
    assert _changes(root) == []


def test_both_changes_are_told_where_both_texts_have_changed(root: Path) -> None:
    (root / "docs/a.md").write_text("Lain\n", encoding="utf-8")
    assert [found.language for found in _changes(root)] == ["id", "en"]


def test_a_shallow_copy_and_one_without_history_say_that_they_do_not_know(
    root: Path, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/top", str(shallow))
    assert _changes(shallow / "project") == [Change("en", None)]
    (tmp_path / "top/.git").rename(tmp_path / "elsewhere")
    assert _changes(root) == [Change("en", None)]


def test_a_machine_without_git_says_that_it_does_not_know(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert _changes(root) == [Change("en", None)]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (["a b c d"], ["a b c d", "new one"], [("added",)]),
        (["a b c d", "gone"], ["a b c d"], [("deleted",)]),
        (
            ["a b c d", "x"],
            ["new one", "a b e d", "x"],
            [("added",), ("same", "deleted", "added", "same")],
        ),
        (["one thing"], ["quite another matter"], [("deleted",), ("added",)]),
        (["a b"], ["a b"], []),
    ],
    ids=["added", "deleted", "moved down and changed", "replaced", "same"],
)
def test_blocks_are_compared_with_those_that_are_like_them(
    before: list[str], after: list[str], kinds: list[tuple[str, ...]]
) -> None:
    found = changes.passages(before, after)
    assert [tuple(kind for kind, _ in passage) for passage in found] == kinds


def test_texts_too_long_to_compare_stand_one_before_the_other() -> None:
    long = "word " * 20_000
    assert list(changes.passages([long + "a"], [long + "b"])) == [
        (("deleted", long + "a"),),
        (("added", long + "b"),),
    ]


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "history"),
    [
        (
            "https://github.com/o/r",
            "edit/main/docs/",
            "https://github.com/o/r/commits/main/docs/cases/a.en.md",
        ),
        (
            "https://gitlab.com/o/r/",
            "-/edit/utama/docs/",
            "https://gitlab.com/o/r/-/commits/utama/docs/cases/a.en.md",
        ),
        ("https://forge.example/o/r", "", ""),
        ("https://forge.example/o/r", "?path=docs/", ""),
        ("", "edit/main/docs/", ""),
    ],
)
def test_the_history_is_linked_where_its_address_is_known(
    repo_url: str, edit_uri: str, history: str
) -> None:
    assert changes.history_url(repo_url, edit_uri, "docs/cases/a.en.md") == history


def test_the_editor_is_linked_with_a_repository_only() -> None:
    at = changes.editor_url("https://github.com/o/r", "edit/main/docs/", 'docs/a"b.md')
    assert at == "https://github.com/o/r/edit/main/docs/a%22b.md"
    assert changes.editor_url("", "", "docs/a.md") == ""

"""The habits beside the code: checks before a commit, and pages for maintainers that stay true."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from typing import Any

import project
import pytest
import yaml

GUIDES = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "MAINTAINING.md",
    "README.md",
    *(f"decisions/{path.name}" for path in sorted((project.ROOT / "decisions").glob("*.md"))),
)

_PLACES = re.compile(
    r"^(?:\.ci|\.github|benchmarks|decisions|docs|hooks|overrides|tests)/"
    r"|^(?:Makefile|pyproject\.toml|mkdocs\.yml|requirements[\w*-]*\.\w+|[A-Z_]+\.md)$"
)
_PLACEHOLDERS = re.compile(r"NAME|/(?:x|name)\.")

_IMPORTED = """
import runpy, sys
sys.argv = ["guidebook", "check", "--lang", "en"]
try:
    runpy.run_path("hooks/guidebook", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
from importlib.metadata import packages_distributions
owners = packages_distributions()
for name in sorted({module.split(".")[0] for module in sys.modules} & owners.keys()):
    print(*owners[name])
"""


@cache
def _hooks() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Each check before a commit by its name, with the repository that it comes from."""
    text = (project.ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    found = {}
    for repository in yaml.safe_load(text)["repos"]:
        for hook in repository["hooks"]:
            found[hook["id"]] = (repository, hook)
    return found


def _pinned(name: str) -> dict[str, str]:
    text = (project.ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_the_check_before_a_commit_has_the_packages_that_it_imports() -> None:
    _, hook = _hooks()["guidebook"]
    given = dict(package.split("==") for package in hook["additional_dependencies"])
    # Isolated from this process, and without what an environment loads at every start.
    command = [sys.executable, "-c", _IMPORTED]
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=True)
    imported = {name.lower() for name in done.stdout.splitlines()[1:]}
    at_every_start = {"pip", "setuptools", "_distutils_hack"}
    brought_along = {"markupsafe", "typing_extensions"}  # by Jinja2 and pathspec
    assert imported - at_every_start - brought_along == set(given)
    pinned = _pinned("requirements.txt")
    assert given == {name: pinned[name] for name in given}


def test_a_commit_is_judged_by_the_ruff_of_make_test() -> None:
    repository, _ = _hooks()["ruff-check"]
    assert repository["rev"] == "v" + _pinned("requirements-test.txt")["ruff"]


def test_what_checks_a_commit_is_pinned() -> None:
    for repository, _ in _hooks().values():
        if repository["repo"] != "local":
            assert re.fullmatch(r"v\d+\.\d+\.\d+|[0-9a-f]{40}", repository["rev"])


def _named_paths(text: str) -> set[str]:
    """What stands in backticks and is a place in the repository."""
    return {
        word
        for word in re.findall(r"`([^`\s]+)`", text)
        if _PLACES.search(word) and not _PLACEHOLDERS.search(word)
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_only_files_that_are_there(guide: str) -> None:
    path = project.ROOT / guide
    text = path.read_text(encoding="utf-8")
    for name in _named_paths(text):
        assert list(project.ROOT.glob(name.rstrip("/"))), f"{guide} names {name}"
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
        assert (path.parent / target).exists(), f"{guide} links to {target}"


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_is_read_without_scrolling_sideways(guide: str) -> None:
    lines = (project.ROOT / guide).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []


def test_every_decision_is_listed() -> None:
    folder = project.ROOT / "decisions"
    listed = re.findall(r"^\| \[([\w-]+\.md)\]", (folder / "README.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(p.name for p in folder.glob("*.md") if p.name != "README.md")


@pytest.mark.parametrize("guide", ["README.md", "MAINTAINING.md", "CONTRIBUTING.md"])
def test_every_command_of_make_that_is_named_is_one(guide: str) -> None:
    makefile = (project.ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert commands
    text = (project.ROOT / guide).read_text(encoding="utf-8")
    code = re.findall(r"```.*?```|`[^`]+`", text, re.DOTALL)
    named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(code)))
    assert "test" in named
    assert named - set(commands[1].split()) == set()

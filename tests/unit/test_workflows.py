"""GitHub's workflows: what may run with which rights, and that hostile pull requests are only data
to them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import project
import pytest
import yaml

GITHUB = project.ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = sorted(GITHUB.glob("*.sh"))
needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "jq"))),
    reason="runs the workflows' shell steps",
)
GH = """#!/usr/bin/env bash
# Stands for GitHub's command line: writes down what it is asked and answers from $ANSWERS.
printf '%s\\n' "$*" >> "$ANSWERS/asked"
for word in "$@"; do case "$word" in body=@*) cat "${word#body=@}" > "$ANSWERS/body" ;; esac; done
name=$(printf '%s' "$*" | sed -e 's/^api //' -e 's/ --jq.*//' -e 's/ --.*//' | tr -c 'a-z0-9\\n' '-')
if [ -e "$ANSWERS/$name.fails" ]; then exit 1; fi
if [ -e "$ANSWERS/$name" ]; then cat "$ANSWERS/$name"; fi
"""


def _workflow(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true
    return {
        str(key): value for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def _jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in _workflow(path)["jobs"].items():
            yield f"{path.name}: {name}", job


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in _jobs():
        for step in job["steps"]:
            yield f"{name}: {step.get('name', step.get('uses'))}", step


def _writes(job: dict[str, Any]) -> bool:
    return "write" in job["permissions"].values()


def _script(file: str, job: str, step: str) -> str:
    found: list[str] = [
        each["run"]
        for each in _workflow(GITHUB / "workflows" / file)["jobs"][job]["steps"]
        if each.get("name") == step
    ]
    return found[0]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_and_names_its_version(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    for said in used:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", said)


def test_the_same_action_has_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for _, step in _steps():
        if "uses" in step:
            name, _, commit = step["uses"].partition("@")
            pins.setdefault(name, set()).add(commit)
    assert pins
    assert all(len(commits) == 1 for commits in pins.values()), pins


def test_no_workflow_has_rights_and_every_job_names_its_own() -> None:
    assert all(_workflow(path)["permissions"] == {} for path in WORKFLOWS)
    for name, job in _jobs():
        assert job["permissions"], name
        assert "timeout-minutes" in job, name


def test_only_these_jobs_may_write() -> None:
    written = {
        name: {right for right, kind in job["permissions"].items() if kind == "write"}
        for name, job in _jobs()
        if _writes(job)
    }
    assert written == {
        "accept-translation.yml: accept": {"contents", "pull-requests"},
        "case-from-issue.yml: answer": {"issues", "pull-requests"},
        "case-from-issue.yml: pull-request": {"contents", "issues", "pull-requests"},
        "comment.yml: comment": {"pull-requests"},
        "labels.yml: labels": {"issues"},
        "links.yml: report": {"issues"},
        "publish.yml: deploy": {"id-token", "pages"},
        "withdraw.yml: withdraw": {"actions", "contents", "pull-requests"},
    }


def test_no_secret_is_used() -> None:
    for path in WORKFLOWS:
        assert "secrets." not in path.read_text(encoding="utf-8"), path.name


def test_no_expression_stands_in_a_command() -> None:
    for name, step in _steps():
        assert "${{" not in step.get("run", ""), name


def test_every_command_is_readable_by_bash_and_stops_at_a_failure_in_a_pipe() -> None:
    if not shutil.which("bash"):
        pytest.skip("no bash")
    for path in WORKFLOWS:
        assert _workflow(path)["defaults"]["run"]["shell"] == "bash", path.name
    commands = {name: step["run"] for name, step in _steps() if "run" in step}
    commands |= {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS}
    assert len(commands) > 20
    for name, command in commands.items():
        done = subprocess.run(
            ["bash", "-n"], input=command, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), name


def test_jobs_that_may_write_never_check_out_a_pull_request() -> None:
    for name, job in _jobs():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert not {"ref", "repository"} & step["with"].keys(), name
                assert step["with"]["persist-credentials"] is False, name
    for path in WORKFLOWS:
        started = _workflow(path)["True"]
        assert "pull_request_target" not in started
        if "pull_request" in started:
            assert not any(_writes(job) for job in _workflow(path)["jobs"].values()), path.name


def test_jobs_that_may_write_take_nothing_from_a_cache() -> None:
    for name, job in _jobs():
        for step in job["steps"]:
            assert not (_writes(job) and "cache" in step.get("with", {})), name


def test_commands_that_read_what_others_wrote_hold_no_token() -> None:
    for name, step in _steps():
        if "hooks/guidebook" in step.get("run", ""):
            assert "GH_TOKEN" not in step.get("env", {}), name


def test_links_never_fail_a_pull_request() -> None:
    assert set(_workflow(GITHUB / "workflows/links.yml")["True"]) == {
        "schedule",
        "workflow_dispatch",
    }


def test_every_label_that_is_asked_for_is_made() -> None:
    made = set(
        re.findall(
            r"^label ([\w-]+) ", (GITHUB / "labels.sh").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    asked = {"kasus", "koreksi"}  # by the forms
    for path in [*WORKFLOWS, *SCRIPTS]:
        text = path.read_text(encoding="utf-8")
        for pair in re.findall(
            r"--(?:remove-)?label ([\w-]+)|label\.name == '([\w-]+)'|name, '([\w-]+)'", text
        ):
            asked |= set(filter(None, pair))
    assert {"siap-usul", "tautan"} <= asked <= made


def test_labels_fit_in_what_github_takes() -> None:
    lines = re.findall(
        r'^label \S+ (\S+) "(.*)"$',
        (GITHUB / "labels.sh").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert lines
    for colour, description in lines:
        assert re.fullmatch("[0-9a-f]{6}", colour)
        assert len(description) <= 100
        assert " · " in description  # Indonesian and English


def test_owners_of_the_code_name_nobody_in_particular() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line and not line.startswith("#")]


def test_the_dev_container_serves_the_site_at_the_port_it_forwards() -> None:
    said = json.loads(
        (project.ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
    )
    assert said["postAttachCommand"] == "make serve"
    assert said["forwardPorts"] == [8000]
    assert "PORT ?= 8000" in (project.ROOT / "Makefile").read_text(encoding="utf-8")
    assert said["portsAttributes"]["8000"]["onAutoForward"] == "openPreview"


class Runner:
    """A machine as GitHub gives it to a step: a folder to work in, one for passing files, and `gh`
    on the path.
    """

    def __init__(self, folder: Path) -> None:
        self.work, self.temp, self.answers = (folder / name for name in ("work", "temp", "answers"))
        for each in (self.work, self.temp, self.answers, folder / "bin"):
            each.mkdir()
        (folder / "bin/gh").write_text(GH, encoding="utf-8")
        (folder / "bin/gh").chmod(0o755)
        self.output = folder / "output"
        self.output.touch()
        self.env = {
            **os.environ,
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "ANSWERS": str(self.answers),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_REPOSITORY": "rakyat/panduan",
            "GITHUB_SERVER_URL": "https://git.example",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "RUNNER_TEMP": str(self.temp),
        }

    def answer(self, question: str, said: str | bytes) -> None:
        name = re.sub("[^a-z0-9]", "-", question)
        (self.answers / name).write_bytes(said if isinstance(said, bytes) else said.encode())

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.work,
            env={**self.env, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
        return subprocess.run(
            command,
            cwd=folder or self.work,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def asked(self) -> str:
        path = self.answers / "asked"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@needs_tools
def test_a_first_comment_is_made_and_a_later_one_takes_its_place(runner: Runner) -> None:
    said = runner.temp / "said.md"
    said.write_text("Halo.\n", encoding="utf-8")
    command = f"bash {GITHUB / 'comment.sh'} 12 guidebook-check {said}"
    done = runner.run(command)
    assert done.returncode == 0, done.stderr
    assert "api --method POST repos/rakyat/panduan/issues/12/comments " in runner.asked()
    body = (runner.answers / "body").read_text(encoding="utf-8")
    assert body == "<!-- guidebook-check -->\n\nHalo.\n"
    said.write_text(body, encoding="utf-8")
    runner.answer("--paginate repos/rakyat/panduan/issues/12/comments", "501\n502\n")
    assert runner.run(command).returncode == 0
    assert "api --method PATCH repos/rakyat/panduan/issues/comments/501 " in runner.asked()
    assert (runner.answers / "body").read_text(encoding="utf-8") == body


@needs_tools
def test_only_a_comment_of_our_own_is_looked_for(runner: Runner) -> None:
    (runner.temp / "x.md").write_text("x", encoding="utf-8")
    runner.run(f"bash {GITHUB / 'comment.sh'} 12 guidebook-check {runner.temp / 'x.md'}")
    (question,) = re.findall(r"--jq (.*)", runner.asked())
    marked = "<!-- guidebook-check -->\n\nx"
    comments = [
        {"id": 1, "user": {"login": "ani"}, "body": marked},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"> {marked}"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": marked},
    ]
    done = subprocess.run(
        ["jq", question], input=json.dumps(comments), capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n"


@needs_tools
@pytest.mark.parametrize(
    ("changed", "all_tests"), [("docs/x.md", False), ("hooks/x.py", True), ("docs2/x", True)]
)
def test_a_pull_request_on_content_alone_is_spared_the_tests_of_the_code(
    runner: Runner, changed: str, all_tests: bool
) -> None:
    runner.git("init", "--quiet", "--initial-branch=main")
    runner.git("commit", "--quiet", "--allow-empty", "--message", "x")
    (runner.work / changed).parent.mkdir(parents=True)
    (runner.work / changed).write_text("x", encoding="utf-8")
    runner.git("add", ".")
    runner.git("commit", "--quiet", "--message", "y")
    script = _script("check.yml", "test", "See whether more than the content changed")
    assert runner.run(script, GITHUB_EVENT_NAME="pull_request").returncode == 0
    assert ("code=true" in runner.output.read_text(encoding="utf-8")) == all_tests


@needs_tools
def test_every_push_gets_all_tests(runner: Runner) -> None:
    script = _script("check.yml", "test", "See whether more than the content changed")
    assert runner.run(script, GITHUB_EVENT_NAME="push").returncode == 0
    assert "code=true" in runner.output.read_text(encoding="utf-8")


@needs_tools
@pytest.mark.parametrize(
    ("broken", "issue", "asked"),
    [
        ("", "", ""),
        ("", "5", "issue close 5"),
        ("true", "5", "issue edit 5 --body-file issue.md"),
        ("true", "", "--label tautan --body-file issue.md"),
    ],
)
def test_dead_links_are_one_issue_that_closes_by_itself(
    runner: Runner, broken: str, issue: str, asked: str
) -> None:
    (runner.work / "links").mkdir()
    (runner.work / "links/links.md").write_text("x" * 70_000, encoding="utf-8")
    (runner.work / ".github").symlink_to(GITHUB)
    runner.answer("issue list", issue)
    done = runner.run(_script("links.yml", "report", "Keep one issue"), BROKEN=broken)
    assert done.returncode == 0, done.stderr
    rest = [
        line
        for line in runner.asked().splitlines()
        if not line.startswith(("issue list", "label create"))
    ]
    assert len(rest) == bool(asked)
    assert asked in "".join(rest)
    if broken:
        assert (runner.work / "issue.md").stat().st_size < 65_000


def test_the_ruleset_asks_for_a_second_editor_and_for_checks_that_exist() -> None:
    ruleset = json.loads((GITHUB / "rulesets/main.json").read_text(encoding="utf-8"))
    rules = {rule["type"]: rule.get("parameters", {}) for rule in ruleset["rules"]}
    review = rules["pull_request"]
    assert ruleset["enforcement"] == "active"
    assert ruleset["conditions"]["ref_name"]["include"] == ["~DEFAULT_BRANCH"]
    assert review["required_approving_review_count"] == 1
    for name in ("code_owner_review", "last_push_approval"):
        assert review[f"require_{name}"] is True
    assert review["dismiss_stale_reviews_on_push"] is True
    assert {"deletion", "non_fast_forward"} <= rules.keys()
    required = {
        check["context"] for check in rules["required_status_checks"]["required_status_checks"]
    }
    jobs = _workflow(GITHUB / "workflows/check.yml")["jobs"]
    assert required == {jobs[name]["name"] for name in ("check", "test")}
    assert {actor["bypass_mode"] for actor in ruleset["bypass_actors"]} == {"pull_request"}


def test_every_right_to_write_says_what_for() -> None:
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(r": write$", line), f"{path.name}: {line}"


def test_the_audit_of_the_workflows_finds_nothing_and_each_exception_has_its_reason() -> None:
    if not shutil.which("zizmor", path=str(Path(sys.executable).parent)):
        pytest.skip("no zizmor")
    zizmor = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress"]
    done = subprocess.run(
        [*zizmor, "--quiet", "--persona=auditor", str(GITHUB)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    for path in WORKFLOWS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if "zizmor: ignore" in line:
                assert lines[number - 1].lstrip().startswith("#"), f"{path.name}:{number + 1}"

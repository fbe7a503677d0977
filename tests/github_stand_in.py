"""GitHub for tests: issues, pull requests and comments in a file, `gh` on the path, and workflows
played step by step as its runner would, each job in a fresh clone.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import project
import yaml
from guidebook.__main__ import main

REPOSITORY = "rakyat/panduan"
SERVER = "https://git.example"

GH = r"""
import json, os, re, subprocess, sys
from pathlib import Path

FILE = Path(os.environ["STAND_IN"])
state = json.loads(FILE.read_text())
words, options = [], {}
rest = iter(sys.argv[1:])
for word in rest:
    if word.startswith("--") and "=" in word:
        name, _, options[name] = word.partition("=")
    elif word in ("--paginate", "--silent"):
        options[word] = True
    elif word == "--raw-field":
        options.setdefault(word, []).append(next(rest))
    elif word.startswith("--"):
        options[word] = next(rest)
    else:
        words.append(word)
state["asked"].append(sys.argv[1:])


def finish(answer=None, failed=""):
    FILE.write_text(json.dumps(state))
    if failed:
        sys.exit(failed)
    if answer is None or "--silent" in options:
        return
    text = answer if isinstance(answer, str) else json.dumps(answer)
    if "--jq" in options:
        subprocess.run(["jq", "-r", options["--jq"]], input=text, text=True, check=True)
    else:
        print(text)


def comment(text):
    return {"user": {"login": "github-actions[bot]"}, "body": text}


def api(path):
    path, _, query = path.partition("?")
    assert path.startswith(f"repos/{state['repository']}/"), path
    path = path.split("/", 3)[3]
    method = options.get("--method", "GET")
    body = options.get("--field", "").removeprefix("body=@")
    if method == "POST" and (found := re.fullmatch(r"issues/(\d+)/comments", path)):
        state["comments"].setdefault(found[1], [])
        number = 500 + sum(map(len, state["comments"].values()))
        state["comments"][found[1]].append({"id": number, **comment(Path(body).read_text())})
        return finish({})
    if method == "PATCH" and (found := re.fullmatch(r"issues/comments/(\d+)", path)):
        for comments in state["comments"].values():
            for each in comments:
                if each["id"] == int(found[1]):
                    each["body"] = Path(body).read_text()
                    return finish({})
    if found := re.fullmatch(r"issues/(\d+)/comments", path):
        return finish(state["comments"].get(found[1], []))
    if found := re.fullmatch(r"issues/(\d+)", path):
        issue = state["issues"].get(found[1])
        return finish(issue) if issue else finish(failed="gh: This issue was deleted (HTTP 410)")
    if path == "pulls":
        asked = options.get("--raw-field") or query.split("&")
        wanted = dict(part.split("=", 1) for part in asked)
        pulls = [pull for pull in state["pulls"] if pull["head"]["label"] == wanted["head"]]
        if wanted["state"] != "all":
            pulls = [pull for pull in pulls if pull["state"] == wanted["state"]]
        return finish(pulls)
    if found := re.fullmatch(r"pulls/(\d+)", path):
        return finish(next(pull for pull in state["pulls"] if pull["number"] == int(found[1])))
    if found := re.fullmatch(r"pulls/(\d+)/files", path):
        return finish(state["files"][found[1]])
    if found := re.fullmatch(r"actions/runs/(\d+)/artifacts", path):
        return finish(state["artifacts"])
    finish(failed=f"no answer to {method} {path}")


if words[:1] == ["auth"]:
    finish()
elif words[:1] == ["api"]:
    api(words[1])
elif words[:2] == ["pr", "create"] and state["may_open"]:
    number = 100 + len(state["pulls"])
    branch = options["--head"]
    pull = {
        "number": number,
        "state": "open",
        "merged_at": None,
        "html_url": f"{state['server']}/{state['repository']}/pull/{number}",
        "title": options["--title"],
        "body": Path(options["--body-file"]).read_text(),
        "head": {
            "ref": branch,
            "label": f"{state['repository'].split('/')[0]}:{branch}",
            "repo": {"full_name": state["repository"]},
        },
        "base": {"ref": options["--base"]},
    }
    state["pulls"].append(pull)
    finish(pull["html_url"])
elif words[:2] == ["issue", "edit"]:
    labels = state["issues"][words[2]]["labels"]
    labels[:] = [label for label in labels if label["name"] != options["--remove-label"]]
    finish()
elif words[:2] == ["workflow", "run"]:
    finish()
else:
    finish(failed=f"not allowed: {words}")
"""


PYTHON = """\
#!/usr/bin/env bash
# Stands for Python: hands `hooks/guidebook …` to the process of the tests and waits for what it says.
[ "$1" = hooks/guidebook ] || exit 99
printf '%s\\0' "$PWD" "${@:2}" > "$COMMANDS/asked"
read -r code < "$COMMANDS/done"
cat "$COMMANDS/said"
exit "$code"
"""


class Commands:
    """Runs the commands of hooks/guidebook for steps of workflows, without starting Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("asked", "done"):
            os.mkfifo(folder / name)
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            work, *arguments = (self.folder / "asked").read_text(encoding="utf-8").split("\0")[:-1]
            said = io.StringIO()
            code: object = 98
            try:
                with contextlib.redirect_stdout(said):
                    code = main([arguments[0], "--root", work, *arguments[1:]])
            except SystemExit as ended:
                code = ended.code
            except Exception as error:
                said.write(repr(error))
            (self.folder / "said").write_text(said.getvalue(), encoding="utf-8")
            (self.folder / "done").write_text(f"{code}\n", encoding="utf-8")


class GitHub:
    """A repository at GitHub, with its `origin` as a bare repository on disk."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        """`files` are what its branch main holds besides the workflows' code."""
        self.folder = folder
        self.origin = folder / "origin.git"
        self._state = folder / "state.json"
        self._runs = 0
        binaries = folder / "bin"
        binaries.mkdir(parents=True)
        (binaries / "gh").write_text(f"#!{sys.executable} -IS\n{GH}", encoding="utf-8")
        (binaries / "gh").chmod(0o755)
        self.env = {
            **os.environ,
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SERVER_URL": SERVER,
            "GITHUB_RUN_ID": "99",
            "GITHUB_RUN_ATTEMPT": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "COMMANDS": str(folder / "commands"),
            "STAND_IN": str(self._state),
        }
        self._write(
            {
                "repository": REPOSITORY,
                "server": SERVER,
                "issues": {},
                "pulls": [],
                "comments": {},
                "files": {},
                "artifacts": {"artifacts": []},
                "asked": [],
                "may_open": True,
            }
        )
        Commands(folder / "commands")
        self._begin(files)

    def _begin(self, files: Mapping[str, str]) -> None:
        """The first commit of main, with the code that the workflows run."""
        start = self.folder / "start"
        for name, text in files.items():
            (start / name).parent.mkdir(parents=True, exist_ok=True)
            (start / name).write_text(text, encoding="utf-8")
        (start / ".github").mkdir(exist_ok=True)
        for script in (project.ROOT / ".github").glob("*.sh"):
            (start / ".github" / script.name).write_bytes(script.read_bytes())
        self.git("init", "--quiet", "--initial-branch=main", folder=start)
        self.commit(start, "Begin")
        self.git("clone", "--quiet", "--bare", str(start), str(self.origin), folder=start)

    # What happens at GitHub

    def send(self, number: int, body: str, *labels: str) -> None:
        """Somebody sends an issue."""
        self.change(
            lambda state: state["issues"].update(
                {
                    str(number): {
                        "number": number,
                        "title": "Kasus: ",
                        "state": "open",
                        "body": body,
                        "labels": [{"name": name} for name in ("kasus", *labels)],
                        "user": {"login": "siti-contoh", "id": 4321},
                    }
                }
            )
        )

    def edit(self, number: int, **changes: Any) -> None:
        """An issue changes."""
        self.change(lambda state: state["issues"][str(number)].update(changes))

    def label(self, number: int, name: str) -> None:
        """An editor sets a label."""
        self.change(lambda state: state["issues"][str(number)]["labels"].append({"name": name}))

    def end(self, pull: int, merged: bool) -> None:
        """A pull request is merged or closed."""

        def change(state: dict[str, Any]) -> None:
            (found,) = [each for each in state["pulls"] if each["number"] == pull]
            found["state"] = "closed"
            found["merged_at"] = "2026-11-28T00:00:00Z" if merged else None

        self.change(change)

    def change(self, change: Any) -> None:
        """Let a function change what GitHub knows."""
        state = self.state
        change(state)
        self._write(state)

    # What can be seen there

    @property
    def state(self) -> dict[str, Any]:
        """Everything that GitHub knows."""
        state: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
        return state

    def comment(self, number: int, marker: str) -> str:
        """The one comment with a marker on an issue or pull request; nothing where there is none."""
        comments = self.state["comments"].get(str(number), [])
        found = [each["body"] for each in comments if each["body"].startswith(f"<!-- {marker} -->")]
        assert len(found) <= 1, found
        return found[0].split("-->", 1)[1].strip() if found else ""

    def labels(self, number: int) -> list[str]:
        """The labels of an issue."""
        return [label["name"] for label in self.state["issues"][str(number)]["labels"]]

    # Branches

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """What git answers, in `origin` unless told otherwise."""
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
        return subprocess.run(
            command,
            cwd=folder or self.origin,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def commit(self, folder: Path, message: str) -> None:
        """Commit everything in a folder."""
        self.git("add", "--all", folder=folder)
        self.git("commit", "--quiet", "--allow-empty", "--message", message, folder=folder)

    def clone(self, branch: str) -> Path:
        """An editor's clone of a branch."""
        self._runs += 1
        folder = self.folder / f"clone-{self._runs}"
        arguments = ("--quiet", "--branch", branch, self.origin.as_uri(), str(folder))
        self.git("clone", *arguments, folder=self.folder)
        return folder

    # Workflows

    def play(self, workflow: str, event: dict[str, Any], inputs: Any = None) -> dict[str, str]:
        """Run the jobs of a workflow for an event, each in a fresh clone of main; gives what each
        one wrote, by its name, and raises AssertionError for a step that fails.
        """
        path = project.ROOT / ".github/workflows" / workflow
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        github = {
            "event": {"repository": {"default_branch": "main"}, **event},
            "ref_name": "main",
            "repository": REPOSITORY,
            "token": "stand-in",
        }
        context: dict[str, Any] = {"github": github, "needs": {}, "inputs": inputs or {}}
        said: dict[str, str] = {}
        for name, job in jobs.items():
            needed = job.get("needs")
            if needed and needed not in said:
                continue
            if evaluated(job.get("if", "true"), context):
                said[name] = self._job(name, job, context)
        return said

    def _job(self, name: str, job: dict[str, Any], context: dict[str, Any]) -> str:
        work = self.clone("main")
        temp = work.with_name(f"{work.name}-temp")
        temp.mkdir()
        event = temp / "event.json"
        event.write_text(json.dumps(context["github"]["event"]), encoding="utf-8")
        self._put_code(work)
        said = ""
        steps: dict[str, Any] = {}
        inner = {**context, "steps": steps}
        for step in job["steps"]:
            if step.get("name") == "Set up" or not evaluated(str(step.get("if", "true")), inner):
                continue
            if "run" not in step:
                if step["uses"].startswith("actions/upload-artifact"):
                    kept = Path(filled(step["with"]["path"], {"runner": {"temp": str(temp)}}))
                    (self.folder / "kept").mkdir(exist_ok=True)
                    (self.folder / "kept" / kept.name).write_bytes(kept.read_bytes())
                    url = f"{SERVER}/kept/{kept.name}"
                    steps[step.get("id", "")] = {"outputs": {"artifact-url": url}}
                continue
            output = temp / "output"
            output.write_text("", encoding="utf-8")
            places = {
                "GITHUB_EVENT_PATH": str(event),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(temp / "summary"),
                "RUNNER_TEMP": str(temp),
            }
            own = {key: filled(str(value), inner) for key, value in step.get("env", {}).items()}
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=work,
                env={**self.env, **places, **own},
                capture_output=True,
                text=True,
                check=False,
            )
            said += done.stdout + done.stderr
            assert done.returncode == 0, f"{name}: {step['name']}: {said}"
            if "id" in step:
                lines = output.read_text(encoding="utf-8").splitlines()
                steps[step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        outputs = job.get("outputs", {})
        made = {key: filled(value, inner) for key, value in outputs.items()}
        context["needs"][name] = {"outputs": made}
        return said

    def _put_code(self, work: Path) -> None:
        """In place of the environment that `make .venv/site` makes one that asks this process, which
        has the code loaded.
        """
        (work / ".venv/bin").mkdir(parents=True)
        python = work / ".venv/bin/python"
        python.write_text(PYTHON, encoding="utf-8")
        python.chmod(0o755)
        with (work / ".git/info/exclude").open("a", encoding="utf-8") as file:
            file.write(".venv\n")

    def _write(self, state: dict[str, Any]) -> None:
        self._state.write_text(json.dumps(state), encoding="utf-8")


def evaluated(expression: str, context: Mapping[str, Any]) -> Any:
    """The value of one of GitHub's expressions, of the kinds that our workflows use."""
    names: dict[str, Any] = {}

    def value(match: re.Match[str]) -> str:
        key = f"v{len(names)}"
        found: Any = context
        for part in match[0].split("."):
            if part == "*":
                continue
            if isinstance(found, list):
                found = [each.get(part) for each in found]
            else:
                found = found.get(part, "") if isinstance(found, Mapping) else ""
        names[key] = found
        return key

    pieces = re.split(r"('[^']*')", expression)
    for place in range(0, len(pieces), 2):
        piece = re.sub(r"[a-z]+(?:\.(?:[\w-]+|\*))+", value, pieces[place])
        piece = piece.replace("&&", " and ").replace("||", " or ")
        piece = re.sub(r"!(?!=)", " not ", piece)
        pieces[place] = piece.replace("true", "True").replace("false", "False")
    names["fromJSON"] = json.loads
    names["contains"] = lambda whole, part: part in whole
    return eval("".join(pieces).strip(), {"__builtins__": {}}, names)  # noqa: S307


def filled(text: str, context: Mapping[str, Any]) -> str:
    """A text of a workflow with its expressions filled in."""

    def value(match: re.Match[str]) -> str:
        found = evaluated(match[1].strip(), context)
        return str(found).lower() if isinstance(found, bool) else str(found or "")

    return re.sub(r"\$\{\{(.*?)\}\}", value, text)

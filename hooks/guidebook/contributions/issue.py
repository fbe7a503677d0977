"""An issue from the form for cases, made into case files, an answer to its writer and the text of a
pull request.

Everything in an issue is somebody's text. It reaches files and nothing else: names of files,
branches and people are checked against what they may be, and what is posted again stands in code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidebook import languages
from guidebook.contributions import answers as case_answers
from guidebook.contributions import issue_forms, new_files, reply
from guidebook.contributions.answers import Pairs
from guidebook.contributions.questions import comparable, questions

MARK = "<!-- guidebook-issue -->"
"""Begins the answer, so that it can be found and replaced."""

_HEADING = re.compile(r"^### +(\S.*?)\s*$")
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?")
_TITLE = re.compile(r"[^\w ,.()'’“”–-]")


class NotAnIssueError(ValueError):
    """The event is not one of an issue."""


@dataclass(frozen=True)
class Result:
    """What becomes of an issue: texts by the name of their file, and the case files by path below
    the project.
    """

    texts: dict[str, str]
    cases: dict[str, str] = field(default_factory=dict)


def run(event: Path, root: Path, out: Path) -> None:
    """Read GitHub's event, write the case below `root` and everything else into `out`."""
    data = json.loads(event.read_text(encoding="utf-8"))
    result = converted(data, root)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in result.texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")


def converted(event: Any, root: Path) -> Result:
    """The result for one event; the case files are written into docs/cases of `root`, where none of
    that name was.
    """
    issue = event.get("issue") if isinstance(event, dict) else None
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or type(number) is not int or number < 1:
        raise NotAnIssueError("issue.number")
    body = str(issue.get("body") or "").replace("\r\n", "\n").replace("\r", "\n")
    headings = [match[1] for line in body.split("\n") if (match := _HEADING.match(line))]
    language = case_answers.language_of(headings)
    if not language:
        spoken = "en" if _has_english_title(issue) else languages.DEFAULT
        return _refused(
            reply.word("answer", "no-form", spoken).format(form=issue_forms.form_name(spoken))
        )
    answers = pairs(body, language)
    if not _consents(answers, language):
        label, said = (
            issue_forms.consent_label(language),
            reply.word("answer", "consent", language),
        )
        return _refused(_listed([f"- **{label}**: {said}"], language))
    draft = case_answers.draft(answers, language)
    name, cases = new_files.written(draft, root, number)
    items = reply.items(new_files.findings(cases, root), cases, language)
    answer = _listed(items, language) if items else reply.word("answer", "ready", language)
    texts = _pull_request(draft["texts"][language]["title"] or name, number, items, language) | {
        "answer.md": f"{MARK}\n{answer}\n",
        "commit.txt": _commit(name, number, issue.get("user")),
        "branch.txt": f"case-from-issue-{number}\n",
        "state.txt": "problems\n" if items else "ready\n",
    }
    return Result(texts, cases)


def pairs(body: str, language: str) -> Pairs:
    """Labels and answers of an issue's body."""
    labels = [question.label(language) for question in questions()] + [
        issue_forms.consent_label(language)
    ]
    matches = ((_HEADING.match(line), line) for line in body.split("\n"))
    return case_answers.below(
        labels, ((match[1] if match else "", line) for match, line in matches)
    )


def _consents(answers: Iterable[tuple[str, str]], language: str) -> bool:
    """Whether every statement is ticked."""
    label = issue_forms.consent_label(language)
    ticked = {
        comparable(box)
        for said, text in answers
        if said == label
        for box in case_answers.ticked(text)
    }
    return {comparable(statement) for statement in issue_forms.statements(language)} <= ticked


def _refused(answer: str) -> Result:
    return Result({"answer.md": f"{MARK}\n{answer}\n", "state.txt": "problems\n"})


def _listed(items: list[str], language: str) -> str:
    """An answer that lists problems and says where to click."""
    start = reply.word("answer", "problems", language)
    return "\n\n".join([start, "\n".join(items), reply.word("answer", "edit", language)])


def _pull_request(title: str, number: int, items: list[str], language: str) -> dict[str, str]:
    """Title and body of the pull request, the body in both languages."""
    shown = " ".join(_TITLE.sub(" ", title)[:80].split())
    parts = [f"Closes #{number}"]
    for spoken in languages.LANGUAGES:
        said = reply.word("found" if items else "checked", spoken)
        parts.append(f"{reply.word('pull', spoken).format(number=number)} {said}")
    parts += ["\n".join(items)] if items else []
    parts += [reply.word("editor", spoken) for spoken in languages.LANGUAGES]
    kind = {"id": "Kasus", "en": "Case"}[language]
    return {"title.txt": f"{kind}: {shown or number}\n", "body.md": "\n\n".join(parts) + "\n"}


def _commit(name: str, number: int, user: object) -> str:
    """The commit's message; the contributor is its co-author if GitHub's data are what they must
    be.
    """
    subject = f"Add case {name} from issue {number}\n"
    login, identity = (
        (user.get("login"), user.get("id")) if isinstance(user, dict) else (None, None)
    )
    if (
        not isinstance(login, str)
        or not _LOGIN.fullmatch(login)
        or type(identity) is not int
        or identity < 1
    ):
        return subject
    return f"{subject}\nCo-authored-by: {login} <{identity}+{login}@users.noreply.github.com>\n"


def _has_english_title(issue: dict[str, Any]) -> bool:
    """Whether the issue began as the English form."""
    return str(issue.get("title") or "").startswith(str(issue_forms.case("en")["title"]).strip())

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
from guidebook.cases import names
from guidebook.contributions import (
    answer_places,
    answers,
    issue_forms,
    issue_steps,
    issue_texts,
    new_files,
    reply,
)
from guidebook.contributions.answer_places import Answered, Pairs
from guidebook.contributions.code_span import code_span
from guidebook.contributions.questions import comparable, questions
from guidebook.text import personal_data

_HEADING = re.compile(r"^### +(\S.*?)\s*$")
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?")
_NOT_IN_TITLES = re.compile(r"[^\w ,.()'’“”–-]")
_LONGEST_TITLE = 80
_LONGEST_QUOTED = 120
_KIND = {"id": "Kasus", "en": "Case"}
"""Begins the title of a pull request."""


class NotAnIssueError(ValueError):
    """The event is not one of an issue."""


@dataclass(frozen=True)
class Result:
    """What becomes of an issue.

    `texts` by the name of their file: `answer.md` for the writer and `state.txt` (`ready` or
    `problems`), and where a case was made the title, body, branch and commit of its pull request.
    `cases` are the case files by their path below the project; `consents` says that every
    statement is ticked, `language` is the writer's.
    """

    texts: dict[str, str]
    cases: dict[str, str] = field(default_factory=dict)
    consents: bool = True
    language: str = languages.DEFAULT

    @property
    def is_sound(self) -> bool:
        """Whether the case can be published."""
        return self.texts["state.txt"] == "ready\n"


def run(event: Path, root: Path, out: Path, look: Path | None = None) -> None:
    """Read GitHub's event, write the case below `root` and everything else into `out`.

    The folder `look` holds what GitHub says now: `issue.json`, `pulls.json`, the `repository` and
    perhaps the `name` under which the case is in a pull request. Without it the event says all.
    """
    said = json.loads(event.read_text(encoding="utf-8"))
    issue, pulls, repository, name = _looked_up(look, said)
    result = converted({"issue": issue}, root, name)
    now = issue_steps.standing(said, issue, pulls, repository)
    step = issue_steps.next_step(now, result.is_sound)
    texts = {
        **result.texts,
        **issue_texts.texts(
            step,
            now,
            result.texts["answer.md"],
            issue["number"],
            result.language,
            result.consents,
        ),
        "step.txt": f"{step}\n",
        "pull.txt": f"{now.pull.number or ''}\n",
        "files.txt": "".join(f"{path}\n" for path in result.cases),
    }
    out.mkdir(parents=True, exist_ok=True)
    for file_name, text in texts.items():
        (out / file_name).write_text(text, encoding="utf-8", newline="\n")


def _looked_up(look: Path | None, event: Any) -> tuple[Any, Any, str, str]:
    """The issue, the pull requests, the repository and the case's name, as far as they are known;
    raises NotAnIssueError where there is no issue.
    """
    issue = event.get("issue") if isinstance(event, dict) else None
    if look is None:
        found: tuple[Any, Any, str, str] = issue, [], "", ""
    else:
        name = _text(look / "name").strip()
        found = (
            json.loads(_text(look / "issue.json") or "null") or issue,
            json.loads(_text(look / "pulls.json") or "[]"),
            _text(look / "repository").strip(),
            name if names.NAME.match(name) else "",
        )
    if not isinstance(found[0], dict) or not _is_number(found[0].get("number")):
        raise NotAnIssueError("issue.number")
    return found


def _text(path: Path) -> str:
    """What a file holds; nothing where it is not there."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def converted(event: object, root: Path, name: str = "") -> Result:
    """The result for one event, which is JSON of any shape; raises NotAnIssueError where it has no
    issue.

    The case files are written into docs/cases of `root`, where none of that name was. `name` is
    that of the case where it has one already.
    """
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict) or not _is_number(issue.get("number")):
        raise NotAnIssueError("issue.number")
    number: int = issue["number"]
    body = str(issue.get("body") or "").replace("\r\n", "\n").replace("\r", "\n")
    language = answers.language_of(filter(None, map(_heading, body.split("\n"))))
    if not language:
        return _sent_to_form(str(issue.get("title") or ""))
    answered = _answered(body, language)
    if not _consents(answered.pairs, language):
        return _asked_for_consent(answered, language)
    draft = answers.draft(answered.pairs, language)
    name, files = new_files.written({**draft, "name": name or draft["name"]}, root, number)
    problems = reply.items(new_files.findings(files, root), files, language)
    problems = [*_misplaced(answered, bool(problems), language), *problems]
    answer = reply.sentence("answer", "ready", language)
    if problems:
        answer = _listed(problems, language)
    title = draft["texts"][language]["title"] or name
    texts = {
        "answer.md": _answer(answer),
        "state.txt": "problems\n" if problems else "ready\n",
        "title.txt": _pull_request_title(title, number, language),
        "body.md": _pull_request_body(number, problems),
        "branch.txt": f"{issue_steps.branch(number)}\n",
        "commit.txt": _commit(name, number, issue.get("user")),
    }
    return Result(texts, {path: file.text for path, file in files.items()}, language=language)


def _is_number(value: object) -> bool:
    """Whether this can be the number of an issue or of an account; `True` is an int as well."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _heading(line: str) -> str:
    """The text of a heading as GitHub writes it above each answer; nothing for any other line."""
    match = _HEADING.match(line)
    return match[1] if match else ""


def _answered(body: str, language: str) -> Answered:
    """Labels and answers of an issue's body."""
    labels = [question.label(language) for question in questions()]
    return answer_places.below(labels, [(_heading(line), line) for line in body.split("\n")])


def _consents(pairs: Pairs, language: str) -> bool:
    """Whether every statement is ticked."""
    ticked: set[str] = set()
    for label, answer in pairs:
        if label == issue_forms.consent_label(language):
            ticked.update(map(comparable, answers.ticked(answer)))
    return ticked.issuperset(map(comparable, issue_forms.statements(language)))


def _sent_to_form(title: str) -> Result:
    """The answer to an issue without our questions, in the language in which its form began."""
    english_title = str(issue_forms.case("en")["title"]).strip()
    language = "en" if title.startswith(english_title) else languages.DEFAULT
    form = issue_forms.form_name(language)
    return _refused(reply.sentence("answer", "no-form", language).format(form=form), language)


def _asked_for_consent(answered: Answered, language: str) -> Result:
    label = issue_forms.consent_label(language)
    if label not in answered.absent:
        return _refused(_listed([_about(label, "consent", language)], language), language)
    form = issue_forms.form_name(language)
    return _refused(_about(label, "consent-absent", language).format(form=form), language)


def _misplaced(answered: Answered, is_incomplete: bool, language: str) -> list[str]:
    """What is wrong with the headings, which explains what else is missing."""
    items = [_about(label, "twice", language) for label in answered.twice]
    if is_incomplete:
        items.extend(_absent(answered.absent, language))
    if answered.before:
        text = code_span(" ".join(answered.before.split()), _LONGEST_QUOTED)
        items.append("- " + reply.sentence("answer", "before", language).format(text=text))
    for label, text in answers.unread(answered.pairs, language):
        quote = code_span(text, _LONGEST_QUOTED)
        items.append(_about(label, "unread", language).format(text=quote))
    return items


def _absent(labels: Iterable[str], language: str) -> list[str]:
    """That the headings of these questions are not there, and how they are written."""
    sentence = reply.sentence("answer", "absent", language)
    return [
        f"- **{label}**: {sentence.format(heading=code_span(f'### {label}', 200))}"
        for label in labels
    ]


def _about(label: str, key: str, language: str) -> str:
    return f"- **{label}**: {reply.sentence('answer', key, language)}"


def _refused(answer: str, language: str) -> Result:
    """The result where no case was made, because it is none or nobody has consented."""
    texts = {"answer.md": _answer(answer), "state.txt": "problems\n"}
    return Result(texts, consents=False, language=language)


def _answer(text: str) -> str:
    return f"{issue_texts.MARK}\n{text}\n"


def _listed(items: list[str], language: str) -> str:
    """An answer that lists problems and says where to click."""
    start = reply.sentence("answer", "problems", language)
    return "\n\n".join([start, "\n".join(items), reply.sentence("answer", "edit", language)])


def _pull_request_title(title: str, number: int, language: str) -> str:
    """The case's title without signs that could mean something in a list of pull requests, and
    without what may be somebody's own.
    """
    plain = _NOT_IN_TITLES.sub(" ", personal_data.hidden(title))[:_LONGEST_TITLE]
    words = " ".join(plain.split())
    return f"{_KIND[language]}: {words or number}\n"


def _pull_request_body(number: int, problems: list[str]) -> str:
    """What the editor reads, in both languages; the problems in that of the case."""
    state = "problems" if problems else "no-problem"
    parts = [f"Closes #{number}"]
    for language in languages.LANGUAGES:
        new_case = reply.sentence("pull-request", "new-case", language).format(number=number)
        parts.append(f"{new_case} {reply.sentence('pull-request', state, language)}")
    if problems:
        parts.append("\n".join(problems))
    for language in languages.LANGUAGES:
        parts.append(reply.sentence("pull-request", "editor", language))
    return "\n\n".join(parts) + "\n"


def _commit(name: str, number: int, user: object) -> str:
    """The commit's message, with the contributor as its co-author.

    Without one where GitHub's data are not what they must be: another line could be put in there.
    """
    subject = f"Add case {name} from issue {number}\n"
    if not isinstance(user, dict):
        return subject
    login = user.get("login")
    identity = user.get("id")
    if not isinstance(login, str) or not _LOGIN.fullmatch(login) or not _is_number(identity):
        return subject
    return f"{subject}\nCo-authored-by: {login} <{identity}+{login}@users.noreply.github.com>\n"

"""The assistant, docs/tools/assistant.yml: questions whose answers call for tools, each with the
reason, and which clauses of agreements an answer calls for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import data_markup, yaml_reader
from guidebook.text.yaml_reader import Value, fields
from guidebook.tools import making, shapes
from guidebook.tools.reader import Tools
from guidebook.tools.tool import Clause, Text, Tool

PATH = "docs/tools/assistant.yml"


@dataclass(frozen=True)
class Call:
    """A tool that an answer calls for and why, unless one of some other answers was given too."""

    tool: Tool
    why: Text
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer by its name, which no other question has; `sign` is its place on paper: `3b`."""

    name: str
    sign: str
    label: Text
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Question:
    """A question of which one answer is chosen."""

    name: str
    text: Text
    help: Text | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Assistant:
    """What it does, the tools for everybody, and the questions; nothing of that where something is
    wrong with the file.
    """

    about: Text
    always: tuple[Call, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]

    def signs(self, names: Iterable[str]) -> list[str]:
        """The places of some answers on paper, in order."""
        wanted = set(names)
        found = []
        for question in self.questions:
            found += [answer.sign for answer in question.answers if answer.name in wanted]
        return found


NONE = Assistant({}, (), (), ())


def load(root: Path, loaded: Tools) -> Assistant:
    """Read the assistant of the project at `root`, which need not be there. Never raises for bad
    content.
    """
    whole, findings = yaml_reader.load(root, PATH, optional=True)
    if whole is None:
        return Assistant({}, (), (), tuple(findings))
    findings += data_markup.check(whole, PATH)
    findings += shapes.check(whole, "assistant", PATH)
    facts = fields(whole)
    findings += _check(facts, loaded.names)
    if findings or loaded.findings:
        return Assistant({}, (), (), tuple(sorted(findings)))
    tools = loaded.by_name()
    questions = []
    for number, (name, question) in enumerate(fields(facts["questions"]).items(), 1):
        questions.append(_question(number, name, fields(question), tools))
    always = tuple(_call(fields(call), tools) for call in making.items(facts.get("always")))
    return Assistant(making.text(facts["about"]), always, tuple(questions), ())


def optional_clauses(tools: Iterable[Tool]) -> Iterator[tuple[Tool, list[Clause]]]:
    """The clauses that answers call for, by tool."""
    for tool in tools:
        called = [clause for _, clause in tool.clauses() if clause.when]
        if called:
            yield tool, called


def _check(facts: Mapping[str, Value], tools: Set[str]) -> Iterator[Finding]:
    """No answer of two questions, and no tool or answer that is not there."""
    calls = list(making.items(facts.get("always")))
    names: Counter[str] = Counter()
    for question in fields(facts.get("questions")).values():
        for name, answer in fields(fields(question).get("answers")).items():
            names[name] += 1
            if names[name] == 2:
                yield finding(PATH, answer.key_line, "duplicate-key", found=name)
            calls += making.items(fields(answer).get("calls"))
    for call in calls:
        told = fields(call)
        for value in making.items(told.get("unless")):
            yield from _unknown(value, set(names), "tool-answer")
        if "tool" in told:
            yield from _unknown(told["tool"], tools, "unknown-tool")


def _unknown(value: Value, known: Set[str], rule: str) -> Iterator[Finding]:
    name = str(value.content)
    if name not in known:
        allowed = ", ".join(sorted(known))
        near = nearest(name, known)
        yield finding(PATH, value.line, rule, found=name, nearest=near, allowed=allowed)


def _question(
    number: int, name: str, facts: Mapping[str, Value], tools: Mapping[str, Tool]
) -> Question:
    answers = []
    for letter, (own, answer) in zip("abcdefgh", fields(facts["answers"]).items(), strict=False):
        told = fields(answer)
        calls = tuple(_call(fields(call), tools) for call in making.items(told.get("calls")))
        answers.append(Answer(own, f"{number}{letter}", making.text(told["label"]), calls))
    help_text = making.text(facts["help"]) if "help" in facts else None
    return Question(name, making.text(facts["text"]), help_text, tuple(answers))


def _call(facts: Mapping[str, Value], tools: Mapping[str, Tool]) -> Call:
    unless = tuple(str(each.content) for each in making.items(facts.get("unless")))
    return Call(tools[str(facts["tool"].content)], making.text(facts["why"]), unless)

"""What a check found, told in Indonesian or English from the table in messages.yml."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

NEAREST = {"id": "Mungkin maksud Anda '{}'? ", "en": "Did you mean '{}'? "}


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one line of one file, and what to do about it.

    `path` is relative to the project, with slashes; `line` counts from 1.
    """

    path: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {self.message}{hint}"


class ContentError(Exception):
    """Content that can't be published; carries every problem found."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, order=True)
class Finding:
    """A broken `rule` at a line of a file (counted from 1), with what its message names."""

    path: str
    line: int
    rule: str
    values: tuple[tuple[str, str], ...] = ()

    def problem(self, language: str, mark: Callable[[str], str] = str) -> Problem:
        """The finding in words of `language`; `mark` may set apart what stands in the file from
        what we say.
        """
        said = _messages()[self.rule][language]
        values = {key: mark(value) if value else "" for key, value in self.values}
        if values.get("nearest"):
            values["nearest"] = NEAREST[language].format(values["nearest"])
        values["rule"] = dict(self.values).get(f"rule_{language}", "")
        return Problem(
            self.path,
            self.line,
            said["message"].format(**values),
            said["hint"].format(**values).strip(),
        )


def finding(path: str, line: int, rule: str, **values: object) -> Finding:
    """A finding whose values may be anything that can be shown."""
    return Finding(
        path, line, rule, tuple(sorted((key, _shown(value)) for key, value in values.items()))
    )


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that looks most like `word`, or nothing."""
    return next(iter(difflib.get_close_matches(word.lower(), list(allowed), 1, 0.6)), "")


def told(some: Iterable[Finding]) -> Iterator[str]:
    """Findings in words, each in every language."""
    return (str(found.problem(language)) for found in some for language in NEAREST)


def rules() -> tuple[str, ...]:
    """Every rule that has a message."""
    return tuple(_messages())


def messages(language: str) -> dict[str, dict[str, str]]:
    """Every rule's message and hint in `language`, with {names} to be filled in."""
    return {rule: said[language] for rule, said in _messages().items()}


def _shown(value: object) -> str:
    text = str(value)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text if len(text) <= 1200 else text[:1197] + "…"


@cache
def _messages() -> dict[str, dict[str, dict[str, str]]]:
    path = Path(__file__).with_name("messages.yml")
    messages: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        path.read_text(encoding="utf-8")
    )
    return messages

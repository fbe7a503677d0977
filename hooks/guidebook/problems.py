"""A problem found in the content, told so that someone who doesn't program can mend it."""

from __future__ import annotations

from dataclasses import dataclass


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

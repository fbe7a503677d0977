"""What a check finds: a broken rule at a line of a file, told in Indonesian and English by
messages.yml.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guidebook.languages import LANGUAGES
from guidebook.tables import table

NEAREST = {"id": "Mungkin maksud Anda '{}'? ", "en": "Did you mean '{}'? "}
"""How a hint begins where an allowed word looks like the one that was found."""

_LONGEST_VALUE = 1200
_LIKENESS = 0.6


@dataclass(frozen=True)
class Message:
    """A finding in the words of one language: what is wrong, and what to do about it."""

    path: str
    line: int
    text: str
    hint: str

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {self.text}{hint}"


@dataclass(frozen=True, order=True)
class Finding:
    """A broken `rule` at a line of a file, with the values that its message names.

    `path` is relative to the project, with slashes; `line` counts from 1; `rule` is a key of
    messages.yml. A value whose name ends with a language (`kind_id`, `kind_en`) holds words of ours
    in that language, which its message names without the ending (`{kind}`).
    """

    path: str
    line: int
    rule: str
    values: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str, mark: Callable[[str], str] = str) -> Message:
        """The finding told in `language`; `mark` may set apart what stands in the file from what
        we say.
        """
        template = _templates()[self.rule][language]
        values = {"rule": ""}  # what a field holds; not every finding is about a field
        for key, value in self.values:
            name, _, ending = key.rpartition("_")
            if ending == language:
                values[name] = value
            else:
                values[key] = mark(value) if value else ""
        if values.get("nearest"):
            values["nearest"] = NEAREST[language].format(values["nearest"])
        text = template["message"].format(**values)
        hint = template["hint"].format(**values).strip()
        return Message(self.path, self.line, text, hint)


class ContentError(Exception):
    """Content that can't be published; carries every finding."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(messages_of(self.findings)))


def finding(path: str, line: int, rule: str, **values: object) -> Finding:
    """A finding whose values may be anything that can be shown."""
    shown = sorted((key, _shown(value)) for key, value in values.items())
    return Finding(path, line, rule, tuple(shown))


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that looks most like `word`, or nothing."""
    alike = difflib.get_close_matches(word.lower(), list(allowed), 1, _LIKENESS)
    return alike[0] if alike else ""


def messages_of(findings: Iterable[Finding]) -> Iterator[str]:
    """Each finding as text, in one language after the other."""
    for each in findings:
        for language in LANGUAGES:
            yield str(each.in_language(language))


def message_templates(language: str) -> dict[str, dict[str, str]]:
    """Every rule's `message` and `hint` in `language`, with {names} to be filled in."""
    return {rule: templates[language] for rule, templates in _templates().items()}


def _shown(value: object) -> str:
    """The value as text of one line, not too long, without signs that can't be seen."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 3] + "…"


def _templates() -> dict[str, dict[str, dict[str, str]]]:
    """Rule to language to `message` and `hint`, with {names} to be filled in."""
    templates: dict[str, dict[str, dict[str, str]]] = table(__file__, "messages.yml")
    return templates

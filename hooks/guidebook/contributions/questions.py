"""The questions whose answers make a case study, for the issue form and the Word template, in the
order of asking.

Labels and help are those of case_questions.yml, which the web form uses too, with what
case_lines.yml adds for answers that are lines of text. Types, bounds and values are those of
schema.py and vocabulary.yml.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from guidebook.cases import schema
from guidebook.text import vocabulary
from guidebook.text.fields import Field

Control = Literal["line", "text", "lines", "choice", "choices", "flag"]

_CONTROLS: Mapping[str, Control] = {
    "choice": "choice",
    "choices": "choices",
    "flag": "flag",
    "texts": "lines",
    "records": "lines",
}
_REMOVED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad*_`"))
_ALIKE = str.maketrans("‘’‚“”„–—−‐‑", "'''\"\"\"-----")


@dataclass(frozen=True)
class Question:
    """One question: its `name` is that of a field, of a section (HEADING_IDS), or `country` for a
    case abroad.
    """

    name: str
    control: Control
    vocabulary: str = ""
    required: bool = False
    length: int = 0

    def label(self, language: str) -> str:
        """What is asked, in a few words."""
        words = _words("case_questions.yml")
        return str(
            words[self.name][language]["label"]
            if self.name in words
            else self._more("label", language)
        )

    def help(self, language: str) -> str:
        """How to answer; the choices are listed in `options`."""
        words = _words("case_questions.yml")
        said = self._more("help", language) or words[self.name][language]["help"]
        limit = (
            _words("case_lines.yml")["limit"][language].format(length=self.length)
            if self.length
            else ""
        )
        return " ".join(part for part in (said, limit, self.form(language)) if part)

    def form(self, language: str) -> str:
        """What each line of the answer looks like."""
        types = ", ".join(names[language] for names in vocabulary.values("partner_type").values())
        return self._more("more", language).format(types=types)

    def help_in_writing(self, language: str) -> str:
        """How to answer where nothing can be clicked: with the choices."""
        names = ", ".join(self.options(language))
        said = _words("case_lines.yml").get(self.control, {}).get(language, "").format(names=names)
        return f"{self.help(language)} {said}".strip()

    def example(self, language: str) -> str:
        """Lines as they may look; of most questions there are none."""
        return self._more("example", language)

    def options(self, language: str) -> dict[str, str]:
        """What can be ticked or chosen, with the value it stands for; regions without countries."""
        if self.control == "flag":
            return {self._more("yes", language): "true"}
        if self.control not in ("choice", "choices"):
            return {}
        values = vocabulary.values(self.vocabulary)
        listed = {
            value: names
            for value, names in values.items()
            if self.name != "region" or len(value) > 2
        }
        return {
            names[language][0].upper() + names[language][1:]: value
            for value, names in listed.items()
        }

    def _more(self, part: str, language: str) -> str:
        return str(_words("case_lines.yml").get(self.name, {}).get(part, {}).get(language, ""))


@cache
def questions() -> tuple[Question, ...]:
    """All of them, in order."""
    fields = {field.name: field for field in schema.FIELDS}
    asked: list[Question] = []
    for name in _words("case_questions.yml"):
        if name in fields:
            asked.append(_about(fields[name]))
        elif name in vocabulary.HEADING_IDS:
            asked.append(Question(name, "text", required=True))
        if name == "region":
            asked.append(Question("country", "line"))
    return tuple(asked)


def by_name(name: str) -> Question | None:
    """The question of this name."""
    return next((question for question in questions() if question.name == name), None)


def question_words(name: str, language: str) -> dict[str, str]:
    """Label and help of a question or of one part of it (`partners.type`) in case_questions.yml."""
    words: dict[str, str] = _words("case_questions.yml")[name][language]
    return words


def value_of(name: str, typed: str) -> str:
    """The value of a vocabulary that was typed, by itself or by its name in either language; else
    what was typed.
    """
    bare = plain(typed)
    return next((value for value, said in _values(name) if bare == said), typed)


def plain(text: str) -> str:
    """Text without what people type differently: case, spacing, kinds of quotes and dashes,
    emphasis, width.
    """
    text = unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_REMOVED)
    return " ".join(text.casefold().split()).strip(" .:;,")


@cache
def _values(name: str) -> tuple[tuple[str, str], ...]:
    values = vocabulary.values(name).items()
    return tuple(
        (value, plain(said)) for value, names in values for said in (value, *names.values())
    )


def _about(field: Field) -> Question:
    long = field.type == "text" and field.length > 80
    control = _CONTROLS.get(field.type, "text" if long else "line")
    required = field.required and not field.documented_only
    return Question(field.name, control, field.vocabulary, required, field.length)


@cache
def _words(file: str) -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name(file).read_text(encoding="utf-8")
    )
    return words

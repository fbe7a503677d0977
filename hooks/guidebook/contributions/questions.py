"""The questions whose answers make a case study, in the order of asking.

Their words are in questions.yml. Their types, bounds and values are those of the check, in
cases/schema.py and vocabulary.yml, so that no form can ask for anything else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from guidebook.cases import schema
from guidebook.tables import table
from guidebook.text import typed_choices, vocabulary
from guidebook.text.fields import Field

Control = Literal["line", "text", "lines", "choice", "choices", "flag", "ticks"]
"""How a question is answered: by one line, by prose, by a list with one entry a line, by choosing
one or several of its options, by yes, or by ticking all that there is to declare."""

_CONTROLS: Mapping[str, Control] = {
    "choice": "choice",
    "choices": "choices",
    "flag": "flag",
    "texts": "lines",
    "records": "lines",
}
"""Types of fields to controls; all the other types are answered by a line or by prose."""

_LONGEST_LINE = 80
"""Characters; a longer text gets room for prose."""

# What people type differently and mean alike, for `comparable`. Removed are spaces of no width,
# the soft hyphen, and the signs of Markdown for emphasis and code.
_REMOVED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad*_`"))
_ALIKE = str.maketrans("‘’‚“”„–—−‐‑", "'''\"\"\"-----")


@dataclass(frozen=True)
class Question:
    """One question and how it is answered.

    Its `name` is that of a field of a case or of one of its five sections (HEADING_IDS), or
    `country`: a form in writing asks for a region and for a country, which a case has in one field.
    `vocabulary` names the values of its options, and `length` is the most characters (0: no limit).
    """

    name: str
    control: Control
    vocabulary: str = ""
    required: bool = False
    length: int = 0

    def label(self, language: str) -> str:
        """What is asked, in a few words."""
        return question_words(self.name, language)["label"]

    def help(self, language: str) -> str:
        """How to answer in the issue form and the Word template, but for the options."""
        words = question_words(self.name, language)
        sentences = [words.get("help_in_writing", words["help"])]
        if self.length:
            sentences.append(_in_writing("limit", language).format(length=self.length))
        sentences.append(self.each_line(language))
        return " ".join(filter(None, sentences))

    def each_line(self, language: str) -> str:
        """What each line of an answer looks like; nothing where an answer is no list."""
        partner_types = vocabulary.values("partner_type").values()
        types = ", ".join(names[language] for names in partner_types)
        return question_words(self.name, language).get("each_line", "").format(types=types)

    def help_in_writing(self, language: str) -> str:
        """How to answer where nothing can be clicked: with the options."""
        if self.control not in ("choice", "choices", "flag"):
            return self.help(language)
        how_to_write = _in_writing(self.control, language)
        names = ", ".join(self.options(language))
        return f"{self.help(language)} {how_to_write.format(names=names)}"

    def example(self, language: str) -> str:
        """Lines as they may look; most questions have none."""
        return question_words(self.name, language).get("example", "")

    def options(self, language: str) -> dict[str, str]:
        """What can be ticked or chosen, each with the value that it stands for.

        Of the regions only provinces and Indonesia itself: for countries there is a question of
        its own.
        """
        if self.control == "flag":
            return {question_words(self.name, language)["tick"]: "true"}
        if self.control not in ("choice", "choices", "ticks"):
            return {}
        options = {}
        for value, names in vocabulary.values(self.vocabulary).items():
            if self.name == "region" and value in vocabulary.countries():
                continue
            name = names[language]
            options[name[0].upper() + name[1:]] = value
        return options


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the issue form and the Word template, in order."""
    return tuple(_questions())


def question_named(name: str) -> Question | None:
    """The question of this name."""
    return next((question for question in questions() if question.name == name), None)


def question_words(name: str, language: str) -> dict[str, str]:
    """The words of a question or of one part of it (`partners.type`): label, help and the rest."""
    words: dict[str, dict[str, dict[str, str]]] = table(__file__, "questions.yml")["questions"]
    return words[name][language]


def value_of(vocabulary_name: str, typed: str) -> str:
    """The value that was typed, by whatever name; else what was typed, of which the check speaks."""
    reading = typed_choices.choice(vocabulary_name, typed)
    if reading.value:
        return reading.value
    # What may mean several values may be one of them as it stands, which nobody has chosen.
    return typed.upper() if typed in reading.candidates else typed


def comparable(text: str) -> str:
    """Text for comparing: without what people type differently.

    That is case, spacing, kinds of quotes and dashes, emphasis, width, and the dot at the end.
    """
    text = text.translate(_ALIKE)
    text = unicodedata.normalize("NFKC", text).translate(_REMOVED)
    return " ".join(text.casefold().split()).strip(" .:;,")


def _questions() -> Iterator[Question]:
    fields = {field.name: field for field in schema.FIELDS}
    for name in table(__file__, "questions.yml")["questions"]:
        if name in fields:
            yield _about(fields[name])
        elif name in vocabulary.HEADING_IDS:
            yield Question(name, "text", required=True)
        elif name == "country":
            yield Question(name, "line")


def _about(field: Field) -> Question:
    """The question that asks for a field.

    An illustration need not have what only documented cases have. The form can't know which kind
    it will be, so it doesn't insist there.
    """
    control = _CONTROLS.get(field.type, "line")
    if field.vocabulary == "statement":
        control = "ticks"
    if field.type == "text" and field.length > _LONGEST_LINE:
        control = "text"
    required = field.required and not field.documented_only
    return Question(field.name, control, field.vocabulary, required, field.length)


def _in_writing(key: str, language: str) -> str:
    """A sentence that is added to the help where questions are answered in writing."""
    sentences: dict[str, dict[str, str]] = table(__file__, "questions.yml")["in_writing"]
    return sentences[key][language]

"""What the check found in a case that was made from answers, told by question.

Whoever answers the questions of a form doesn't know the file that is made of them: problems are
told by question and by line of the answer, in words that speak of answers (reply.yml). The texts
are posted on GitHub, so whatever a contributor wrote stands in a code span.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guidebook.cases import schema
from guidebook.contributions.case_writer import Line, WrittenFile
from guidebook.contributions.code_span import code_span
from guidebook.contributions.questions import (
    Question,
    comparable,
    question_named,
    question_words,
)
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import NEAREST, Finding, finding, nearest
from guidebook.tables import table
from guidebook.text import personal_data, vocabulary

MOST = 40
"""Problems told at once."""

_OUR_VALUES = {"allowed", "key", "nearest"}
"""Values of a finding that hold our own words; all the others may hold the contributor's."""

_LONGEST = 120
"""Characters that are quoted of what a contributor wrote."""


def items(
    findings: Iterable[Finding], files: Mapping[str, WrittenFile], language: str
) -> list[str]:
    """One line of a Markdown list for each finding in `files`, which are given by path.

    Each says which question it is about, what is wrong and what to do. Of very many only the first
    ones are told; then the last line says how many there are besides.
    """
    listed: list[Finding] = []
    for each in findings:
        listed.extend(_each_missing_fact(each, files[each.path]))
    # Several findings may read alike, so some more than can be shown are put into words.
    lines: dict[str, None] = {}
    for each in listed[: 2 * MOST]:
        lines[_item(each, files[each.path], language)] = None
    left_out = len(lines) - MOST + len(listed[2 * MOST :])
    if left_out <= 0:
        return list(lines)
    more = sentence("answer", "more", language).format(count=left_out)
    return [*list(lines)[:MOST], f"- {more}"]


def sentence(group: str, key: str, language: str) -> str:
    """A text of reply.yml: of the group `answer` to the contributor or `pull-request`."""
    sentences: dict[str, dict[str, str]] = table(__file__, "reply.yml")[group]
    return sentences[key][language]


def _item(found: Finding, file: WrittenFile, language: str) -> str:
    line = _answer_with(found, file)
    question = question_named(line.question)
    message, hint = _in_words(found, question, language)
    label = ""
    if question:
        place = ""
        if line.row:
            place = f" ({sentence('answer', 'place', language).format(row=line.row)})"
        label = f"**{question.label(language)}**{place}: "
    return f"- {label}{message}. {hint}".rstrip()


def _answer_with(found: Finding, file: WrittenFile) -> Line:
    """The line of the file that a finding is about, which names the question it answers.

    A fact that is missing has no line: the check says so at the first one, and names the fact.
    """
    if found.rule == "missing-key" and found.line == 1:
        return Line("", question=dict(found.values)["found"])
    return file.line(found.line)


def _in_words(found: Finding, question: Question | None, language: str) -> tuple[str, str]:
    """Message and hint; a rule without words of its own here speaks as it does in a file."""
    values = _quoted_values(found, language)
    rule = found.rule
    about = dict(found.values).get("found", "")
    if question and rule == "missing-key" and about != question.name:
        rule = "missing-part"
        values["part"] = question_words(f"{question.name}.{about}", language)["label"]
    rules: dict[str, dict[str, dict[str, str]]] = table(__file__, "reply.yml")["rules"]
    if question is None or rule not in rules:
        return _in_words_of_the_check(found, values, language)
    if rule == "vocabulary":
        names = _names(question, language)
        values["names"] = ", ".join(names)
        values["nearest"] = _nearest(about, names, language)
    if rule == "unclear" and not values["choice"][:1].isdigit():
        values["choice"] = values["meaning"]  # names, not the values that a file holds
    if rule == "missing-part":
        values["help"] = question.each_line(language)
    else:
        values["help"] = question.help(language).replace("*", r"\*")  # (*) is meant as it stands
    words = rules[rule][language]
    return words["message"].format(**values), words["hint"].format(**values)


def _quoted_values(found: Finding, language: str) -> dict[str, str]:
    """The values of a finding, what a contributor may have written in code spans.

    Our own words have a name for each language; what is given has those of one, without it.
    """
    quoted = {}
    for key, given in found.values:
        value = personal_data.hidden(given)
        name, _, ending = key.rpartition("_")
        if ending in LANGUAGES:
            quoted[name if ending == language else key] = value
        elif key in _OUR_VALUES or value.isdecimal():
            quoted[key] = value
        else:
            on_one_line = " ".join(value.strip("'").split())
            quoted[key] = code_span(on_one_line, _LONGEST)
    return quoted


def _in_words_of_the_check(
    found: Finding, values: Mapping[str, str], language: str
) -> tuple[str, str]:
    """Message and hint as they stand in messages.yml; code needs no quotes around it."""
    quoted = Finding(found.path, found.line, found.rule, tuple(sorted(values.items())))
    message = quoted.in_language(language)
    return _unquoted(message.text), _unquoted(message.hint)


def _each_missing_fact(found: Finding, file: WrittenFile) -> Iterator[Finding]:
    """Where no fact at all was given, the file has none to read: each that is needed is missing."""
    if found.rule != "yaml" or file.has_facts:
        yield found
        return
    for field in schema.FIELDS:
        if field.required:
            yield finding(found.path, 1, "missing-key", found=field.name)


def _unquoted(text: str) -> str:
    return text.replace("'`", "`").replace("`'", "`")


def _names(question: Question, language: str) -> list[str]:
    """The choices of a question by their names; of records those of the part that has any."""
    options = list(question.options(language))
    if options:
        return options
    fields = next(field.fields for field in schema.FIELDS if field.name == question.name)
    part = next(field for field in fields if field.vocabulary)
    return [names[language] for names in vocabulary.values(part.vocabulary).values()]


def _nearest(typed: str, names: Iterable[str], language: str) -> str:
    """Which of the names may have been meant, as the beginning of a hint; nothing if none looks
    like what was typed.
    """
    by_comparable = {comparable(name): name for name in names}
    name = by_comparable.get(nearest(comparable(typed), by_comparable), "")
    return NEAREST[language].format(name) if name else ""

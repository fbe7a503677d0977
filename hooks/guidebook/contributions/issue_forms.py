"""The forms for issues on GitHub: to send a case and to report a mistake, in both languages.

They are files in .github/ISSUE_TEMPLATE, because GitHub reads them there; `python hooks/guidebook
forms` writes them from the questions, and a test compares. What they may hold is told in GitHub's
documentation under “Syntax for GitHub's form schema”.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from guidebook.contributions.questions import Question, question_words, questions
from guidebook.tables import table
from guidebook.text import vocabulary

FOLDER = ".github/ISSUE_TEMPLATE"
CASE_LABEL = "kasus"
"""Put on every issue from the form for cases, in either language; it starts the conversion."""
CORRECTION_LABEL = "koreksi"
CASE_NAMES = {"id": "kasus", "en": "case"}
CORRECTION_NAMES = {"id": "koreksi", "en": "correction"}
CONSENT = "statements"
"""The question whose answers are what a contributor declares."""

_HEAD = "# Made by `make forms` from hooks/guidebook; a change here is overwritten.\n"
_ONE_LINE = 10_000  # columns; a sentence of a form stays on one line of the file

Element = dict[str, Any]
"""One question of a form as GitHub wants it; what it holds depends on its type."""


def files() -> dict[str, str]:
    """The text of each form by its path below the project."""
    texts = {f"{FOLDER}/config.yml": _as_yaml({"blank_issues_enabled": True})}
    for language, name in CASE_NAMES.items():
        texts[f"{FOLDER}/{name}.yml"] = _as_yaml(case(language))
    for language, name in CORRECTION_NAMES.items():
        texts[f"{FOLDER}/{name}.yml"] = _as_yaml(_correction(language))
    return texts


def case(language: str) -> dict[str, object]:
    """The form for cases in `language`."""
    asked = [_element(question, language) for question in questions()]
    head = _head("case", language, CASE_LABEL)
    return {**head, "body": [_intro("case", language), *asked]}


def consent_label(language: str) -> str:
    """The heading of the statements that must be ticked."""
    return question_words(CONSENT, language)["label"]


def statements(language: str) -> list[str]:
    """What a contributor declares."""
    return [names[language] for names in vocabulary.values("statement").values()]


def form_name(language: str) -> str:
    """What the form for cases is called in the list of forms."""
    return str(_words("case")["name"][language])


def correction_name(language: str) -> str:
    """What the form to report a mistake is called where it is chosen."""
    return str(_words("correction")["name"][language])


def _element(question: Question, language: str) -> Element:
    """A question about a case."""
    attributes: dict[str, object] = {
        "label": question.label(language),
        "description": question.help(language),
    }
    if question.control == "flag":
        attributes["options"] = [{"label": option} for option in question.options(language)]
        return {"type": "checkboxes", "id": question.name, "attributes": attributes}
    if question.control == "ticks":
        needed = [{"label": option, "required": True} for option in question.options(language)]
        attributes["options"] = needed
        return {"type": "checkboxes", "id": question.name, "attributes": attributes}
    if question.control in ("choice", "choices"):
        kind = "dropdown"
        if question.control == "choices":
            attributes["multiple"] = True
        attributes["options"] = list(question.options(language))
    else:
        kind = "input" if question.control == "line" else "textarea"
        example = question.example(language)
        if example:
            attributes["placeholder"] = example
    return _needed_or_not(
        {"type": kind, "id": question.name, "attributes": attributes}, question.required
    )


def _needed_or_not(element: Element, required: bool) -> Element:
    """The element, which GitHub insists on where it is required."""
    return {**element, "validations": {"required": True}} if required else element


def _correction(language: str) -> dict[str, object]:
    """The form for reporting a mistake in `language`."""
    body = [_intro("correction", language)]
    for name, words in _words("correction")["questions"].items():
        attributes = {"label": words[language]["label"], "description": words[language]["help"]}
        kind = "textarea" if name == "wrong" else "input"
        element = {"type": kind, "id": name, "attributes": attributes}
        body.append(_needed_or_not(element, required=name != "source"))
    return {**_head("correction", language, CORRECTION_LABEL), "body": body}


def _head(form: str, language: str, label: str) -> dict[str, object]:
    """What GitHub shows of a form in its list, how its issues begin, and their label."""
    words = _words(form)
    return {
        "name": words["name"][language],
        "description": words["description"][language],
        "title": words["title"][language],
        "labels": [label],
    }


def _intro(form: str, language: str) -> Element:
    return {"type": "markdown", "attributes": {"value": _words(form)["intro"][language]}}


class _Dumper(yaml.SafeDumper):
    """Text of several lines as a block, as people write it."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _as_yaml(form: Mapping[str, object]) -> str:
    return _HEAD + yaml.dump(
        dict(form), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_ONE_LINE
    )


def _words(form: str) -> dict[str, Any]:
    """The words around the questions of a form, each by language."""
    words: dict[str, Any] = table(__file__, "issue_forms.yml")[form]
    return words

"""The forms for issues on GitHub: to send a case and to report a mistake, in both languages.

They are files in .github/ISSUE_TEMPLATE, because GitHub reads them there; `python hooks/guidebook
forms` writes them from the questions, and a test compares.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guidebook.contributions.questions import Question, questions

FOLDER = ".github/ISSUE_TEMPLATE"
CASE_LABEL = "kasus"
"""Put on every issue from the form for cases, in either language; it starts the conversion."""
CORRECTION_LABEL = "koreksi"
NAMES = {"case": {"id": "kasus", "en": "case"}, "correction": {"id": "koreksi", "en": "correction"}}
CONSENT = "consent"

_TYPES = {"line": "input", "choice": "dropdown", "choices": "dropdown", "flag": "checkboxes"}
_HEAD = "# Made by `make forms` from hooks/guidebook; a change here is overwritten.\n"


def files() -> dict[str, str]:
    """Path below the project to the text of each form."""
    made = {f"{FOLDER}/config.yml": _file({"blank_issues_enabled": True})}
    for language, name in NAMES["case"].items():
        made[f"{FOLDER}/{name}.yml"] = _file(case(language))
    for language, name in NAMES["correction"].items():
        made[f"{FOLDER}/{name}.yml"] = _file(_correction(language))
    return made


def case(language: str) -> dict[str, Any]:
    """The form for cases in `language`."""
    asked = [_element(question, language) for question in questions()]
    return {
        **_head("case", language, CASE_LABEL),
        "body": [_intro("case", language), *asked, _consent(language)],
    }


def consent_label(language: str) -> str:
    """The heading of the statements that must be ticked."""
    return str(_words()["case"]["consent"][language])


def statements(language: str) -> list[str]:
    """What a contributor declares."""
    return [said[language] for said in _words()["case"]["statements"]]


def form_name(language: str) -> str:
    """What the form for cases is called in the list of forms."""
    return str(_words()["case"]["name"][language])


def _element(question: Question, language: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "label": question.label(language),
        "description": question.help(language),
    }
    if question.control == "flag":
        attributes["options"] = [{"label": option} for option in question.options(language)]
        return {"type": "checkboxes", "id": question.name, "attributes": attributes}
    if question.control in ("choice", "choices"):
        if question.control == "choices":
            attributes["multiple"] = True
        attributes["options"] = list(question.options(language))
    elif example := question.example(language):
        attributes["placeholder"] = example
    element = {
        "type": _TYPES.get(question.control, "textarea"),
        "id": question.name,
        "attributes": attributes,
    }
    return {**element, "validations": {"required": True}} if question.required else element


def _consent(language: str) -> dict[str, Any]:
    options = [{"label": said, "required": True} for said in statements(language)]
    return {
        "type": "checkboxes",
        "id": CONSENT,
        "attributes": {"label": consent_label(language), "options": options},
    }


def _correction(language: str) -> dict[str, Any]:
    asked = []
    for name, words in _words()["correction"]["questions"].items():
        attributes = {"label": words[language]["label"], "description": words[language]["help"]}
        kind = "textarea" if name == "wrong" else "input"
        needed = {"validations": {"required": True}} if name != "source" else {}
        asked.append({"type": kind, "id": name, "attributes": attributes, **needed})
    return {
        **_head("correction", language, CORRECTION_LABEL),
        "body": [_intro("correction", language), *asked],
    }


def _head(form: str, language: str, label: str) -> dict[str, Any]:
    said = {part: _words()[form][part][language] for part in ("name", "description", "title")}
    return {**said, "labels": [label]}


def _intro(form: str, language: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": _words()[form]["intro"][language]}}


def _file(form: dict[str, Any]) -> str:
    return _HEAD + yaml.dump(
        form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000
    )


class _Dumper(yaml.SafeDumper):
    """Text of several lines as a block, as people write it."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _text)


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return words

"""What the form for a case study needs to know in the browser: the fields, values, patterns and messages of the check.

Everything comes from the modules that check the files, so that the form can't know other rules.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import Any

from guidebook import case_body, case_draft, case_questions, case_schema, case_study, findings, languages
from guidebook.vocabulary import HEADING_IDS, HEADINGS

PATTERNS = {
    "heading": case_body.HEADING,
    "setext": case_body.SETEXT,
    "fence": case_body.FENCE,
    "tag": case_body.TAG,
    "autolink": case_body.AUTOLINK,
    "image": case_body.IMAGE,
    "target": case_body.TARGET,
    "attributes": case_body.ATTRIBUTES,
    "template": case_body.TEMPLATE,
    "reference": case_body.REFERENCE,
}
"""The patterns of case_body.py; they mean the same in Python and in JavaScript."""

RULES = "year date too-long future-year end-before-start body-empty markup template link image-alt".split()
"""The rules of which the form speaks in the words of the check; for the others it has its own (`form.say.`)."""

_FLAGS = {re.MULTILINE: "m", re.IGNORECASE: "i"}


def context() -> dict[str, Any]:
    """What the template of the form needs."""
    return {
        "case_field": {field.name: field for field in case_schema.FIELDS},
        "case_form_schema": schema,
        "case_heading_ids": HEADING_IDS,
        "case_question": case_questions.question_words,
    }


def schema(language: str) -> dict[str, Any]:
    """The rules as plain data, with messages in `language`; the values are in the form's own lists."""
    return {
        "fields": [asdict(field) for field in case_schema.FIELDS],
        "languages": list(languages.LANGUAGES),
        "headings": {name: list(said) for name, said in HEADINGS.items()},
        "messages": {rule: said for rule, said in findings.messages(language).items() if rule in RULES},
        "patterns": {name: {"source": p.pattern, "flags": _flags(p)} for name, p in PATTERNS.items()},
        "reserved": sorted(case_study.RESERVED),
        "pictures": list(case_body.IMAGE_FORMATS),
        "html": list(case_body.ALLOWED_HTML),
        "thisYear": date.today().year,
        "nameLength": case_draft.NAME_LENGTH,
        "unnamed": case_draft.UNNAMED,
    }


def _flags(pattern: re.Pattern[str]) -> str:
    return "g" + "".join(letter for flag, letter in _FLAGS.items() if pattern.flags & flag)

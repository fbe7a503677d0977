"""What the form for a case study needs to know in the browser: the fields, values, patterns and
messages of the check.

Everything comes from the modules that check the files, so that the form can't know other rules.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from guidebook import languages
from guidebook.cases import body, case_words, dialect, names, plain_facts, rendering, source_notes
from guidebook.cases import schema as case_schema
from guidebook.contributions import questions
from guidebook.problems.finding import message_templates
from guidebook.text import personal_data, typed, vocabulary
from guidebook.text.site_pages import SitePages
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

PATTERNS = {
    "tag": case_words.TAG,
    "attributes": case_words.ATTRIBUTES,
    "note": case_words.NOTE,
    "definition": case_words.DEFINITION,
    "link-broken": case_words.BROKEN_LINK,
    "table-head": case_words.TABLE_RULE,
    "fact-markup": plain_facts.MARKUP,
}
"""The patterns of the check; they mean the same in Python and in JavaScript."""

RULES = (
    "year",
    "date",
    "calendar",
    "written-form",
    "unclear",
    "about-year",
    "two-years",
    "still-running",
    "address-account",
    "address-cut",
    "too-long",
    "future-year",
    "end-before-start",
    "body-empty",
    "markup",
    "fact-markup",
    "definition",
    "fence-open",
    "fence-words",
    "link",
    "link-anchor",
    "link-broken",
    "link-inside",
    "link-page",
    "link-scheme",
    "link-user",
    "note",
    "table-head",
    "table-row",
    "too-deep",
    "too-much",
    "image-alt",
)
"""The rules of which the form speaks in the words of the check; for the others it has its own
(`form.say.`).
"""

SAY = (
    "agreement-date",
    "agreement-missing",
    "agreement-organisation",
    "agreement-pictures",
    "agreements-needed",
    "body-empty",
    "body-headings",
    "body-level",
    "date",
    "duplicate-value",
    "end-before-start",
    "few-items",
    "image-place",
    "interest-partner",
    "later-missing",
    "later-of-no-ruling",
    "many-items",
    "markup",
    "missing-key",
    "outcome-alone",
    "personal-data",
    "picture-permission",
    "reference",
    "same-slug",
    "url",
)
"""The rules of which the form speaks in words of its own, which come with the rules."""

PREVIEWED = tuple(
    "about as_of basis.published began began.about benefits checked checked.one contributors partners pictures"
    " region sector steps years".split()
)
"""The words of a case's page that the preview shows."""


REVIEWED = tuple(
    "count done done.files download.unfinished email.attach email.subject empty file.blocked"
    " github.long github.open github.wait problems read read.none read.which send.download".split()
)
"""The form's words of what becomes of the answers, which it shows once it looks at them."""


def context() -> dict[str, object]:
    """What the template of the form needs, by the names it has there."""
    return {
        "case_countries": _countries(),
        "case_field": {field.name: field for field in case_schema.FIELDS},
        "case_form_schema": questions_schema,
        "case_heading_ids": HEADING_IDS,
        "case_question": questions.question_words,
    }


def schema(language: str, pages: SitePages) -> dict[str, object]:
    """All that the form knows, as data for JSON, with messages in `language`; choices are in the
    form itself.
    """
    return {**questions_schema(), **rules(language, pages)}


def questions_schema() -> dict[str, object]:
    """The questions, which the form needs from the beginning: they stand in its page."""
    return {
        "fields": [_told(asdict(field)) for field in case_schema.FIELDS],
        "languages": list(languages.LANGUAGES),
        "headings": {spoken: list(titles) for spoken, titles in HEADINGS.items()},
    }


def rules(language: str, pages: SitePages) -> dict[str, object]:
    """The rules for their answers, which stand with `sayings` in a file of their own, for whoever
    begins to write.

    `pages` are what a text may link to.
    """
    messages = message_templates(language)
    return {
        "messages": {rule: messages[rule] for rule in RULES},
        "patterns": {name: _for_javascript(pattern) for name, pattern in PATTERNS.items()},
        "personal": _personal(language),
        "editors": list(vocabulary.editors()),
        "numbers": {str(count): vocabulary.number(count, language) for count in range(1, 11)},
        "reserved": sorted(names.RESERVED | names.WINDOWS),
        "pictures": list(body.IMAGE_FORMATS),
        "html": list(dialect.ALLOWED_HTML),
        "headingIds": list(HEADING_IDS),
        "pages": pages.guide(),
        "sources": source_notes.words(language),
        "most": rendering.MOST,
        "kinds": body.KINDS[language],
        "deepest": rendering.DEEPEST,
        "nameLength": names.NAME_LENGTH,
        "unnamed": names.UNNAMED,
        "typed": typed.form_words(),
    }


def sayings(ui_text: languages.UiText) -> dict[str, str]:
    """What the form says of an answer in words of its own and of what becomes of them all, and the
    words of a case's page for the preview.
    """
    said = {f"say.{rule}": ui_text(f"form.say.{rule}") for rule in SAY}
    said["copied"] = ui_text("copied")
    for name in REVIEWED:
        said[name] = ui_text(f"form.{name}")
    for name in PREVIEWED:
        said[f"case.{name}"] = ui_text(f"case.{name}")
    for tie in vocabulary.values("interest"):
        said[f"case.interest.{tie}"] = ui_text(f"case.interest.{tie}")
    return said


def _personal(language: str) -> dict[str, object]:
    """What may be somebody's personal data, with its kinds in words."""
    kinds = personal_data.kinds()
    return {
        "address": personal_data.ADDRESS.pattern,
        "kinds": {kind: names[language] for kind, names in kinds.items()},
        "patterns": list(personal_data.PATTERNS),
    }


def _told(field: dict[str, Any]) -> dict[str, Any]:
    """A field without what it has not, which reads as no in JavaScript."""
    told = {key: value for key, value in field.items() if value}
    if "fields" in told:
        told["fields"] = [_told(inner) for inner in told["fields"]]
    return told


def _countries() -> str:
    """The codes of countries, those with the same first letter as one word: `abc` for ab and ac."""
    words: dict[str, str] = {}
    for code in vocabulary.countries():
        words[code[0]] = words.get(code[0], code[0]) + code[1]
    return " ".join(words.values())


def _for_javascript(pattern: re.Pattern[str]) -> dict[str, str]:
    """What JavaScript makes the same pattern of: `new RegExp(source, flags)`."""
    flags = "g"
    if pattern.flags & re.MULTILINE:
        flags += "m"
    if pattern.flags & re.IGNORECASE:
        flags += "i"
    return {"source": pattern.pattern, "flags": flags}

"""Answers to the questions of questions.py, however they were typed, made into a draft
(draft.py).

An issue's body and a Word file are the same thing here: labels, each with the text that stands
below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from guidebook.cases.body import FENCE
from guidebook.cases.names import name_of
from guidebook.contributions import draft as case_draft
from guidebook.contributions import records
from guidebook.contributions.questions import Question, comparable, questions, value_of
from guidebook.languages import LANGUAGES
from guidebook.text.vocabulary import HEADING_IDS

Pairs = list[tuple[str, str]]
"""A label with its answer, in the order of the document."""

EMPTY = "_No response_"
"""What GitHub writes where a question was not answered."""

_HIDDEN = re.compile("[\u00ad\u200b\u200c\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_NOTHING = re.compile(r"[\s.…‐‑–—−-]*")
_BOX = re.compile(r"^\s*[-*+]\s*\[( |x|X)\]\s*(.*)$")
_SPAN = re.compile(r"(\d{4})\s*(?:-|s\.?/?d\.?|sampai|hingga|to|until)\s*(\d{4})")
_ONGOING = {"sekarang", "kini", "masih berjalan", "masih", "now", "present", "ongoing", "today"}
_YES = {"ya", "yes", "y", "x", "true", "benar", "✓", "✔", "☑", "☒"}


def language_of(labels: Iterable[str]) -> str:
    """The language in which most of the labels are those of our questions; nothing if hardly any
    is.
    """
    seen = {comparable(label) for label in labels}
    count = {
        code: sum(comparable(q.label(code)) in seen for q in questions()) for code in LANGUAGES
    }
    best = max(count, key=lambda code: count[code])
    return best if count[best] >= len(questions()) // 2 else ""


def below(labels: Iterable[str], lines: Iterable[tuple[str, str]]) -> Pairs:
    """Each label with the lines below it; a line is a heading's text (nothing for any other line)
    and its own text.

    Whoever made the document wrote every question, in order. A heading inside an answer therefore
    starts a question only if it is the very next one, and a question that stands nowhere is not
    waited for.
    """
    lines = [(comparable(heading), text) for heading, text in lines]
    headings = {heading for heading, _ in lines if heading}
    waiting = [label for label in labels if comparable(label) in headings]
    found: list[tuple[str, list[str]]] = []
    for heading, text in lines:
        if waiting and heading == comparable(waiting[0]):
            found.append((waiting.pop(0), []))
        elif found:
            found[-1][1].append(text)
    return [(label, "\n".join(lines_below).strip()) for label, lines_below in found]


def draft(pairs: Pairs, language: str) -> dict[str, Any]:
    """The draft that the answers make; the first answer to a question counts."""
    said: dict[str, str] = {}
    by_label = {comparable(question.label(language)): question.name for question in questions()}
    for label, text in pairs:
        if name := by_label.get(comparable(label)):
            said.setdefault(name, cleaned(text))
    facts = {
        question.name: _fact(question, said.get(question.name, ""), language)
        for question in questions()
    }
    places = [
        place for name in ("region", "country") if (place := case_draft.line(said.get(name, "")))
    ]
    facts["region"] = value_of("region", ", ".join(places))
    facts["start"], facts["end"] = _years(said.get("start", ""), said.get("end", ""))
    told: dict[str, Any] = {name: facts.pop(name) for name in ("title", "summary")}
    told["sections"] = [facts.pop(name) for name in HEADING_IDS]
    facts.pop("country")
    return {"name": name_of(told["title"]), "facts": facts, "texts": {language: told}}


def cleaned(text: str) -> str:
    """An answer with plain line ends and without signs that can't be seen; nothing where nothing
    was said.
    """
    text = (
        _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        .replace("\u00a0", " ")
        .strip()
    )
    return "" if text == EMPTY or _NOTHING.fullmatch(text) else text


def ticked(text: str) -> list[str]:
    """The labels of the boxes that are ticked."""
    boxes = (_BOX.match(line) for line in cleaned(text).split("\n"))
    return [box[2].strip() for box in boxes if box and box[1] != " "]


def _fact(question: Question, text: str, language: str) -> Any:
    """One answer as the draft holds it."""
    if question.control == "choice":
        return value_of(question.vocabulary, case_draft.line(" ".join(records.lines(text))))
    if question.control == "choices":
        return _chosen(question, text)
    if question.control == "flag":
        return any(_is_yes(question, typed) for typed in (ticked(text) or records.lines(text)))
    if question.name == "partners":
        return records.partners(text, language)
    if question.name == "sources":
        return records.sources(text)
    if question.control == "lines":
        return [
            part.strip() for line in records.lines(text) for part in line.split(";") if part.strip()
        ]
    if question.name == "as_of":
        return records.day(case_draft.line(text))
    return _closed(text) if question.name in HEADING_IDS else case_draft.line(text)


def _closed(text: str) -> str:
    """A section whose last block of code ends, so that it can't swallow the sections after it."""
    fences = [match[1] for line in text.split("\n") if (match := FENCE.match(line))]
    return f"{text}\n{fences[-1]}" if len(fences) % 2 else text


def _chosen(question: Question, text: str) -> list[str]:
    typed = ticked(text) if _BOX.search(text.split("\n")[0]) else []
    typed = typed or [
        part for line in records.lines(text) for part in re.split(r"[,;|]", line) if part.strip()
    ]
    return list(dict.fromkeys(value_of(question.vocabulary, part.strip()) for part in typed))


def _is_yes(question: Question, typed: str) -> bool:
    bare = comparable(typed)
    return bare in _YES or any(
        bare == comparable(option) for code in LANGUAGES for option in question.options(code)
    )


def _years(start: str, end: str) -> tuple[str, str]:
    """First and last year; a span in the first answer gives both."""
    start, end = (_year(text) for text in (start, end))
    if not end and (match := _SPAN.fullmatch(start)):
        return match[1], match[2]
    return start, "" if comparable(end) in _ONGOING else end


def _year(text: str) -> str:
    digits = unicodedata.normalize("NFKC", case_draft.line(text))
    return re.sub("[‐‑–—−]", "-", digits).rstrip(" .")

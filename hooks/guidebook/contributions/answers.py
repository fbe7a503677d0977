"""Answers to the questions of questions.py, however they were typed, made into a draft.

An issue's body and a Word file are the same thing here: labels, each with the text that stands
below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidebook.cases.body import FENCE
from guidebook.cases.names import name_of
from guidebook.contributions import records
from guidebook.contributions.agreements import agreements
from guidebook.contributions.answer_places import Pairs, label_key
from guidebook.contributions.draft import Draft, Fact, Text, line
from guidebook.contributions.questions import Question, comparable, questions, value_of
from guidebook.languages import LANGUAGES
from guidebook.text import typed_dates, vocabulary
from guidebook.text.vocabulary import HEADING_IDS

EMPTY = "_No response_"
"""What GitHub writes where a question was not answered."""

# Signs of no width, and those that turn the direction of what follows.
_HIDDEN = re.compile("[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_NOTHING = re.compile(r"[\s.…‐‑–—−-]*")
_BOX = re.compile(r"^\s*[-*+]\s*\[( |x|X)\]\s*(.*)$")
_BARE_BOX = re.compile(r"^\[( |x|X)\]\s*(.*)$")  # without the sign of a list
_NO = {"tidak", "bukan", "belum", "no", "not", "n", "false", "☐", ""}
_YES = {"ya", "yes", "y", "x", "true", "benar", "✓", "✔", "☑", "☒"}


def language_of(labels: Iterable[str]) -> str:
    """The language in which most of the labels are those of our questions.

    Nothing if hardly any is: half of the questions must be there.
    """
    seen = set(map(label_key, labels))
    known = dict.fromkeys(LANGUAGES, 0)
    for language in LANGUAGES:
        for question in questions():
            if label_key(question.label(language)) in seen:
                known[language] += 1
    best = max(known, key=lambda language: known[language])
    return best if known[best] >= len(questions()) // 2 else ""


def draft(pairs: Pairs, language: str) -> Draft:
    """The draft that the answers make; the first answer to a question counts."""
    typed = _by_question(pairs, language)
    facts: dict[str, Fact] = {}
    sections: list[str] = []
    for question in questions():
        answer = typed.get(question.name, "")
        if question.name in HEADING_IDS:
            sections.append(_closed(answer))
        else:
            facts[question.name] = _fact(question, answer, language)
    text: Text = {
        "title": str(facts.pop("title")),
        "summary": str(facts.pop("summary")),
        "sections": sections,
    }
    # A case abroad has the name of its country as its region.
    places = [str(facts["region"]), str(facts.pop("country"))]
    facts["region"] = value_of("region", ", ".join(filter(None, places)))
    facts |= _years(typed.get("start", ""), typed.get("end", ""))
    return {"name": name_of(text["title"]), "facts": facts, "texts": {language: text}}


def cleaned(text: str) -> str:
    """An answer with plain line ends and without hidden signs; nothing where nothing was said."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HIDDEN.sub("", text).replace("\u00a0", " ").strip()
    return "" if text == EMPTY or _NOTHING.fullmatch(text) else text


def ticked(text: str) -> list[str]:
    """The labels of the boxes that are ticked."""
    labels = []
    for row in cleaned(text).split("\n"):
        box = _BOX.match(row)
        if box and box[1] != " ":
            labels.append(box[2].strip())
    return labels


def unread(pairs: Pairs, language: str) -> Iterator[tuple[str, str]]:
    """What was written below a box to tick and is no answer to it, with the label of its question."""
    labels = {question.label(language): question for question in questions()}
    for label, text in pairs:
        question = labels.get(label)
        if question is None or question.control not in ("flag", "ticks"):
            continue
        for row in records.lines(cleaned(text)):
            box = _BOX.match(row) or _BARE_BOX.match(row)
            typed = box[2] if box else row
            if not _is_answer(question, typed):
                yield label, row


def _by_question(pairs: Pairs, language: str) -> dict[str, str]:
    """What was typed by the name of its question, cleaned."""
    names = {question.label(language): question.name for question in questions()}
    typed: dict[str, str] = {}
    for label, text in pairs:
        name = names.get(label)
        if name:
            typed.setdefault(name, cleaned(text))
    return typed


def _fact(question: Question, text: str, language: str) -> Fact:
    """One answer as the draft holds it."""
    if question.name == "partners":
        return records.partners(text, language)
    if question.name == "sources":
        return records.sources(text)
    if question.name == "agreements":
        return agreements(text)
    if question.name == "as_of":
        return records.value("date", line(text))
    if question.name == "region":
        return line(text)  # its value is looked up together with the country
    if question.control == "choice":
        return value_of(question.vocabulary, line(" ".join(records.lines(text))))
    if question.control == "choices":
        return _chosen(question, text)
    if question.control == "ticks":
        return _declared(question, text)
    if question.control == "flag":
        typed = ticked(text) or records.lines(text)
        return any(_is_yes(question, each) for each in typed)
    if question.control == "lines":
        return _split(text, ";")
    return line(text)


def _closed(text: str) -> str:
    """A section whose last block of code ends, so that it can't swallow the sections after it."""
    fences = [match[1] for match in map(FENCE.match, text.split("\n")) if match]
    is_open = len(fences) % 2 == 1
    return f"{text}\n{fences[-1]}" if is_open else text


def _chosen(question: Question, text: str) -> list[str]:
    """The values that were ticked or written, each once."""
    first_line = text.split("\n")[0]
    typed = ticked(text) if _BOX.search(first_line) else []
    typed = typed or _split(text, ",;|")
    values = [value_of(question.vocabulary, each) for each in typed]
    return list(dict.fromkeys(values))


def _declared(question: Question, text: str) -> list[str]:
    """The values that were declared: each by its box or its words, or all of them by one yes.

    What is neither is no declaration, whatever else it says.
    """
    values = vocabulary.values(question.vocabulary)
    rows = text.split("\n")
    has_boxes = any(map(_BOX.match, rows))
    typed = ticked(text) if has_boxes else records.lines(text)
    if any(comparable(each) in _YES for each in typed):
        return list(values)
    said = [value_of(question.vocabulary, each) for each in typed]
    return [value for value in values if value in said]


def _split(text: str, signs: str) -> list[str]:
    """What stands on each line, and on one line between any of the signs."""
    parts = []
    for row in records.lines(text):
        for part in re.split(f"[{signs}]", row):
            if part.strip():
                parts.append(part.strip())
    return parts


def _is_yes(question: Question, typed: str) -> bool:
    """Whether something means yes: a word for it, or the words of the box in either language."""
    word = comparable(typed)
    boxes: list[str] = []
    for language in LANGUAGES:
        boxes.extend(question.options(language))
    return word in _YES or word in map(comparable, boxes)


def _is_answer(question: Question, typed: str) -> bool:
    """Whether something is yes, no or the name of a box."""
    if _is_yes(question, typed) or comparable(typed) in _NO:
        return True
    known = vocabulary.values(question.vocabulary) if question.vocabulary else {}
    return value_of(question.vocabulary, typed) in known if known else False


def _years(start: str, end: str) -> dict[str, Fact]:
    """First and last year; what was typed for one of them may tell both."""
    typed = (line(start), line(end))
    readings = typed_dates.years(*typed)
    first, last = (
        reading.value if reading.is_clear else text
        for reading, text in zip(readings, typed, strict=True)
    )
    return {"start": first, "start_about": readings[0].is_about, "end": last}

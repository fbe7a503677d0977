"""The same words give the same file from the form, an issue and a Word document, and the check of a
file says to write just that.
"""

from __future__ import annotations

import json
from typing import Any

import case_files
import drafts
import pytest
import typed_values
from browser.scripts.conftest import BlankPage
from guidebook.cases import example
from guidebook.contributions import answers, draft, web_form
from guidebook.contributions.questions import questions

FILES = """async (module, [drafts, schema]) => {
    const { filesOf } = await import("./case-form/draft.js");
    return drafts.map((draft) => {
        const found = module.readings(draft, schema);
        return Object.values(filesOf(module.understood(draft, found), schema))[0];
    });
}""".replace("./case-form/", "http://127.0.0.1:9/case-form/")
LABELS = {question.name: question.label("id") for question in questions()}


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(json.dumps(web_form.schema("id", case_files.PAGES)))


def _fact(name: str, file: str) -> list[str]:
    """The lines of a file that hold a fact."""
    return [line for line in file.split("\n") if line.startswith(f"{name}:")]


def _in_writing(**typed: str) -> str:
    """The file that an issue or a Word document with these answers becomes."""
    pairs = [(LABELS[name], text) for name, text in typed.items()]
    (file,) = drafts.texts(answers.draft(pairs, "id")).values()
    return file


def _forms(blank_page: BlankPage, schema: Any, changes: list[dict[str, str]]) -> list[str]:
    """The files that the form makes where one fact was typed differently."""
    typed = []
    for change in changes:
        one = drafts.good()
        one["facts"].update(change)
        typed.append(one)
    files: list[str] = blank_page.run("case-form/reading.js", FILES, [typed, schema])
    return files


def test_a_date_becomes_the_same_line_by_every_route(blank_page: BlankPage, schema: Any) -> None:
    texts = [text for text, _ in typed_values.readings("date")]
    from_form = _forms(blank_page, schema, [{"as_of": text} for text in texts])
    for text, file in zip(texts, from_form, strict=True):
        assert _fact("as_of", file) == _fact("as_of", _in_writing(as_of=text)), text


def test_two_years_become_the_same_lines_by_every_route(blank_page: BlankPage, schema: Any) -> None:
    years = [(start, end) for start, end, _ in typed_values.years()]
    from_form = _forms(blank_page, schema, [{"start": a, "end": b} for a, b in years])
    for (start, end), file in zip(years, from_form, strict=True):
        in_writing = _in_writing(start=start, end=end)
        for name in ("start", "start_about", "end"):
            assert _fact(name, file) == _fact(name, in_writing), (start, end)


def test_the_check_of_a_file_says_to_write_what_the_other_routes_write() -> None:
    rules = {"calendar": "calendar", "unread": "date"}
    for text, reading in typed_values.readings("date"):
        written = draft.line(text)
        means_nothing = not (reading["value"] or reading["candidates"] or reading["refused"])
        if means_nothing or written == reading["value"]:
            continue
        file = example.text("id").replace(
            "as_of: 2024-06", f"as_of: {json.dumps(written, ensure_ascii=False)}"
        )
        found = case_files.checked(file, "docs/cases/contoh.md")[0]
        values = dict(found.values)
        if reading["candidates"]:
            assert found.rule == "unclear", text
            assert values["choice_en"].split(" or ") == reading["candidates"]
        elif reading["value"]:
            assert (found.rule, values.get("expected")) == ("written-form", reading["value"]), text
        else:
            assert found.rule == rules.get(reading["refused"], "date"), text

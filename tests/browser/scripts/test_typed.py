"""The form reads what is typed as the commands and workflows do."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typed_values
from browser.scripts.conftest import BlankPage
from guidebook.contributions import draft
from guidebook.text import typed

TYPED = "case-form/typed.js"
READ = "(module, [type, texts, known]) => texts.map((text) => module.reading(type, text, known))"
READ_YEARS = (
    "(module, [years, known]) => years.map(([start, end]) => module.readYears(start, end, known))"
)


@pytest.fixture(scope="module")
def known() -> Any:
    """The words that the page brings along."""
    return json.loads(json.dumps(typed.form_words()))


@pytest.mark.parametrize("kind", ["date", "year", "url"])
def test_the_form_reads_every_text_of_the_table(
    blank_page: BlankPage, known: Any, kind: str
) -> None:
    texts, expected = zip(*typed_values.readings(kind), strict=True)
    found = blank_page.run(TYPED, READ, [kind, texts, known])
    assert dict(zip(texts, found, strict=True)) == dict(zip(texts, expected, strict=True))


def test_the_form_reads_two_years_in_either_box(blank_page: BlankPage, known: Any) -> None:
    cases = typed_values.years()
    found = blank_page.run(TYPED, READ_YEARS, [[case[:2] for case in cases], known])
    assert found == [case[2] for case in cases]


def test_any_other_text_is_left_as_it_is(blank_page: BlankPage, known: Any) -> None:
    text = "Rp 1,5 miliar <b> ➡ “Juni 2024” "
    assert blank_page.run(TYPED, READ, ["text", [text], known])[0]["value"] == text


def test_the_form_cleans_every_sign_as_the_other_routes_do(blank_page: BlankPage) -> None:
    # A half of a pair of surrogates is no text; of signs of scripts that are added to Unicode every
    # year Python and the browser may know different ones.
    planes = [(0, 0xD800), (0xE000, 0x13000), (0x1F000, 0x20000), (0xE0000, 0xE0800)]
    for start in [place for begin, end in planes for place in range(begin, end, 0x800)]:
        signs = "".join(map(chr, range(start, start + 0x800)))
        texts = [f"a{signs}b", f"- a\n{signs}\nb"]
        script = "(draft, texts) => [draft.line(texts[0]), ...texts.map(draft.prose)]"
        found = blank_page.run("case-form/draft.js", script, texts)
        assert found == [draft.line(texts[0]), *map(draft.prose, texts)], hex(start)

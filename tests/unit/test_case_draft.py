"""Answers become files that say what was answered, and nothing else."""

from __future__ import annotations

from typing import Any

import drafts
import pytest
import yaml
from guidebook.cases import reader
from guidebook.cases.names import name_of
from guidebook.contributions.draft import line, prose
from guidebook.text import yaml_reader
from hypothesis import given, settings
from hypothesis import strategies as st

GOLDEN = drafts.golden()


@pytest.mark.parametrize("name", GOLDEN)
def test_the_check_finds_in_the_files_of_a_draft_what_its_golden_case_says(name: str) -> None:
    assert drafts.found(drafts.changed(GOLDEN[name])) == {
        tuple(place) for place in GOLDEN[name]["found"]
    }


def test_a_draft_in_two_languages_makes_two_files_with_the_same_facts() -> None:
    made = drafts.texts(drafts.good("en", "id"))
    paths = [
        "docs/cases/perpustakaan-dan-koperasi-berbagi-ruang.md",
        "docs/cases/perpustakaan-dan-koperasi-berbagi-ruang.en.md",
    ]
    draft = {**drafts.good("id", "en")}
    assert list(drafts.texts(draft)) == paths
    first, second = (_facts(text) for text in drafts.texts(draft).values())
    assert {**first, "title": "", "summary": ""} == {**second, "title": "", "summary": ""}
    assert len(made) == 2


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200))
def test_any_text_comes_back_from_the_file_as_it_was_answered(
    title: str, partner: str, section: str
) -> None:
    draft = drafts.changed(
        {"change": {"id.title": title, "partners.0.name": partner, "id.sections.1": section}}
    )
    for text in drafts.texts(draft).values():
        facts = _facts(text)
        assert facts.get("title", "") == line(title)
        names = [each.get("name", "") for each in facts["partners"]]
        assert names[0] == line(partner)
        assert prose(prose(section)) == prose(section)
        yaml.safe_load(text.split("\n---\n")[0])


def test_whoever_presses_enter_gets_a_paragraph_and_a_list_stays_a_list() -> None:
    said = prose("Satu\nDua\r\n• a\r\n• b\r\n    – c\nTiga\n```\nkode\nlagi\n```")
    assert said == "Satu\n\nDua\n\n- a\n- b\n    - c\n\nTiga\n\n```\nkode\nlagi\n```"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Perpustakaan & koperasi: Berbagi Ruang!", "perpustakaan-koperasi-berbagi-ruang"),
        ("Kafé di Ñandú", "kafe-di-nandu"),
        ("合作", "kasus-baru"),
        ("", "kasus-baru"),
        ("Index", "index-kasus-baru"),
        ("Con!", "con-kasus-baru"),
        ("LPT1", "lpt1-kasus-baru"),
        ("../../etc/passwd", "etc-passwd"),
        ("kata " * 40, "-".join(["kata"] * 12)),
        ("x" * 90, "x" * 60),
        (f"{'a' * 30} {'b' * 29}", f"{'a' * 30}-{'b' * 29}"),
        (f"{'a' * 30} {'b' * 30} c", "a" * 30),
    ],
)
def test_a_title_gives_a_name_that_a_file_may_have(title: str, name: str) -> None:
    assert name_of(title) == name
    assert list(drafts.texts({"texts": {"id": {"title": title}}})) == [f"docs/cases/{name}.md"]


def _facts(text: str) -> dict[str, Any]:
    facts = reader.read(text.encode(), "x.md").facts
    return {name: yaml_reader.plain(value) for name, value in facts.items()}

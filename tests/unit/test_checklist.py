"""The checklist's file: every flaw told at once with its line, and a good file read whole."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
import rule_files
from guidebook.cases import example
from guidebook.guide import checklist
from guidebook.problems.finding import messages_of


def _load(tmp_path: Path, text: str | bytes) -> checklist.Checklist:
    (tmp_path / "docs/cases").mkdir(parents=True, exist_ok=True)
    (tmp_path / "docs/cases/contoh.md").write_text(example.text("id"), encoding="utf-8")
    (tmp_path / checklist.PATH).write_bytes(text if isinstance(text, bytes) else text.encode())
    return checklist.load(tmp_path)


def test_the_real_checklist_has_no_problem_and_all_that_a_meeting_needs() -> None:
    listed = checklist.load(project.ROOT)
    assert not listed.findings, "\n".join(messages_of(listed.findings))
    assert tuple(dict.fromkeys(item.section for item in listed.items)) == checklist.SECTIONS
    critical = [item.id for item in listed.items if item.critical]
    assert 6 <= len(critical) <= 14
    assert any(item.later for item in listed.items)
    assert any(item.case for item in listed.items)
    texts = [
        text
        for item in listed.items
        for part in (item.text, item.why, item.how)
        for text in part.values()
    ]
    assert len(set(texts)) == len(texts)
    assert len(listed.short) == checklist.SHORT
    assert {item.section for item in listed.short} == set(checklist.SECTIONS)


def test_a_good_item_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    item = _load(tmp_path, rule_files.good_checklist()).items[0]
    assert item == checklist.ChecklistItem(
        "gate-a",
        "gate",
        1,
        2,
        {"id": "Isi text.", "en": "Its text."},
        {"id": "Isi why.", "en": "Its why."},
        {"id": "Isi how.", "en": "Its how."},
        critical=True,
        short=True,
        since="2026-11-28",
        case="contoh",
        source=checklist.Citation({"id": "Sumber", "en": "Source"}, "https://example.org/"),
    )


def test_all_problems_of_a_broken_file_are_told_at_once(tmp_path: Path) -> None:
    text = rule_files.changed_checklist(
        [
            ["  gate-b:\n", "  gate-a:\n"],
            ["  gate-c:\n    text:\n      id: Isi text.\n", "  gate-c:\n    text:\n"],
            ["  gate-d:\n    text:\n", "  gate-d:\n    txt:\n"],
            ["    critical: true\n", "    critical: yes\n"],
            ["      url: https://example.org/\n", "      url: example.org\n"],
            [
                "  partners-a:\n    text:\n      id: Isi text.\n",
                "  gate-e:\n    text:\n      id: ''\n",
            ],
            ["      en: Its why.\n", "      en: " + "w" * 191 + "\n"],
            ["evaluation:\n", "evaluasi:\n"],
        ]
    )
    listed = _load(tmp_path, text)
    assert listed.items == ()
    assert "docs/checklist.yml:32: 'text: id' is missing" in "\n".join(messages_of(listed.findings))
    assert [(found.line, found.rule) for found in listed.findings] == [
        (1, "missing-key"),
        (1, "section-size"),
        (1, "short-size"),
        (8, "too-long"),
        (14, "vocabulary"),
        (19, "written-form"),
        (20, "duplicate-key"),
        (32, "missing-key"),
        (40, "missing-key"),
        (41, "unknown-key"),
        (61, "duplicate-key"),
        (63, "empty-value"),
        (219, "unknown-key"),
    ]


@pytest.mark.parametrize(
    "text", ["", "- a\n", "gate: [\n", "gate: &a x\n", "\tgate: x\n", b"\xff\xfe"]
)
def test_a_file_that_is_no_table_is_a_problem_not_a_traceback(
    tmp_path: Path, text: str | bytes
) -> None:
    listed = _load(tmp_path, text)
    assert listed.findings
    assert all(
        str(found.in_language("id")) and str(found.in_language("en")) for found in listed.findings
    )


def test_any_section_or_item_that_is_not_a_table_is_a_problem(tmp_path: Path) -> None:
    for old in ("gate:", "  gate-a:", "    text:", "    source:"):
        listed = _load(tmp_path, rule_files.changed_checklist([[f"{old}\n", f"{old} x\n"]]))
        assert listed.findings, old


@pytest.mark.parametrize("case", ["[contoh]", "{contoh: x}", "", "null"])
def test_a_case_that_is_no_name_is_a_problem(tmp_path: Path, case: str) -> None:
    changes = [["    case: contoh\n", f"    case: {case}\n"]]
    listed = _load(tmp_path, rule_files.changed_checklist(changes))
    assert [found.rule for found in listed.findings] == ["unknown-case"]


def test_items_are_found_by_section_and_by_name_and_a_wrong_name_is_told(tmp_path: Path) -> None:
    listed = _load(tmp_path, rule_files.good_checklist())
    assert [item.id for item in listed.asked(["partners-b", "gate"])] == [
        "partners-b",
        *(f"gate-{letter}" for letter in "abcde"),
    ]
    with pytest.raises(LookupError, match="no section or item 'gates'"):
        list(listed.asked(["gates"]))

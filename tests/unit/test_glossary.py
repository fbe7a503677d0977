from __future__ import annotations

from pathlib import Path

import pytest
from guidebook.guide import glossary
from guidebook.problems.finding import messages_of

GOOD = (
    "a:\n  id:\n    term: x\n    text: Teks.\n  en:\n    term: y\n    short: Y\n    text: Text.\n"
)


def _load(tmp_path: Path, text: str) -> glossary.Glossary:
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / glossary.PATH).write_text(text, encoding="utf-8")
    return glossary.load(tmp_path)


def test_a_good_file_is_read_as_it_is(tmp_path: Path) -> None:
    listed = _load(tmp_path, GOOD)
    assert not listed.findings
    assert listed.entries["a"]["en"] == {"term": "y", "short": "Y", "text": "Text."}


def test_all_flaws_are_told_at_once_in_both_languages(tmp_path: Path) -> None:
    text = (
        GOOD.replace("    text: Teks.\n", "    txt: Teks.\n")
        + "a:\n  id: x\nb:\n  en:\n    term: ''\n    text: z\n"
    )
    listed = _load(tmp_path, text)
    assert listed.entries == {}
    assert [(one.line, one.rule) for one in listed.findings] == [
        (2, "missing-key"),
        (4, "unknown-key"),
        (9, "duplicate-key"),
        (11, "missing-key"),
        (13, "empty-value"),
    ]
    assert len(list(messages_of(listed.findings))) == 10


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "a\n"])
def test_a_file_that_is_no_table_is_a_problem_not_a_traceback(tmp_path: Path, text: str) -> None:
    assert _load(tmp_path, text).findings

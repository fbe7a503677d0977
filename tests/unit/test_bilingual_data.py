from __future__ import annotations

from pathlib import Path

import pytest
from guidebook import bilingual_data
from guidebook.problems import ContentError

BROKEN = """partners:
  goal:
    id: Tujuan tertulis.
  goal:
    id: Tujuan.
    en: ""
agreement:
  money:
    en: Money is agreed.
"""


def _load(tmp_path: Path, text: str) -> object:
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs/list.yml").write_text(text, encoding="utf-8")
    return bilingual_data.load(tmp_path / "docs/list.yml", tmp_path)


def test_all_problems_of_a_broken_file_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, BROKEN)
    assert [str(problem).splitlines()[0] for problem in caught.value.problems] == [
        "docs/list.yml:3: no text in 'en'",
        "docs/list.yml:4: 'goal' stands here twice",
        "docs/list.yml:6: 'en' is empty",
        "docs/list.yml:9: no text in 'id'",
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [("a: [", "docs/list.yml:1: not valid YAML"), ("", "docs/list.yml:1: empty"), ("- a", "docs/list.yml:1: empty")],
)
def test_a_file_that_is_no_table_is_a_problem_not_a_traceback(tmp_path: Path, text: str, start: str) -> None:
    with pytest.raises(ContentError, match=start):
        _load(tmp_path, text)


def test_a_good_file_is_read_as_it_is(tmp_path: Path) -> None:
    assert _load(tmp_path, "a:\n  b:\n    id: x\n    en: y\n") == {"a": {"b": {"id": "x", "en": "y"}}}

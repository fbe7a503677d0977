"""docs/withdrawn.yml: what is wrong with it is told, and what stands in it is only text."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
import yaml
from guidebook.cases import withdrawn
from guidebook.contributions import new_files
from guidebook.contributions.draft import Draft
from guidebook.guide import redirects
from guidebook.problems.finding import messages_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ENTRY = """\
contoh:
  date: 2026-11-28
  title: {id: "Judul", en: "Title"}
  reason: {id: "Alasan.", en: "Reason."}
"""


def _load(text: str | bytes, root: Path) -> withdrawn.Withdrawn:
    (root / "docs").mkdir(exist_ok=True)
    (root / withdrawn.PATH).write_bytes(text.encode() if isinstance(text, str) else text)
    return withdrawn.load(root)


def test_the_file_of_the_site_has_no_flaw() -> None:
    assert withdrawn.load(project.ROOT).findings == ()


def test_a_project_without_the_file_has_no_withdrawn_case(tmp_path: Path) -> None:
    assert withdrawn.load(tmp_path) == withdrawn.Withdrawn({}, ())


def test_title_day_and_reason_are_read_in_both_languages(tmp_path: Path) -> None:
    loaded = _load(ENTRY, tmp_path)
    assert loaded.findings == ()
    (case,) = loaded.cases.values()
    assert (case.slug, case.day, case.page) == ("contoh", "2026-11-28", "cases/contoh.md")
    assert (case.title["id"], case.reason["en"]) == ("Judul", "Reason.")


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("date: 2026-11-28\n", "day: 2026-11-28\n", ["missing-key", "unknown-key"]),
        ("2026-11-28", "kemarin", ["date"]),
        ("2026-11-28", "2026", ["withdrawn-day"]),
        ("2026-11-28", "2999-12-31", ["withdrawn-day"]),
        (', en: "Title"', "", ["missing-key"]),
        ("Reason.", "x" * 301, ["too-long"]),
        ('id: "Alasan."', "id:", ["empty-value"]),
        ("contoh:", "../contoh:", ["withdrawn-name"]),
        ("contoh:", "index:", ["withdrawn-name"]),
        ("contoh:", "contoh: &a", ["alias"]),
    ],
)
def test_every_flaw_is_told_and_its_entry_left_out(
    tmp_path: Path, old: str, new: str, rules: list[str]
) -> None:
    loaded = _load(ENTRY.replace(old, new, 1), tmp_path)
    assert sorted(each.rule for each in loaded.findings) == rules
    assert loaded.cases == {}
    assert len(list(messages_of(loaded.findings))) == 2 * len(rules)


def test_a_withdrawn_case_whose_file_is_back_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    (tmp_path / "docs/cases/contoh-lain.md").touch()
    assert _load(ENTRY, tmp_path).findings == ()
    (tmp_path / "docs/cases/contoh.en.md").touch()
    assert [each.rule for each in _load(ENTRY, tmp_path).findings] == ["withdrawn-published"]


def test_an_old_address_of_a_withdrawn_case_leads_to_the_words_on_it(tmp_path: Path) -> None:
    _load(ENTRY, tmp_path)
    (tmp_path / redirects.PATH).write_text("kasus/lama/: cases/contoh.md\n", encoding="utf-8")
    loaded = redirects.load(tmp_path)
    assert loaded.findings == ()
    assert [each.new for each in loaded.moved] == ["cases/contoh/"]


def test_a_new_case_never_takes_the_address_of_a_withdrawn_one(tmp_path: Path) -> None:
    _load(ENTRY, tmp_path)
    draft: Draft = {"name": "contoh", "facts": {}, "texts": {"id": {"title": "Contoh"}}}
    name, _ = new_files.written(draft, tmp_path, 12)
    assert name == "contoh-12"


@pytest.mark.parametrize(
    "text", ['" }\ntemplate: main.html\n#', "---\n# x", "{{ config }}", "\u2028"]
)
def test_no_text_becomes_a_setting_of_its_page(text: str) -> None:
    case = withdrawn.WithdrawnCase("x", "2026-11-28", {"id": text}, {"id": text})
    front = yaml.safe_load(withdrawn.source(case, "id").split("---\n")[1])
    assert front["template"] == "withdrawn.html"
    assert front["withdrawn"] == {"day": "2026-11-28", "title": text, "reason": text}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(text=st.binary(max_size=80) | st.text(alphabet="ab:-\n \t'[{&*!<", max_size=60))
def test_nothing_written_into_the_file_ends_in_a_traceback(
    tmp_path: Path, text: str | bytes
) -> None:
    list(messages_of(_load(text, tmp_path).findings))

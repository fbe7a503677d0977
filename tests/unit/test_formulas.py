"""Worn formulas: counted by page and everywhere, told with what to write instead."""

from __future__ import annotations

import project
import pytest
from guidebook.cases import collection
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import messages_of
from guidebook.text import formulas, site_texts
from guidebook.text.formulas import Formula
from guidebook.text.site_texts import Text

OPINION = Formula(
    ("menurut kami", "kami menilai"), page=1, site=3, instead={"id": "Sekali.", "en": "Once."}
)
ENDING = Formula(("belum diukur",), 1, 1, {"id": "x", "en": "x"}, ends_summary=True)


@pytest.fixture(autouse=True)
def two_formulas(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two formulas of Indonesian in place of the table, except where the real one is tested."""
    if "real" not in request.node.name:
        listed = {"id": (OPINION, ENDING), "en": ()}
        monkeypatch.setattr(formulas, "formulas", listed.__getitem__)


def _found(*texts: Text, cases: tuple[str, ...] = ()) -> list[tuple[str, int, str, str]]:
    """Place, rule and count of each finding."""
    found = sorted(formulas.check(texts, cases))
    return [(one.path, one.line, one.rule, dict(one.values)["count"]) for one in found]


def _page(name: str, *lines: str) -> list[Text]:
    return [Text(f"docs/{name}.md", number, "id", line) for number, line in enumerate(lines, 1)]


def test_no_page_of_the_real_site_holds_a_formula_more_often_than_the_table_allows() -> None:
    texts, _ = site_texts.load(project.ROOT)
    ours = collection.load(project.ROOT).of_the_editors()
    assert len(ours) > 80
    findings = sorted(formulas.check(texts, ours))
    assert not findings, "\n" + "\n".join(messages_of(findings))


def test_a_page_may_hold_a_formula_as_often_as_its_limit_and_the_next_use_is_told() -> None:
    assert not _found(*_page("a", "Menurut kami ya.", "Tidak."))
    twice = _page("a", "Menurut kami ya.", "Kami menilai baik.", "Menurut kami tidak.")
    assert _found(*twice) == [("docs/a.md", 2, "formula", "3")]


def test_two_uses_in_one_line_are_two_uses() -> None:
    assert _found(*_page("a", "Menurut kami ya, dan kami menilai tidak."))


def test_what_each_page_may_hold_can_be_too_much_for_all_pages_together() -> None:
    pages = []
    for name in "abcd":
        pages += _page(name, "Menurut kami ya.")
    assert _found(*pages) == [("docs/d.md", 1, "formula-everywhere", "4")]


def test_a_part_of_another_word_is_no_formula() -> None:
    assert not _found(*_page("a", "Menurut kamisama.", "semenurut kami", "Menurut kami ya."))


def test_an_ending_of_summaries_counts_at_the_end_of_a_summary_only() -> None:
    inside = _page("a", "summary: Belum diukur, tetapi ramai.", "Hasilnya belum diukur.")
    assert not _found(*inside, *_page("b", "summary: Ramai; dampak belum diukur."))
    endings = [*_page("b", "summary: Dampak belum diukur."), *_page("c", "summary: Belum diukur.")]
    assert _found(*endings) == [("docs/c.md", 1, "formula-everywhere", "2")]


def test_how_somebody_else_writes_a_case_is_nothing_to_refuse_it_for() -> None:
    case = _page("cases/kasus", "Menurut kami ya.", "Menurut kami tidak.")
    assert not _found(*case)
    assert _found(*case, cases=("docs/cases/kasus.md",))


def test_notes_of_sources_data_and_words_of_the_interface_are_not_counted() -> None:
    line = "Menurut kami, menurut kami."
    assert not _found(Text("docs/a.md", 1, "id", line, is_note=True))
    assert not _found(Text("docs/checklist.yml", 1, "id", line))
    assert not _found(Text("overrides/partials/languages/id.html", 1, "id", line))


def test_every_real_formula_says_what_to_write_instead_and_allows_a_page_no_more_than_all() -> None:
    for language in LANGUAGES:
        for formula in formulas.formulas(language):
            assert set(formula.instead) == set(LANGUAGES)
            assert formula.page <= formula.site

"""Tools are read from one file each; what is typed into them has names and values that last."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import project
import pytest
import rule_files
from guidebook.build import fingerprints
from guidebook.languages import LANGUAGES
from guidebook.tools import assistant, example, names, page, prose, reader, values
from guidebook.tools.reader import Tools
from guidebook.tools.tool import Tool


@pytest.fixture(scope="module")
def ours() -> Tools:
    """The tools of this project."""
    return reader.load(project.ROOT)


@pytest.fixture
def good(tmp_path: Path) -> Tool:
    """The tool without a flaw."""
    return _load(tmp_path, []).tools[0]


def _load(root: Path, changes: list[list[str]]) -> Tools:
    (root / "docs/tools").mkdir(parents=True)
    text = rule_files.changed_tool(changes)
    (root / "docs/tools/contoh.yml").write_text(text, encoding="utf-8")
    (root / reader.ASSISTANT).write_text(rule_files.ASSISTANT, encoding="utf-8")
    return reader.load(root)


def test_our_tools_their_assistant_and_their_example_have_no_flaw(ours: Tools) -> None:
    assert ours.findings == ()
    assert assistant.load(project.ROOT, ours).findings == ()
    assert example.load(project.ROOT, ours).findings == ()
    assert len(ours.tools) >= 29


def test_pages_are_made_anew_when_a_tool_changes() -> None:
    assert "docs/tools/readiness.yml" in fingerprints.data(project.ROOT)


def test_a_tool_holds_what_its_file_says(good: Tool) -> None:
    parties, costs, ready, articles = good.parts
    assert [blank.name for blank in parties.blanks] == ["party", "stage"]
    assert parties.blanks[0].shared == "our-organisation"
    assert costs.table
    assert costs.table.columns[3].product == ("hours", "rate")
    assert costs.table.row_names == ("1", "2", "3")
    assert ready.scale
    assert [(band.low, band.up_to) for band in ready.scale.bands] == [(2, 3), (4, 6)]
    assert ready.scale.highest == 6
    assert articles.clauses[0].when == ("grant",)
    assert [blank.name for blank in good.blanks()] == ["party", "stage", "aim"]


def test_a_tool_with_a_flaw_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    loaded = _load(tmp_path, [["minutes: 30", "minutes: lama"]])
    assert loaded.tools == ()
    assert loaded.names == {"contoh"}


def test_every_problem_of_a_tool_is_told_at_once(tmp_path: Path) -> None:
    changes = [
        ["minutes: 30", "minutes: lama"],
        ["id: Judul", "id: '**Judul**'"],
        ["sums: [cost]", "sums: [what]"],
        ["up_to: 6", "up_to: 5"],
        ["[grant]", "[grants]"],
    ]
    assert [each.rule for each in _load(tmp_path, changes).findings] == [
        "tool-number",
        "tool-markup",
        "tool-column",
        "tool-bands",
        "tool-answer",
    ]


def test_a_blank_may_be_a_field_of_another_part(good: Tool) -> None:
    assert prose.blanks(good.parts[3].clauses[0].text["id"]) == ["party", "aim"]


def test_a_text_is_taken_apart_into_paragraphs_marks_and_runs() -> None:
    first, second, third = prose.paragraphs(
        "Satu **dua** *tiga*.\n\n(1) Kepada {nama}\n- [x](a.md)"
    )
    assert [(run.text, run.is_bold, run.is_italic) for run in first.runs] == [
        ("Satu ", False, False),
        ("dua", True, False),
        (" ", False, False),
        ("tiga", False, True),
        (".", False, False),
    ]
    assert (second.mark, second.level, second.runs[-1].blank) == ("(1)", 1, "nama")
    assert (third.mark, third.level, third.runs[0].target) == ("-", 2, "a.md")


@pytest.mark.parametrize(
    "text", ["a * b", "`kode`", "{Nama}", "{nama", "# Judul", "> kutipan", "a | b", "[a] (b)](c)"]
)
def test_signs_that_would_be_seen_as_they_are_are_found(text: str) -> None:
    assert prose.left_over(text)


def test_products_and_totals_are_worked_out(good: Tool) -> None:
    typed = {
        "costs.1.hours": "2.5",
        "costs.1.rate": "50000",
        "costs.2.hours": "3",
        "costs.2.rate": "10000",
        "ready.leaders.1": "3",
        "ready.money.1": "2",
    }
    done = values.completed(good, typed)
    assert done["costs.1.cost"] == "125000"
    assert done["costs.total.cost"] == "155000"
    assert done["ready.total.1"] == "5"


@pytest.mark.parametrize("typed", ["lima", "NaN", "Infinity", "1e999999", "", "9" * 40])
def test_what_is_no_number_is_in_no_sum(good: Tool, typed: str) -> None:
    done = values.completed(good, {"costs.1.hours": typed, "costs.1.rate": "10"})
    assert "costs.1.cost" not in done
    assert "costs.total.cost" not in done


def test_rows_that_a_reader_added_are_summed_too(good: Tool) -> None:
    done = values.completed(good, {"costs.7.hours": "2", "costs.7.rate": "10"})
    assert done["costs.total.cost"] == "20"


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        ("1500000", "id", "Rp1.500.000"),
        ("1500000", "en", "Rp1,500,000"),
        ("2.5", "id", "Rp2,5"),
        ("-300", "id", "Rp-300"),
    ],
)
def test_money_is_written_as_the_language_does(number: str, language: str, text: str) -> None:
    assert values.in_figures(Decimal(number), language, is_rupiah=True) == text


def test_a_page_has_the_parts_of_its_tool_as_contents(good: Tool) -> None:
    tokens = page.contents(good, "en")
    assert [token["name"] for token in tokens] == ["Parties", "Costs", "Readiness", "Articles"]
    assert tokens[3]["children"][0]["id"] == "clause-purpose"


def test_a_text_on_a_page_is_words_whatever_it_holds(good: Tool) -> None:
    setting = page.Setting("id", str, {}, {})
    html = page.html({"id": 'A & B <b> **c "d"**'}, setting)
    assert html == '<p>A &amp; B &lt;b&gt; <strong>c "d"</strong></p>'


def test_a_blank_shows_what_was_typed_as_words(good: Tool) -> None:
    blanks = {blank.name: blank for blank in good.blanks()}
    setting = page.Setting("en", str, blanks, {"party": "<script>"})
    html = page.html(good.parts[3].clauses[0].text, setting)
    assert '<span class="filled">&lt;script&gt;</span> wants to' in html
    assert '<span data-again="aim">[Aim]</span>' in html


def test_every_step_has_a_tool_and_the_tools_are_asked_for_by_step_name_or_group(
    ours: Tools,
) -> None:
    by_name = ours.by_name()
    for step in ("partners", "communication", "agreement", "evaluation", "relationship"):
        assert list(page.asked(by_name, [step]))
    groups = [*page.asked(by_name, ["worksheets"]), *page.asked(by_name, ["documents"])]
    assert {tool.name for tool in groups} == set(by_name)
    with pytest.raises(LookupError, match="no tool 'roless'"):
        list(page.asked(by_name, ["roless"]))


def test_no_name_of_what_is_typed_is_another_one(ours: Tools) -> None:
    for tool in ours.tools:
        seen: list[str] = [blank.name for blank in tool.blanks()]
        seen += [names.kept(clause.name) for _, clause in tool.clauses()]
        seen += tool.signature_names()
        for part in tool.parts:
            if part.table:
                for row in part.table.row_names:
                    for column in part.table.typed_columns:
                        seen.append(names.cell(part.table.name, row, column.name))
        assert len(seen) == len(set(seen)), tool.name


def test_the_example_fills_in_tools_in_both_languages(ours: Tools) -> None:
    story = example.load(project.ROOT, ours)
    for chapter in story.chapters.values():
        for language in LANGUAGES:
            assert chapter.about[language]
            assert chapter.values[language]
        assert set(chapter.values["id"]) == set(chapter.values["en"])


def test_an_answer_of_the_assistant_has_its_place_on_paper(tmp_path: Path) -> None:
    loaded = _load(tmp_path, [])
    asked = assistant.load(tmp_path, loaded)
    assert [answer.sign for answer in asked.questions[0].answers] == ["1a", "1b"]
    assert asked.signs(["no-money", "grant"]) == ["1a", "1b"]
    assert asked.questions[0].answers[0].calls[0].unless == ("no-money",)


def test_every_tool_that_somebody_can_need_is_called_for_by_an_answer(ours: Tools) -> None:
    asked = assistant.load(project.ROOT, ours)
    called = {call.tool.name for call in asked.always}
    for question in asked.questions:
        for answer in question.answers:
            called |= {call.tool.name for call in answer.calls}
    assert called == ours.names

"""The assistant in a reader's hands: ten answers choose tools and clauses and say why."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import project
import pytest
from browser.conftest import NewPage, SamePage
from docx.oxml.ns import qn
from guidebook.tools import assistant, reader
from playwright.sync_api import Locator, Page, expect

LOADED = reader.load(project.ROOT)
TOOLS = LOADED.by_name()
ASSISTANT = assistant.load(project.ROOT, LOADED)
ID, EN = "alat/asisten/", "en/tools/assistant/"
AGREEMENT = TOOLS["cooperation-agreement"]
ANSWERS = (
    "writing two large-money staff personal-data low-risk no-government neither nothing one-year"
).split()


def _answer(page: Page, *names: str) -> None:
    for name in names:
        page.locator(f"#assistant input[value={name}]").check()


def _found(page: Page) -> Locator:
    return page.locator("[data-result] > li > a")


def _expected(*names: str) -> set[str]:
    """The tools that these answers call for, by what the data file says."""
    given = set(names)
    calls = [call for call in ASSISTANT.always if not given & set(call.unless)]
    for question in ASSISTANT.questions:
        for answer in question.answers:
            if answer.name in given:
                calls += [call for call in answer.calls if not given & set(call.unless)]
    return {call.tool.name for call in calls}


def test_there_are_ten_questions_at_most() -> None:
    assert 5 <= len(ASSISTANT.questions) <= 10


@pytest.mark.parametrize("number", range(5))
def test_the_result_is_what_the_answers_call_for_and_says_why(
    host: str, same_page: SamePage, number: int
) -> None:
    names = [
        question.answers[number % len(question.answers)].name for question in ASSISTANT.questions
    ]
    page = same_page(host + EN)
    expect(_found(page)).to_have_count(0)
    _answer(page, *names)
    titles = {TOOLS[name].title["en"] for name in _expected(*names)}
    assert set(_found(page).all_inner_texts()) == titles
    assert len(_found(page).all_inner_texts()) == len(titles)
    for row in page.locator("[data-result] > li").all():
        expect(row.locator("ul li").first).not_to_be_empty()
    expect(page.locator("[data-counted]")).to_contain_text(f"tools that fit: {len(titles)}")


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({}, "cooperation-agreement"),
        ({"no-government": "government"}, "memorandum-of-understanding"),
        ({"writing": "looking"}, "readiness"),
        ({"writing": "ending"}, "handover-record"),
    ],
)
def test_once_all_is_answered_the_result_says_where_to_begin(
    host: str, same_page: SamePage, changed: dict[str, str], name: str
) -> None:
    page = same_page(host + ID)
    names = [changed.get(answer, answer) for answer in ANSWERS]
    begin = page.locator("[data-begin]")
    _answer(page, *names[:-1])
    expect(begin).to_be_hidden()
    _answer(page, names[-1])
    expect(begin.locator("a")).to_have_text(TOOLS[name].title["id"])
    page.emulate_media(media="print")
    expect(begin).to_be_visible()
    begin.locator("a").click()
    expect(page.locator("h1")).to_have_text(TOOLS[name].title["id"])


def test_every_link_of_the_result_leads_to_a_page(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _answer(page, *ANSWERS)
    for address in page.locator("[data-result] a").evaluate_all("all => all.map(a => a.href)"):
        answer = page.request.get(address)
        assert answer.ok, address
        anchor = address.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in answer.text()


def test_answers_are_kept_for_each_partnership(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _answer(page, "writing", "two")
    page.reload()
    expect(page.locator("input[value=writing]")).to_be_checked()
    page.locator("[data-do=new]").click()
    page.keyboard.type("Lain")
    page.keyboard.press("Enter")
    expect(page.locator("#assistant input:checked")).to_have_count(0)
    page.locator("#partnership").select_option(index=0)
    expect(page.locator("input[value=writing]")).to_be_checked()
    page.locator("[data-do=clear]").click()
    expect(page.locator("#assistant input:checked")).to_have_count(0)
    page.get_by_role("button", name="Urungkan").click()
    expect(page.locator("input[value=writing]")).to_be_checked()


def test_the_clauses_that_fit_are_ticked_in_the_agreement_unless_its_reader_chose_otherwise(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _answer(page, *ANSWERS)
    wanted = {
        clause.name: bool(set(clause.when) & set(ANSWERS))
        for _, clause in AGREEMENT.clauses()
        if clause.optional and clause.when
    }
    assert set(wanted.values()) == {True, False}
    page.goto(host + f"alat/{AGREEMENT.slug}/")
    for name, is_wanted in wanted.items():
        expect(page.locator(f"[name='clause.{name}']")).to_be_checked(checked=is_wanted)
    page.locator("[name='clause.staff']").uncheck()
    page.goto(host + ID)
    _answer(page, "no-money")
    page.goto(host + f"alat/{AGREEMENT.slug}/")
    expect(page.locator("[name='clause.staff']")).not_to_be_checked()
    expect(page.locator("[name='clause.money']")).not_to_be_checked()


def test_a_clause_stays_while_its_question_is_open(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _answer(page, "no-staff")
    page.goto(host + f"alat/{AGREEMENT.slug}/")
    expect(page.locator("[name='clause.staff']")).not_to_be_checked()
    expect(page.locator("[name='clause.money']")).to_be_checked()


def test_a_link_brings_the_answers_and_their_clauses(host: str, new_page: NewPage) -> None:
    page = new_page(host + ID, permissions=["clipboard-read", "clipboard-write"])
    _answer(page, *ANSWERS)
    before = _found(page).all_inner_texts()
    page.locator("[data-do=link]").click()
    expect(page.locator(".ticks-message span")).to_have_text("Tersalin")
    link = page.evaluate("navigator.clipboard.readText()")
    other = new_page(link)
    expect(_found(other)).to_have_count(0)
    other.locator("[data-choice=add]").click()
    expect(_found(other)).to_have_text(before)
    other.goto(host + f"alat/{AGREEMENT.slug}/")
    expect(other.locator("[name='clause.foreign']")).not_to_be_checked()
    expect(other.locator("[name='clause.money']")).to_be_checked()


def _zip(page: Page) -> ZipFile:
    with page.expect_download() as download:
        page.locator("[data-do=zip]").click()
    assert download.value.suggested_filename.endswith(".zip")
    return ZipFile(BytesIO(Path(download.value.path()).read_bytes()))


def _tags(file: bytes) -> dict[str, str]:
    found = {}
    for control in docx.Document(BytesIO(file)).element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        found[tag] = "".join(part.text or "" for part in control.iter(qn("w:t")))
    return found


def test_all_word_files_come_in_one_zip_filled_with_what_was_typed_anywhere(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + f"alat/{TOOLS['roles'].slug}/")
    page.locator("[name=partnership]").fill("Kelor bersih")
    expect(page.locator("#partnership option")).to_have_text(["Kelor bersih"])
    page.goto(host + ID)
    _answer(page, *ANSWERS)
    packed = _zip(page)
    assert packed.testzip() is None
    names = packed.namelist()
    assert len(names) == len(_expected(*ANSWERS))
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(1, len(names) + 1)]
    agreement = next(name for name in names if name.endswith(f"-{AGREEMENT.slug}.docx"))
    tags = _tags(packed.read(agreement))
    assert tags["partnership"] == "Kelor bersih"
    assert "clause.money" in tags
    assert "clause.foreign" not in tags


def test_a_zip_that_can_not_be_made_is_told_and_the_answers_stay(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + ID, expect=("net::ERR_FAILED", "Error"))
    page.locator("[data-do=zip]").click()
    expect(page.locator(".ticks-message span")).to_contain_text("Jawab satu pertanyaan")
    _answer(page, "writing")
    page.route("**/*.docx", lambda route: route.abort())
    page.locator("[data-do=zip]").click()
    expect(page.locator(".ticks-message span")).to_contain_text("tidak dapat diambil")
    expect(page.locator("input[value=writing]")).to_be_checked()
    page.unroute("**/*.docx")
    assert _zip(page).namelist()


def test_the_questions_can_be_answered_by_keyboard(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    page.locator("#assistant input").first.focus()
    page.keyboard.press("ArrowDown")
    second = ASSISTANT.questions[0].answers[1].name
    expect(page.locator(f"input[value={second}]")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = ASSISTANT.questions[1].answers[0].name
    expect(page.locator(f"input[value={first}]")).to_be_checked()


def test_without_scripts_it_is_a_tree_with_every_reason_in_it(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN, scripts=False)
    for question in ASSISTANT.questions:
        for answer in question.answers:
            for call in answer.calls:
                part = page.locator(f"[data-answer={answer.name}]")
                expect(part.get_by_text(call.why["en"]).first).to_be_visible()
    expect(page.locator("#result")).to_be_hidden()


def test_paper_shows_the_tree_before_the_answers_and_the_result_after_them(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    page.emulate_media(media="print")
    expect(page.locator(".assistant__calls").first).to_be_visible()
    expect(page.locator("#result")).to_be_hidden()
    page.emulate_media(media="screen")
    _answer(page, "writing")
    page.emulate_media(media="print")
    expect(page.locator(".assistant__answer .assistant__calls").first).to_be_hidden()
    expect(page.locator("#result")).to_be_visible()

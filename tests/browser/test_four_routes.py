"""One long and messy story, sent in by each of the four ways, becomes the page that the form showed.

The ways are the form, an issue on GitHub, a Word file, and a file in a pull request.
"""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import drafts
import made_once
import project
import pytest
import word_files
from browser import form
from browser.conftest import NewPage, serve
from guidebook.cases import collection
from guidebook.contributions import case_writer
from guidebook.contributions.questions import question_named
from guidebook.text.vocabulary import HEADING_IDS
from playwright.sync_api import Browser

ROUTES = ("form", "issue", "word", "pull-request")

LINE = (
    "“Kami mulai dari nol,” kata lurah; 5 < 6 & 7 > 3, 5*3*2 dan a_b_c, 50 % (±), C:\\data\\x [1]."
)
SIGNS = "[TODO] [CASEFORM] {{ config }} {% raw %} <3 hati > 2 &amp; &lt;b&gt; #9 @semua ~~coret~~"
SCRIPTS = (
    "ꦒꦺꦴꦠꦺꦴꦁ ꦫꦺꦴꦪꦺꦴꦁ, التعاون بين المنظمات, 合作, Ñandú, é, 👨‍👩‍👧 👍🏽, 2019–2021, “kutip” — ‘satu’…"
)
QUOTED = "Tanpa catatan, kami lupa siapa berjanji apa."
ITEMS = ("buku dan rak", "ruang baca [2]", "kursi (dua puluh)")
TABLE = (
    ("Mitra", "Membawa", "Nilai", "Sejak", "Keterangan"),
    ("Koperasi", "aula", "Rp 1,5 miliar", "2019", "dipakai lima hari < tujuh"),
    ("ꦥꦼꦂꦥꦸꦱ꧀ꦠꦏꦄꦤ꧀", "buku", "مجانا", "2020–2021", "lihat < [1] {{ x }}"),
)
LONG = (
    "Setiap Senin kedua pihak bertemu, mencatat keputusan, dan membagi tugas untuk minggu itu. "
    * 20
)

STORY = (
    f"{LINE}\n\n{SIGNS}",
    "\n".join(f"- {item}" for item in ITEMS) + f"\n\n{SCRIPTS}",
    "\n".join(f"| {' | '.join(row)} |" for row in (TABLE[0], ("---",) * 5, *TABLE[1:])),
    f"{LONG.strip()}\n\n> {QUOTED}",
    "Sepakati [2].\u00a0 \u200bTulis\u00ad di awal.\r\n\r\n[Catatan]: penting, [1]: bukan alamat.",
)
"""The five sections as they are typed where Markdown is; the last as it comes out of other
programs.
"""


@dataclass(frozen=True)
class Sent:
    """The site with the story from each way at `site`, what the form had previewed, what the check
    found, and how the build ended.
    """

    site: Path
    preview: str
    found: list[str]
    code: int
    said: str


def _title(route: str) -> str:
    return f"Cerita lewat {route}"


def _draft(route: str) -> dict[str, Any]:
    draft = copy.deepcopy(drafts.good("id"))
    draft["texts"]["id"]["title"] = _title(route)
    draft["texts"]["id"]["sections"] = list(STORY)
    return draft


@pytest.fixture(scope="module")
def sent(browser: Browser, host: str, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    def make(folder: Path) -> None:
        root = project.copy(folder / "project")
        record: dict[str, Any] = {"preview": _by_form(browser, host, root)}
        _by_issue(root)
        _by_word(root)
        _by_pull_request(root)
        record["found"] = [str(finding) for finding in collection.load(root).findings]
        done = project.build(root, folder / "site")
        record |= {"code": done.returncode, "said": done.stderr}
        (folder / "record.json").write_text(json.dumps(record), encoding="utf-8")

    folder = made_once.folder(tmp_path_factory, "four-routes", make)
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return Sent(site=folder / "site", **record)


def _by_form(browser: Browser, host: str, root: Path) -> str:
    """Type the story into the form and keep the file; gives what the form previewed."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = form.open_in(context.new_page(), host)
    form.fill(page, _draft("form"))
    (path,) = form.made(page)
    with page.expect_download() as downloading:
        page.locator("[data-send=download]").first.click()
    downloading.value.save_as(root / path)
    preview = page.locator('.preview [data-said="body"]').text_content() or ""
    context.close()
    return preview


def _by_issue(root: Path) -> None:
    body = (project.ROOT / "tests/data/issues/good-id.md").read_text(encoding="utf-8")
    answers = {"title": _title("issue"), **dict(zip(HEADING_IDS, STORY, strict=True))}
    for name, answer in answers.items():
        question = question_named(name)
        assert question
        heading = f"### {question.label('id')}\n\n"
        before, after = body.split(heading)
        body = f"{before}{heading}{answer}\n\n### {after.partition('### ')[2]}"
    issue = {"number": 7, "title": "Kasus: ", "body": body, "user": {"login": "a", "id": 1}}
    event = root / "event.json"
    event.write_text(json.dumps({"action": "opened", "issue": issue}), encoding="utf-8")
    _run(root, "issue", str(event), "--out", str(root / "answer"))
    answer = (root / "answer/answer.md").read_text(encoding="utf-8")
    assert (root / "answer/state.txt").read_text().strip() == "ready", answer


def _by_word(root: Path) -> None:
    """The story as somebody writes it in Word: with Word's own lists, tables and quotations."""
    filled = word_files.Filled("id")
    for name, text in _facts_in_words().items():
        filled.at(name).text = text
    sections = dict(zip(HEADING_IDS, (filled.at(name) for name in HEADING_IDS), strict=True))
    _after(sections["challenge"], [LINE, SIGNS], filled.document)
    _after(
        sections["together"], [*(("List Bullet", item) for item in ITEMS), SCRIPTS], filled.document
    )
    _after(sections["results"], [TABLE], filled.document)
    _after(sections["failed"], [LONG.strip(), ("Quote", QUOTED)], filled.document)
    _after(sections["lessons"], STORY[4].split("\r\n\r\n"), filled.document)
    (root / "naskah.docx").write_bytes(filled.bytes())
    _run(root, "case", str(root / "naskah.docx"))


def _after(place: Any, parts: list[Any], document: Any) -> None:
    """Write paragraphs, some with a style, and tables behind an empty paragraph of the template."""
    for part in reversed(parts):
        if isinstance(part, tuple) and isinstance(part[0], tuple):
            table = document.add_table(len(part), len(part[0]))
            for row, cells in enumerate(part):
                for column, text in enumerate(cells):
                    table.cell(row, column).text = text
            place._p.addnext(table._tbl)
            continue
        style, text = part if isinstance(part, tuple) else (None, part)
        paragraph = document.add_paragraph(text, style=style)
        place._p.addnext(paragraph._p)


def _facts_in_words() -> dict[str, str]:
    """The answers but for the story, as they are written in the sample issue."""
    body = (project.ROOT / "tests/data/issues/good-id.md").read_text(encoding="utf-8")
    written = dict(re.findall(r"^### (.+)\n\n([^#]*)", body, re.MULTILINE))
    facts = {"title": _title("word"), "statements": "ya"}
    for name in (
        "summary",
        "kind",
        "outcome",
        "partners",
        "sector",
        "region",
        "start",
        "end",
        "benefits",
        "steps",
        "sources",
        "as_of",
        "basis",
        "contributors",
        "interest",
    ):
        question = question_named(name)
        assert question
        facts[name] = written[question.label("id")].strip()
    # What is the same as the template's own example counts as left standing there.
    facts["partners"] = facts["partners"].replace("Contoh", "Kita")
    facts["sources"] = facts["sources"].replace("Contoh", "Kita")
    return facts


def _by_pull_request(root: Path) -> None:
    """A file as an editor on Windows saves it."""
    name = "cerita-lewat-pull-request"
    draft = {**_draft("pull-request"), "name": name}
    (file,) = case_writer.files(draft).values()  # type: ignore[arg-type]
    facts = file.text.split("\n## ")[0]
    headings = re.findall(r"^## .*$", file.text, re.MULTILINE)
    sections = [f"{heading}\n\n{text}\n" for heading, text in zip(headings, STORY, strict=True)]
    whole = "\ufeff" + facts + "\n" + "\n".join(sections)
    data = whole.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    (root / f"docs/cases/{name}.md").write_bytes(data)


def _run(root: Path, *arguments: str) -> None:
    code = str(project.ROOT / "hooks/guidebook")
    command = [sys.executable, code, *arguments, "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def contributed(sent: Sent) -> Iterator[str]:
    assert sent.code == 0, sent.said
    yield from serve(sent.site, "/panduan/")


def _heard(text: str) -> str:
    """A text without spaces and the signs of links to headings."""
    return re.sub(r"[\s\u00ad\u200b#]+", "", text)


def test_what_each_way_made_passes_the_check_and_builds_strictly(sent: Sent) -> None:
    assert sent.found == []
    assert sent.code == 0, sent.said


@pytest.mark.parametrize("route", ROUTES)
def test_the_page_says_what_the_form_had_shown(
    new_page: NewPage, contributed: str, sent: Sent, route: str
) -> None:
    page = new_page(
        f"{contributed}kasus/cerita-lewat-{route}/", viewport={"width": 360, "height": 740}
    )
    body = page.locator(".case-body")
    assert _heard(body.text_content() or "") == _heard(sent.preview)
    assert body.locator("table tr").count() == len(TABLE)
    assert [_heard(item) for item in body.locator("li").all_text_contents()] == [
        _heard(item).replace("[2]", "2") for item in ITEMS
    ]
    assert body.locator("b, i, form, [id]:not(h2, [id^=cited-])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("route", ROUTES)
def test_every_word_of_the_story_is_on_the_page(
    new_page: NewPage, contributed: str, route: str
) -> None:
    page = new_page(f"{contributed}kasus/cerita-lewat-{route}/")
    shown = _heard(page.locator(".case-body").text_content() or "")
    cells = [cell for row in TABLE for cell in row]
    for typed in (LINE, SIGNS, SCRIPTS, QUOTED, *ITEMS, *cells, LONG, *STORY[4].split("\r\n\r\n")):
        words = re.sub(r"\[(\d)\]", r"\1", typed) if "bukan alamat" not in typed else typed
        assert _heard(_without_quotes(words)) in _without_quotes(shown), typed


def _without_quotes(text: str) -> str:
    """A text whose marks are what they are on a typewriter."""
    for mark, typed in {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "-",
        "—": "-",
    }.items():
        text = text.replace(mark, typed)
    return text

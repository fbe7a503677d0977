"""What the form for a case study computes: files, findings, addresses, and drafts that come back."""

from __future__ import annotations

import json
import random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import case_files
import case_texts
import drafts
import project
import pytest
import yaml
from browser.scripts.conftest import BlankPage
from guidebook.cases import source_notes
from guidebook.contributions import web_form
from guidebook.languages import LANGUAGES, LOCALES, load_ui_text
from guidebook.text import vocabulary
from guidebook.text.site_pages import SitePages
from guidebook.text.vocabulary import HEADINGS
from jinja2 import Environment, FileSystemLoader

REPOSITORY = "https://github.com/rakyat/panduan/"
EDIT = "edit/utama/docs/"
LONG = "Koperasi dan perpustakaan berbagi ruang, jadwal, dan biaya listrik. " * 200
GOLDEN = drafts.golden()
SOURCE_NOTES = project.ROOT / "tests/data/source_notes.yml"
FILE = {"path": "docs/cases/x.md", "text": "---\ntitle: Satu & dua\n---\n", "title": "x"}


@pytest.fixture(scope="module")
def schema() -> Any:
    """The table of questions as the page holds it."""
    return json.loads(json.dumps(web_form.schema("id", case_files.PAGES), sort_keys=True))


@pytest.mark.parametrize("name", GOLDEN)
def test_the_form_makes_the_same_files_and_finds_the_same_as_the_build(
    blank_page: BlankPage, schema: Any, name: str
) -> None:
    spec = GOLDEN[name]
    draft = drafts.changed(spec)
    assert blank_page.call("case-form/draft.js", "filesOf", draft, schema) == drafts.texts(draft)
    findings = blank_page.call("case-form/check.js", "check", draft, schema)
    found = {(each["rule"], each["place"]) for each in findings}
    assert found == {tuple(place) for place in spec.get("form", spec["found"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_says_of_sources_what_the_page_will_say(
    blank_page: BlankPage, language: str
) -> None:
    words = source_notes.words(language)
    golden = yaml.safe_load(SOURCE_NOTES.read_text("utf-8"))
    for name, spec in golden.items():
        given = [spec["sources"], words, LOCALES[language].replace("_", "-")]
        said = blank_page.call("case-form/source-notes.js", "readingOf", *given)
        assert said == spec[language], name


def _of_the_text(found: set[drafts.Place]) -> list[drafts.Place]:
    """What is found in the text, and not in the facts because of it."""
    return sorted(place for place in found if place[0] != "picture-permission")


def test_the_form_and_the_check_judge_any_text_alike(blank_page: BlankPage, schema: Any) -> None:
    chance = random.Random("judged")  # noqa: S311
    texts = [text for text in case_texts.RECORDED if len(text) < 2000 and "> > > >" not in text]
    for _ in range(400):
        pieces = [chance.choice(chance.choice(case_texts.KINDS)) for _ in range(6)]
        texts.append(
            "".join(piece for piece in pieces if len(piece) < 2000 and "> > > >" not in piece)
        )
    # In the file of such a text a heading of ours stands twice, so that no place can be told.
    texts = [text for text in texts if not any(f"## {title}" in text for title in HEADINGS["id"])]
    made = [drafts.changed({"change": {"id.sections.3": text}}) for text in texts]
    every = "(module, [all, schema]) => all.map((draft) => module.check(draft, schema))"
    found = blank_page.run("case-form/check.js", every, [made, schema])
    differ = {}
    for text, draft, findings in zip(texts, made, found, strict=True):
        by_form = {(each["rule"], each["place"]) for each in findings}
        both = [_of_the_text(by_form), _of_the_text(drafts.found(draft))]
        if both[0] != both[1]:
            differ[text] = both
    assert differ == {}


@pytest.mark.parametrize(
    "spoilt",
    [
        None,
        7,
        "text",
        [],
        {"draft": 3, "languages": ["id"]},
        {"draft": {"facts": {"partners": [7, None], "kind": {}, "short": "yes"}, "texts": 3}},
        {"draft": {"name": 4, "texts": {"id": {"title": None, "sections": {"0": "x"}}}}},
    ],
)
def test_whatever_was_stored_becomes_a_draft(
    blank_page: BlankPage, schema: Any, spoilt: object
) -> None:
    kept = blank_page.call("case-form/store.js", "accepted", spoilt, schema)
    assert kept["languages"] == ""
    assert kept["draft"]["name"] == ""
    assert kept["draft"]["facts"]["short"] is False
    assert [text["sections"] for text in kept["draft"]["texts"].values()] == [[""] * 5, [""] * 5]
    assert blank_page.call("case-form/draft.js", "filesOf", kept["draft"], schema)


def test_a_stored_draft_comes_back_unchanged(blank_page: BlankPage, schema: Any) -> None:
    draft = drafts.good("id", "en")
    kept = {"draft": draft, "languages": "both"}
    back = blank_page.call("case-form/store.js", "accepted", kept, schema)
    assert drafts.texts(back["draft"]) == drafts.texts(draft)
    assert back["languages"] == "both"


def test_a_draft_of_an_earlier_edition_keeps_the_day_on_which_a_source_was_opened(
    blank_page: BlankPage, schema: Any
) -> None:
    draft = drafts.good("id", "en")
    draft["facts"]["sources"][0]["accessed"] = draft["facts"]["sources"][0].pop("opened")
    kept = {"draft": draft, "languages": "both"}
    back = blank_page.call("case-form/store.js", "accepted", kept, schema)
    assert drafts.texts(back["draft"]) == drafts.texts(drafts.good("id", "en"))
    assert blank_page.call("case-form/store.js", "fits", kept, schema)


def test_a_stored_draft_keeps_whatever_was_written_and_what_finds_no_room_is_known(
    blank_page: BlankPage, schema: Any
) -> None:
    large = {"draft": {"name": "x" * 60_000, "facts": {"contributors": ["x"] * 100}}}
    kept = blank_page.call("case-form/store.js", "accepted", large, schema)
    assert len(kept["draft"]["name"]) == 60_000
    assert kept["draft"]["facts"]["contributors"] == ["x"] * 100
    assert blank_page.call("case-form/store.js", "fits", large, schema)
    older = {"draft": {"facts": {"budget": "Rp 2 juta"}, "texts": {"id": {"title": "Satu"}}}}
    assert not blank_page.call("case-form/store.js", "fits", older, schema)


def test_github_gets_the_text_in_the_address_as_far_as_it_fits(blank_page: BlankPage) -> None:
    made = blank_page.call("case-form/send.js", "githubAddress", REPOSITORY, EDIT, FILE)
    assert made["whole"]
    address = urlsplit(made["address"])
    assert address.path == "/rakyat/panduan/new/utama"
    assert parse_qs(address.query) == {"filename": [FILE["path"]], "value": [FILE["text"]]}
    long = {**FILE, "text": LONG}
    made = blank_page.call("case-form/send.js", "githubAddress", REPOSITORY, EDIT, long)
    assert not made["whole"]
    assert parse_qs(urlsplit(made["address"]).query) == {"filename": [FILE["path"]]}


@pytest.mark.parametrize("text", [FILE["text"], LONG], ids=["short", "long"])
def test_an_e_mail_carries_the_text_as_far_as_it_fits(blank_page: BlankPage, text: str) -> None:
    arguments = ("a@b.example", "Studi kasus: x", {**FILE, "text": text})
    made = blank_page.call("case-form/send.js", "mailAddress", *arguments)
    start, _, body = made["address"].partition("&body=")
    assert start == "mailto:a@b.example?subject=Studi%20kasus%3A%20x"
    assert made["whole"] == bool(body) == (text != LONG)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_preview_says_of_a_case_where_it_comes_from_as_its_page_will(
    blank_page: BlankPage, language: str
) -> None:
    rules = json.loads(json.dumps(web_form.rules(language, SitePages(project.ROOT))))
    ui_text = load_ui_text(
        Environment(loader=FileSystemLoader(project.ROOT / "overrides"), autoescape=True), language
    )
    keys = ["basis.published", "checked", "checked.one", "pictures"]
    keys += [f"interest.{value}" for value in vocabulary.values("interest")]
    words = {f"case.{key}": ui_text(f"case.{key}") for key in keys}
    words["locale"] = ui_text("form.locale")
    agreements = [
        {"organisation": "KSP Maju", "role": "ketua", "date": "2026-05-03", "to": "text"},
        {"organisation": "Perpustakaan Desa", "role": "kepala", "date": "2026-04", "to": "text"},
        {"organisation": "Perpustakaan Desa", "role": "kepala", "date": "2026", "to": "text"},
    ]
    facts = {"basis": "published", "agreements": agreements, "interest": "none", "pictures": "own"}
    said = blank_page.call(
        "case-form/provenance.js", "provenanceOf", facts, words, rules["numbers"]
    )
    assert (
        said
        == {
            "id": "Ditulis dari sumber yang terbit. Diperiksa oleh dua mitra, Mei 2026."
            " Penulis menyatakan tidak ada hubungan dengan para mitra. Gambar dimuat dengan izin.",
            "en": "Written from published sources. Checked by two partners, May 2026."
            " The author declares no tie to the partners. Pictures are shown with permission.",
        }[language]
    )

"""From what a person writes to the page that readers see: form, file, check, build, page."""

from __future__ import annotations

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
from guidebook.contributions.draft import line
from playwright.sync_api import Browser, Page

LISTS = """Yang dibawa masing-masing [1]:
• buku dan **rak**
• *ruang* baca
– kursi
Lalu tiga langkah:
1. satu
2. dua

> “Kami mulai dari nol,” kata laporan itu [2].
Selengkapnya di [laporan](https://example.org/laporan) dan `docs/`."""
LONG = (
    "Setiap Senin kedua pihak bertemu, mencatat keputusan, dan membagi tugas untuk minggu itu. "
    * 15
)

MESSY = (
    """Harga < Rp 5.000 per kg, 5*3*2, a_b_c, <3 dan <nama lembaga>; "kutip" 'satu' R&amp;D [1].

[Catatan]: penting

[CASEFORM]

> [SIC]
> lanjutan *kutipan* **tebal** مرحبا بكم

| Mitra | Membawa | Berapa lama | Nomor-surat-keputusan | Catatan ꦏꦮꦸꦁ |
| --- | ---: | --- | --- | --- |
| Koperasi | 1.200 kursi (*) | 2019–2021 | 011/III/KIP-PS-A/2016 | `kode` [2] |
| KampusDenganNamaYangSangatPanjangTanpaSpasi | – | | https://example.org/sangat/panjang/sekali | 👩‍🌾 |

1. satu
2. dua
   - dua-a
   - dua-b

   paragraf kedua
3) lain

```
harga = 5 < 6
  menjorok
```
[laporan](https://example.org/a_(b) "judul"), <https://example.org/satu>, [langkah](../steps/partners.md#do)
PanjangSekaliTanpaSpasi"""
    + "x" * 300
)

CASES: dict[str, dict[str, Any]] = {
    "messy": {"change": {"id.title": "Naskah yang berantakan", "id.sections.2": MESSY}},
    "documented": {},
    "English only": {
        "languages": ["en"],
        "change": {"en.title": "One that exists in English only"},
    },
    "both languages": {
        "languages": ["id", "en"],
        "change": {
            "id.title": "Dua bahasa",
            "en.title": "Two languages",
            "name": "dua-bahasa",
            "partners.0.name_en": "Village Library",
        },
    },
    "illustration": {
        "change": {
            "id.title": "Sebuah contoh rekaan",
            "kind": "illustration",
            "id.sections": ["Satu.", "Dua.", "Tiga.", "Empat.", "Lima."],
        },
    },
    "short": {
        "change": {
            "id.title": "Kasus singkat",
            "short": True,
            "sources": [{"title": "Satu", "publisher": "Koran", "year": "", "url": ""}],
            "id.sections.2": "Selesai [1].",
        },
    },
    "hostile": {
        "change": {
            "id.title": "\"Judul\": {{ config }} < [CASEFORM] & 'kutip' # bukan komentar",
            "id.summary": "- ${{ secrets.TOKEN }} $(touch pwned) `rm -rf /` | > & *x* [y] {% raw %}",
            "contributors": ["@everyone [CARDS]", "; DROP TABLE kasus; --"],
            "partners.0.name": 'Yayasan "A" & <3 {{ x }}',
            "sources.0.title": "[SOURCES] ![ <nama> --8<--",
            "sources.0.url": "https://example.org/?a=1&b=%22%3E",
            "id.sections.0": "$(touch pwned); 5 < 6 && 7 > 3 & \"kutip\" 'satu' [1] \\ | ~ ^ @everyone #9",
            "id.sections.1": "---\ntitle: Lain\nkind: illustration\n---\nBukan keterangan.\n\n[CASEFORM]\n\n> [SIC]",
        },
    },
    "emoji and scripts": {
        "change": {
            "id.title": "Gotong royong 👨‍👩‍👧 合作 مرحبا",
            "name": "emoji",
            "id.sections.0": "ꦏꦮꦸꦁ 👍🏽 é Ñandú [1].",
        }
    },
    "lists": {"change": {"id.title": "Daftar, kutipan, dan tautan", "id.sections.1": LISTS}},
    "abroad": {
        "change": {
            "id.title": "Empat mitra di luar negeri",
            "region": "nl",
            "end": "2023",
            "outcome": "failed",
            "benefits": ["reach", "innovation", "reputation"],
            "steps": ["partners", "communication", "agreement", "evaluation", "relationship"],
            "partners": [{"name": f"Mitra {letter}", "type": "company"} for letter in "ABCD"],
            "contributors": ["Satu", "Dua", "Tiga"],
        },
    },
    "long": {
        "change": {
            "id.title": "Cerita yang panjang",
            **{f"id.sections.{at}": LONG for at in range(5)},
        }
    },
    "from Word": {
        "change": {
            "id.title": "Ditempel dari Word – “rapi”",
            "id.sections.3": "Jadwal\u00a0bentrok.\r\n·  dua kali\r\n·  tiga kali\r\nPada 2019–2020 “tidak ada” catatan…\u200b\r\n"
            "•\tbutir ber\u00adtab [1]\r\n[TODO] dilengkapi; ‘kutip’ ½ ™ − 5\u202f000\u2028ꦏꦮꦸꦁ مرحبا",
        },
    },
}

WORD = {
    "title": "Kelompok tani dan kampus",
    "summary": "Panen naik, tetapi alatnya belum dirawat.",
    "kind": "kasus terdokumentasi",
    "outcome": "campuran",
    "partners": "Kelompok Tani Sejahtera | kelompok masyarakat\nUniversitas Contoh | perguruan tinggi",
    "sector": "pertanian",
    "region": "Jawa Timur",
    "start": "2019",
    "benefits": "inovasi dan kreativitas",
    "steps": "kesepakatan, evaluasi",
    "challenge": "Panen sering gagal [1].",
    "together": "Kampus membawa alat, petani membawa lahan [2].",
    "results": "Panen naik menurut laporan [1].",
    "failed": "Alat rusak dan tidak ada yang merawat.",
    "lessons": "Sepakati siapa yang merawat.",
    "sources": "Laporan akhir | Universitas Contoh | 2020 | https://example.org/laporan\nPetani dan alat | Koran Contoh | 2021",
    "as_of": "2021",
    "basis": "dari sumber yang terbit",
    "contributors": "Tim Contoh",
    "interest": "mendanai salah satu mitra",
    "statements": "ya",
}


@dataclass(frozen=True)
class Shown:
    """Every case filled in, its files in a copy of the project at `root`, what the form previewed
    of each file, what the check found, what the commands answered, and how the build of it ended.
    """

    root: Path
    previews: dict[str, dict[str, str]]
    found: list[str]
    sent: list[str]
    code: int
    said: str


@pytest.fixture(scope="module")
def shown(browser: Browser, host: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What people sent in, and the site made of it, once for all processes that test it."""

    def make(folder: Path) -> None:
        root = project.copy(folder / "project")
        record: dict[str, Any] = {"previews": _fill_in(browser, host, root)}
        word, issue = ("case", _word(root)), ("issue", _event(root), "--out", str(root / "answer"))
        record["sent"] = [_sent(root, *command) for command in (word, issue)]
        record["found"] = [str(finding) for finding in collection.load(root).findings]
        done = project.build(root, root / "site")
        record |= {"code": done.returncode, "said": done.stderr}
        (folder / "record.json").write_text(json.dumps(record), encoding="utf-8")

    folder = made_once.folder(tmp_path_factory, "contributed", make)
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return Shown(root=folder / "project", **record)


def _fill_in(browser: Browser, host: str, root: Path) -> dict[str, dict[str, str]]:
    """Write every case as the form makes it below `root`; the previews of its files, by path."""
    previews: dict[str, dict[str, str]] = {}
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = form.open_in(context.new_page(), host)
    for name, spec in CASES.items():
        page.evaluate("localStorage.clear()")
        page.reload()
        form.fill(form.ready(page), drafts.changed(spec))
        made = form.made(page)
        assert page.locator("[data-problems] li").all_text_contents() == [], name
        for at, path in enumerate(made):
            with page.expect_download() as downloading:
                page.locator("[data-send=download]").nth(at).click()
            downloading.value.save_as(root / path)
            previews[path] = {
                part: _text(page, f'.preview:nth-child({at + 1}) [data-said="{part}"]')
                for part in ("title", "summary", "body", "provenance")
            }
    context.close()
    return previews


@pytest.fixture(scope="module")
def contributed(shown: Shown) -> Iterator[str]:
    assert shown.code == 0, shown.said
    yield from serve(shown.root / "site", "/panduan/")


def _word(root: Path) -> str:
    """A Word template as somebody fills it in."""
    filled = word_files.Filled("id")
    for name, text in WORD.items():
        filled.at(name).text = text
    (root / "naskah.docx").write_bytes(filled.bytes())
    return str(root / "naskah.docx")


def _event(root: Path) -> str:
    """GitHub's event of an issue made with the English form."""
    body = (project.ROOT / "tests/data/issues/good-en.md").read_text("utf-8")
    issue = {
        "number": 7,
        "title": "Case: ",
        "body": body,
        "user": {"login": "siti-contoh", "id": 4321},
    }
    (root / "event.json").write_text(json.dumps({"action": "opened", "issue": issue}))
    return str(root / "event.json")


def _sent(root: Path, *arguments: str) -> str:
    command = [
        sys.executable,
        str(project.ROOT / "hooks/guidebook"),
        *arguments,
        "--root",
        str(root),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _text(page: Page, selector: str) -> str:
    return page.locator(selector).text_content() or ""


def _plain(text: str) -> str:
    """Text as a reader hears it: without the build's typographic quotes and dashes, and signs for
    links to headings.
    """
    for shown, typed in {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "---": "-",
        "--": "-",
        "…": "...",
        "#": "",
    }.items():
        text = text.replace(shown, typed)
    return re.sub(r"\s+", "", text)


def test_what_was_written_in_the_form_passes_every_check_and_builds_strictly(
    shown: Shown,
) -> None:
    assert shown.found == []
    assert shown.code == 0, shown.said
    assert len(shown.previews) == len(CASES) + 1  # one of them in two languages


@pytest.mark.parametrize("name", CASES)
def test_the_page_shows_what_was_typed_as_the_preview_did(
    new_page: NewPage, contributed: str, shown: Shown, name: str
) -> None:
    draft = drafts.changed(CASES[name])
    for path in drafts.texts(draft):
        slug, language = Path(path).name.split(".")[0], "en" if path.endswith(".en.md") else "id"
        page = new_page(contributed + ("en/cases/" if language == "en" else "kasus/") + f"{slug}/")
        text, facts, preview = draft["texts"][language], draft["facts"], shown.previews[path]
        whole = _text(page, "article")
        assert _text(page, "h1") == line(text["title"]) == preview["title"]
        assert _text(page, ".lead") == line(text["summary"]) == preview["summary"]
        assert _plain(_text(page, ".case-body")) == _plain(preview["body"])
        if language == "id":  # the form was, too
            assert preview["provenance"] in " ".join(whole.split())
        for partner in facts["partners"]:
            assert line(partner.get(f"name_{language}") or partner["name"]) in whole
        if facts["kind"] == "documented":
            for source in facts["sources"]:
                assert line(source["title"]) in whole
                assert page.locator(f'.case-sources a[href="{source["url"]}"]').count() == bool(
                    source["url"]
                )
            assert all(line(contributor) in whole for contributor in facts["contributors"])
        assert page.locator("article img, article script:not([type]), article iframe").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_table_never_widens_the_page(new_page: NewPage, contributed: str, width: int) -> None:
    page = new_page(
        f"{contributed}kasus/naskah-yang-berantakan/", viewport={"width": width, "height": 800}
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_preview_of_a_table_is_no_wider_than_the_screen(new_page: NewPage, host: str) -> None:
    page = form.open_in(new_page("about:blank", viewport={"width": 320, "height": 800}), host)
    form.fill(page, drafts.changed(CASES["messy"]))
    form.go(page, "send")
    form.settle(page)
    assert page.locator(".preview .table-box table").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_word_file_becomes_a_page_that_says_what_was_written(
    new_page: NewPage, contributed: str, shown: Shown
) -> None:
    assert "docs/cases/kelompok-tani-dan-kampus.md" in shown.sent[0]
    page = new_page(f"{contributed}kasus/kelompok-tani-dan-kampus/")
    whole = _text(page, "article")
    assert _text(page, "h1") == WORD["title"]
    for name in ("summary", "challenge", "together", "failed", "contributors"):
        assert _plain(re.sub(r"\s?\[\d\]", "", WORD[name])) in _plain(
            re.sub(r"(?<=[a-z])\d\b", "", whole)
        ), name
    for part in ("Kelompok Tani Sejahtera", "Universitas Contoh", "Koran Contoh"):
        assert part in whole
    assert page.locator('.case-sources a[href="https://example.org/laporan"]').count() == 1


def test_an_issue_becomes_a_page_that_says_what_was_written(
    new_page: NewPage, contributed: str, shown: Shown
) -> None:
    assert (shown.root / "answer/state.txt").read_text().strip() == "ready"
    page = new_page(f"{contributed}en/cases/a-library-and-a-cooperative-share-a-room/")
    whole = _text(page, "article")
    for part in (
        "Example Cooperative",
        "Example City Library",
        "Belgium",
        "The library lost its building in 2018",
    ):
        assert part in whole


def test_the_lists_of_cases_name_the_new_ones_in_their_own_language(
    new_page: NewPage, contributed: str
) -> None:
    page = new_page(f"{contributed}kasus/hasil/gagal/")
    assert "Empat mitra di luar negeri" in _text(page, "article")
    page = new_page(f"{contributed}kasus/one-that-exists-in-english-only/")
    assert page.locator("h1[lang=en]").count() == 1

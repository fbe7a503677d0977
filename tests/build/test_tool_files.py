"""The files beside the pages of tools: linked, whole, and with the words of the page."""

from __future__ import annotations

import re
from pathlib import Path

import built_pages
import project
import pytest
import tool_papers
from guidebook.languages import LANGUAGES

FOLDERS = {"id": "alat/", "en": "en/tools/"}
EXAMPLES = {"id": "alat/contoh/", "en": "en/tools/example/"}
NOTES = {"id": "catatan", "en": "notes"}
FILE = re.compile(r'href="([^"/]+\.(?:pdf|docx))"')


def _page_text(site: Path, address: str) -> str:
    page = built_pages.pages(site)[address]
    return tool_papers.flat("".join(built_pages.texts(page.root)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_pdf_and_word_file_of_a_tool_say_the_same(site: Path, language: str) -> None:
    missing = []
    for tool in tool_papers.tools():
        name = tool.address(language)
        folder = site / FOLDERS[language] / name
        noted = f"{name}-{NOTES[language]}" if tool.has_notes else name
        texts = {
            "page": _page_text(site, f"{FOLDERS[language]}{name}/"),
            "pdf": tool_papers.pdf_text((folder / f"{noted}.pdf").read_bytes()),
            "word": tool_papers.word_text((folder / f"{noted}.docx").read_bytes()),
        }
        for said in tool_papers.said(tool, language, with_notes=True):
            for kind, text in texts.items():
                if not tool_papers.holds(text, said, is_cut=kind == "pdf"):
                    missing.append(f"{name} {kind}: {said}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_links_to_each_of_its_files_and_to_no_other(site: Path, language: str) -> None:
    pages = [f"{FOLDERS[language]}{tool.address(language)}/" for tool in tool_papers.tools()]
    for chapter in tool_papers.chapters().values():
        pages.append(f"{EXAMPLES[language]}{chapter.tool.address(language)}/")
    for address in pages:
        html = (site / address / "index.html").read_text(encoding="utf-8")
        there = {path.name for path in (site / address).iterdir() if path.name != "index.html"}
        assert set(FILE.findall(html)) == there, address
        assert {f"{name.rpartition('.')[2]}" for name in there} == {"pdf", "docx"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_the_example_say_that_it_is_invented(site: Path, language: str) -> None:
    label = {"id": "Ilustrasi: orang", "en": "Illustration: people"}[language]
    for chapter in tool_papers.chapters().values():
        folder = site / EXAMPLES[language] / chapter.tool.address(language)
        (pdf,) = folder.glob("*.pdf")
        (word,) = folder.glob("*.docx")
        assert tool_papers.flat(label) in tool_papers.pdf_text(pdf.read_bytes())
        assert tool_papers.flat(label) in tool_papers.word_text(word.read_bytes())


def test_links_in_files_lead_to_pages_of_the_site(site: Path) -> None:
    folder = site / FOLDERS["id"] / "perjanjian-singkat"
    file = tool_papers.word((folder / "perjanjian-singkat-catatan.docx").read_bytes())
    comments = file.part._comments_part
    targets = []
    for part in (file.part, comments):
        targets += [each.target_ref for each in part.rels.values() if each.is_external]
    ours = [target for target in targets if target.startswith(project.SITE_URL)]
    assert ours
    for target in ours:
        address = target.removeprefix(project.SITE_URL).partition("#")[0]
        assert (site / address / "index.html").is_file(), target

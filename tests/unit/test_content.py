"""The fixed shapes of the pages, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import page_length
import project
import pytest
import yaml
from guidebook.guide import glossary
from guidebook.text.markdown_source import MarkdownSource

DOCS = project.ROOT / "docs"
BENEFITS = ("resources", "reach", "innovation", "solutions", "efficiency", "reputation")
STEPS = ("partners", "communication", "agreement", "evaluation", "relationship")
SHAPES = {
    "benefits": "meaning why example limits agree-first cases checklist further sources".split(),
    "steps": "why do worked-example mistakes checklist worksheet cases evidence further sources".split(),
}
WORDS = {"benefits": (600, 900), "steps": (700, 1110)}
GUIDE_PAGES = [
    DOCS / section / f"{name}{suffix}.md"
    for section, names in (("benefits", BENEFITS), ("steps", STEPS))
    for name in names
    for suffix in ("", ".en")
]
STEP_PAGES = [path for path in GUIDE_PAGES if path.parent.name == "steps"]
NO_TOPICS = ("index", "what-cases-say")
"""Of the pages beside the topics the list of them, and the one that is counted from the cases."""
TOPICS = sorted(
    path for path in DOCS.glob("topics/*.md") if path.name.split(".")[0] not in NO_TOPICS
)
CASES = [path for path in DOCS.glob("cases/*.md") if not path.name.startswith("index")]
ALL_PAGES = sorted(set(DOCS.rglob("*.md")) - set(CASES))


def _id(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


@pytest.mark.parametrize("path", GUIDE_PAGES, ids=_id)
def test_a_guide_page_has_its_fixed_shape_and_length(path: Path) -> None:
    source, section = MarkdownSource.read(path, project.ROOT), path.parent.name
    assert [h.value for h in source.headings() if h.level == 2] == SHAPES[section]
    least, most = WORDS[section]
    assert least <= page_length.words(source) <= most
    assert [figure.value for figure in source.figures()] == [
        f"../figures/{path.name.split('.')[0]}.svg"
    ]
    illustration = "Illustration" if path.name.endswith(".en.md") else "Ilustrasi"
    assert any(line == f'!!! example "{illustration}"' for line in source.lines)


@pytest.mark.parametrize("path", STEP_PAGES, ids=_id)
def test_the_evidence_of_a_step_begins_with_its_gist_in_one_short_sentence(path: Path) -> None:
    gist = _section(path, "evidence")[0]
    assert len(gist) <= 160
    assert gist.endswith(".")
    assert not re.search(r"[.!?] |\[|^[-*\d]", gist)


@pytest.mark.parametrize("path", STEP_PAGES, ids=_id)
def test_a_step_names_further_reading_in_indonesian_with_its_language(path: Path) -> None:
    language = "in Indonesian" if path.name.endswith(".en.md") else "berbahasa Indonesia"
    assert language.lower() in " ".join(_section(path, "further")).lower()


@pytest.mark.parametrize("path", STEP_PAGES, ids=_id)
def test_a_worksheet_ends_with_where_to_go_on(path: Path) -> None:
    last = _section(path, "worksheet")[-1]
    assert re.search(rf"\]\(({'|'.join(STEPS)})\.md\)", last)


def _section(path: Path, name: str) -> list[str]:
    """The lines of a section that hold text."""
    text = path.read_text(encoding="utf-8")
    section = text.split(f"{{ #{name} }}\n")[1].split("\n## ")[0]
    return [line for line in section.split("\n") if line]


@pytest.mark.parametrize("path", TOPICS, ids=_id)
def test_a_page_that_goes_deeper_is_short_and_ends_with_what_to_do_and_its_sources(
    path: Path,
) -> None:
    source = MarkdownSource.read(path, project.ROOT)
    assert page_length.words(source) <= 1100
    sections = [heading.value for heading in source.headings() if heading.level == 2]
    assert sections[-2:] == ["monday", "sources"]


@pytest.mark.parametrize("path", [*GUIDE_PAGES, *TOPICS], ids=_id)
def test_every_source_is_used_and_every_use_has_its_source(path: Path) -> None:
    source = MarkdownSource.read(path, project.ROOT)
    defined = {line.split("]")[0][2:] for line in source.lines if line.startswith("[^")}
    used = {
        item.value
        for item in source.footnotes()
        if not source.lines[item.line - 1].startswith(f"[^{item.value}]:")
    }
    assert defined == used
    assert defined


@pytest.mark.parametrize("path", ALL_PAGES, ids=_id)
def test_a_page_has_a_title_a_summary_and_a_description_of_its_own(path: Path) -> None:
    front = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    assert front["title"]
    assert 20 <= len(front["summary"]) <= 90
    assert 80 <= len(front["description"]) <= 160


def test_no_two_pages_share_a_description() -> None:
    fronts = [
        yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1]) for path in ALL_PAGES
    ]
    assert len({front["description"] for front in fronts}) == len(fronts)


def test_no_page_links_to_a_copy_site() -> None:
    hosts = "docslib vdocument vdokumen 123dok scribd studylib docplayer docgo idoc.tips adoc.pub dokumen.tips".split()
    hosts += ["dev.bnpb.go.id", "cpanel"]
    found = [
        f"{_id(path)}: {host}" for path in ALL_PAGES for host in hosts if f"{host}" in _links(path)
    ]
    assert not found


def _links(path: Path) -> str:
    return " ".join(link.value for link in MarkdownSource.read(path, project.ROOT).links())


def test_no_entry_of_the_glossary_repeats_the_term_of_the_other_language() -> None:
    """The page shows it below the text of every entry."""
    for name, entry in glossary.load(project.ROOT).entries.items():
        for language, other in (("id", "en"), ("en", "id")):
            if entry[other]["term"] != entry[language]["term"]:
                assert f"*{entry[other]['term']}*" not in entry[language]["text"], name


def test_the_glossary_has_thirty_terms_in_both_languages() -> None:
    listed = glossary.load(project.ROOT)
    assert not listed.findings
    assert len(listed.entries) >= 30
    terms = {entry["id"]["term"].lower() for entry in listed.entries.values()}
    shorts = {entry["id"].get("short", "").lower() for entry in listed.entries.values()}
    assert {"nota kesepahaman", "perjanjian kerja sama", "hibah", "mitra pelaksana"} <= terms
    assert {"tjsl", "umkm", "lsm"} <= shorts | terms


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_link_that_names_a_step_by_number_says_its_number_and_title(language: str) -> None:
    suffix = "" if language == "id" else ".en"
    word = "Langkah" if language == "id" else "Step"
    labels = {}
    for number, step in enumerate(STEPS, 1):
        text = (DOCS / f"steps/{step}{suffix}.md").read_text(encoding="utf-8")
        facts = yaml.safe_load(text.split("---\n")[1])
        title = facts.get("nav_title") or facts["title"]
        labels[step] = f"{word} {number}: {title[0].lower()}{title[1:]}"
    link = re.compile(rf"\[({word} \d[^\]]*)\]\((?:\.\./|steps/)*(\w+)\.md[^)]*\)")
    found = 0
    for path in DOCS.rglob("*.md"):
        if path.name.endswith(".en.md") == (language == "en"):
            for label, step in link.findall(path.read_text(encoding="utf-8")):
                assert label == labels.get(step), f"{_id(path)}: {label}"
                found += 1
    assert found > 100

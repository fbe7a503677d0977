"""Case files, pages and data files that break one rule each, described in tests/data/rules/*.yml as
changes to a good one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import picture_files
import pytest
from guidebook.cases import collection, example, shapes, withdrawn
from guidebook.guide import (
    checklist,
    docs_folder,
    figures,
    navigation,
    pages,
    redirects,
    sheets,
)
from guidebook.guide.checklist import ChecklistItem
from guidebook.pictures import check as pictures
from guidebook.problems.finding import ContentError, Finding
from guidebook.search import synonyms
from guidebook.text import formulas, site_texts, spelling, terms
from guidebook.tools import assistant, pdf, reader
from guidebook.tools import example as worked_example
from guidebook.translations import parity, states

SECOND = "---\ntitle: A title\nsummary: A summary.\nsector: health\n---\n"
"""The start of a second file that repeats a fact, and differs."""

TERMS = {
    "grant": {
        "id": {"term": "hibah", "text": "x", "not": "dana hibah, hadiah uang"},
        "en": {"term": "grant", "text": "x"},
    }
}
"""A glossary of one term, with words that are not used for it."""

TOOL = Path(__file__).with_name("data") / "tool.yml"
"""A tool without a flaw, which has parts of every kind but a letter and signatures."""

ASSISTANT = """about: {id: Tentang., en: About.}
questions:
  money:
    text: {id: Uang, en: Money}
    answers:
      grant:
        label: {id: Ya, en: 'Yes'}
        calls:
          - {tool: contoh, why: {id: Perlu., en: Needed.}, unless: [no-money]}
      no-money:
        label: {id: Tidak, en: 'No'}
"""
"""An assistant without a flaw."""

MOVED = {
    "mkdocs.yml": "repo_url: !ENV [REPO_URL]\nextra: {slugs: {id: {steps: langkah, steps/partners: mitra}}}\n",
    "docs/index.md": "## Isi { #contents }\n\n[CARDS]\n",
    "docs/steps/partners.md": "## Mengapa { #why }\n\n[CHECKLIST: partners]\n\n## Caranya { #do }\n",
    "docs/steps/partners.en.md": "## Why { #why }\n\n[CHECKLIST: partners]\n\n## How { #how }\n",
}
"""A project whose pages old addresses lead to."""


def findings(spec: dict[str, Any], root: Path) -> list[Finding]:
    """What the check finds in the project that `spec` describes, written below `root`."""
    (root / "docs/cases").mkdir(parents=True)
    for picture in spec.get("pictures", []):
        (root / picture).parent.mkdir(parents=True, exist_ok=True)
        (root / picture).write_bytes(b"not looked into")
    if "sent" in spec:
        _send(spec["sent"], root)
        return sorted({*docs_folder.check(root), *pictures.check(root)})
    if "guide" in spec:
        _write(spec["guide"], root)
        return sorted([*pages.check(root), *figures.check(root)])
    if "pages" in spec:
        _write(spec["pages"], root)
        texts, unread = site_texts.load(root)
        return sorted({*unread, *parity.check(root), *spelling.check(texts)})
    if "alike" in spec:
        paths = [f"docs/cases/{letter}.md" for letter in "abcde"]
        _write(dict.fromkeys(paths, spec["alike"]), root)
        return list(shapes.check(root, paths))
    if "prose" in spec:
        _write({"docs/contoh.md": spec["prose"]}, root)
        texts, _ = site_texts.load(root)
        return sorted([*formulas.check(texts, cases=()), *terms.check(texts, TERMS, cases=())])
    for name, content in spec.get("files", {"docs/cases/contoh.md": "changed"}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == "symlink":
            outside = root / "outside.md"
            outside.write_text(example.text("id"), encoding="utf-8")
            path.symlink_to(outside)
        else:
            path.write_bytes(_bytes(content, spec))
    if "checklist" in spec:
        (root / checklist.PATH).write_text(changed_checklist(spec["checklist"]), encoding="utf-8")
        found = checklist.load(root)
        return _of_sheet(spec["sheet"], found.items) if "sheet" in spec else list(found.findings)
    if "tool" in spec:
        return _of_tools(spec, root)
    if "synonyms" in spec:
        (root / synonyms.PATH).write_text(spec["synonyms"], encoding="utf-8")
        return list(synonyms.load(root, TERMS).findings)
    if "redirects" in spec:
        return list(moved(spec["redirects"], root).findings)
    if "settings" in spec:
        _write({**MOVED, "mkdocs.yml": spec["settings"]}, root)
        loaded = navigation.load(root)
        return [*loaded.broken, *loaded.misplaced]
    if "withdrawn" in spec:
        (root / withdrawn.PATH).write_text(spec["withdrawn"], encoding="utf-8")
        return list(withdrawn.load(root).findings)
    if "translations" in spec:
        (root / states.PATH).write_text(spec["translations"], encoding="utf-8")
        return list(states.load(root).findings)
    return list(collection.load(root).findings)


def _send(files: dict[str, str], root: Path) -> None:
    """Write files as picture_files.py calls them, links, and texts."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == "symlink":
            path.symlink_to(root)
        else:
            made = picture_files.SENT.get(content)
            path.write_bytes(made() if made else content.encode())


def _of_sheet(site: str, items: tuple[ChecklistItem, ...]) -> list[Finding]:
    """Why the sheet of a site of this name can't be printed."""
    sheet = sheets.Sheet("checklist", "id", site, "https://bersama.example/", "2026-11-25")
    with pytest.raises(ContentError) as caught:
        sheets.pdfs([sheet], items, {"id": str})
    return list(caught.value.findings)


def changed_tool(changes: list[list[str]]) -> str:
    """The good tool with each `old` replaced once by `new`."""
    text = TOOL.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _of_tools(spec: dict[str, Any], root: Path) -> list[Finding]:
    """What is wrong with a tool that `spec` changes, and with what goes with it."""
    others = {f"docs/tools/{name}": text for name, text in spec.get("beside", {}).items()}
    assistant_text = spec.get("assistant", ASSISTANT)
    _write({"docs/tools/assistant.yml": assistant_text, **others}, root)
    _write({"docs/tools/contoh.yml": changed_tool(spec["tool"])}, root)
    if "example" in spec:
        _write({"docs/tools/example.yml": spec["example"]}, root)
    loaded = reader.load(root)
    if spec.get("printed"):
        with pytest.raises(ContentError) as caught:
            pdf.sheet(loaded.tools[0], "id")
        return list(caught.value.findings)
    found = {*loaded.findings, *assistant.load(root, loaded).findings}
    return sorted({*found, *worked_example.load(root, loaded).findings})


def moved(table: str | bytes, root: Path) -> redirects.Redirects:
    """The redirects of a small project with this table, written below `root`."""
    _write(MOVED, root)
    (root / redirects.PATH).write_bytes(table.encode() if isinstance(table, str) else table)
    return redirects.load(root)


def good_checklist() -> str:
    """A small checklist without a flaw; its first item says all that an item may say, save that it
    comes later.
    """
    lines = []
    for section in checklist.SECTIONS:
        lines.append(f"{section}:")
        for letter in "abcde":
            lines.append(f"  {section}-{letter}:")
            for key in ("text", "why", "how"):
                lines += [f"    {key}:", f"      id: Isi {key}.", f"      en: Its {key}."]
            if letter in "ab":
                lines.append("    short: true")
            if len(lines) == 12:
                lines += ["    since: 2026-11-28", "    critical: true", "    case: contoh"]
                lines.append("    source:")
                lines += ["      id: Sumber", "      en: Source", "      url: https://example.org/"]
    return "\n".join(lines) + "\n"


def changed_checklist(changes: list[list[str]]) -> str:
    """The good checklist with each `old` replaced once by `new`."""
    text = good_checklist()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _write(files: dict[str, str], root: Path) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


def _bytes(content: str, spec: dict[str, Any]) -> bytes:
    text = example.text("id")
    if content == "valid-en-short":
        return (SECOND + example.text("en").split("---\n")[2]).encode()
    if content == "changed" and "hex" in spec:
        return bytes.fromhex(spec["hex"])
    if content == "changed" and "raw" in spec:
        text = spec["raw"]
    for old, new in spec.get("change", []) if content == "changed" else []:
        assert old in text, old
        text = text.replace(old, new, 1)
    padding: int = spec.get("pad", 0)
    return (text + "x" * padding).encode()

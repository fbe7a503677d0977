"""A made-up case that pages and the checklist of a copy of the site tell as well, for tests that
take it down: whatever happens to the real ones, it is there.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.cases import example
from guidebook.translations import states

SLUG = "kertas-bersama"
TITLE = {
    "id": "Perpustakaan dan koperasi berbagi ruang",
    "en": "A library and a cooperative share a room",
}
PAGE = "docs/benefits/reputation.md"
"""A page that tells it, as does its English version."""

SENTENCES = {
    "id": (
        "Siapa pun dapat diminta membuka catatannya.",
        f"Pada 2023 Kertasindo diminta membuka pembukuannya.[^{SLUG}-1]",
        "Sumber kami tidak memuat temuan lain.",
    ),
    "en": (
        "Anyone may be asked to open the books.",
        f"In 2023 Kertasindo was asked to open its accounts.[^{SLUG}-1]",
        "Our sources contain no other finding.",
    ),
}
SOURCE = "https://example.org/pertama"
ENDING = {"id": "", "en": ".en"}
"""What comes between the name of a page's file and `.md`."""


def add(root: Path) -> None:
    """Write the case and all that tells it into the copy of the project at `root`."""
    indonesian = example.text("id").replace(
        "Koperasi contoh\n    type: cooperative",
        "PT Kertas Bersama (Kertasindo)\n    type: company",
    )
    (root / f"docs/cases/{SLUG}.md").write_text(indonesian, encoding="utf-8")
    front, body = example.text("en").split("\n---\n", 1)
    own = "\n".join(front.split("\n")[:3])  # title and summary; facts are those of the other file
    (root / f"docs/cases/{SLUG}.en.md").write_text(f"{own}\n---\n{body}", encoding="utf-8")
    for language, sentences in SENTENCES.items():
        page = root / PAGE.replace(".md", f"{ENDING[language]}.md")
        before, title, after = page.read_text(encoding="utf-8").partition("\n## ")
        paragraph = " ".join(sentences)
        note = f"[^{SLUG}-1]: Penerbit, *Judul sumber pertama*, 2023. <{SOURCE}>\n"
        text = f"{before}\n{paragraph}\n{title}{after.rstrip()}\n{note}"
        page.write_text(text, encoding="utf-8")
    _name_in_checklist(root)
    pages = states.load(root).pages
    states.accept(root, pages, [f"cases/{SLUG}", "benefits/reputation"])


def _name_in_checklist(root: Path) -> None:
    """Let the first item that names no case name this one."""
    page = root / "docs/checklist.yml"
    items = page.read_text(encoding="utf-8").split("\n  ")
    for place, item in enumerate(items):
        is_last_line = item.startswith("  how:")
        follows = items[place + 3 : place + 4]
        if is_last_line and follows and not follows[0].startswith("  "):
            items[place + 2] += f"\n    case: {SLUG}"
            break
    page.write_text("\n  ".join(items), encoding="utf-8")

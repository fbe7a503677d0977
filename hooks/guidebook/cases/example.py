"""A case study to copy and fill in, made from the table of fields, in either language."""

from __future__ import annotations

from guidebook.cases.schema import FIELDS, rules
from guidebook.text.vocabulary import HEADINGS

_PARTNERS = """\
  - name: {0}
    type: local-government
  - name: {1}
    type: cooperative"""
_PARTNER_NAMES = {
    "id": ("Perpustakaan contoh", "Koperasi contoh"),
    "en": ("Example library", "Example cooperative"),
}
_SOURCES = """\
  - title: {0}
    publisher: {1}
    year: 2023
    url: https://example.org/{2}
    opened: 2024-06-30
    independent: true
  - title: {3}
    publisher: {4}
    year: 2024
    url: null"""
_SOURCE_NAMES = {
    "id": ("Judul sumber pertama", "Penerbit", "pertama", "Judul sumber kedua", "Penerbit lain"),
    "en": (
        "Title of the first source",
        "Publisher",
        "first",
        "Title of the second source",
        "Another publisher",
    ),
}
_ENGLISH = {
    "title": "A library and a cooperative share a room",
    "summary": (
        "The cooperative lends its hall, the library runs the books. The room is alive again, but"
        " bookings clash."
    ),
    "contributors": "Your name",
}
"""What differs in English from the examples in schema.yml."""

NOT_IN_EXAMPLE = ("start_about", "short", "agreements", "pictures", "public_contacts")
"""Facts that this case has no need of: it has two sources, which are published, and no picture."""

_SECTIONS = {
    "id": (
        "Apa masalahnya, dan mengapa tidak dapat diatasi sendiri? [1]",
        "Siapa membawa apa, dan bagaimana pekerjaan dibagi?",
        "Apa yang berubah? Angka dari mitra sendiri diberi tanda: 120 pembaca seminggu (*). [2]",
        "Apa yang gagal, tertunda, atau tidak diketahui? Bagian ini wajib.",
        "Apa yang sebaiknya dilakukan organisasi lain?",
    ),
    "en": (
        "What was the problem, and why could nobody solve it alone? [1]",
        "Who brought what, and how was the work divided?",
        "What changed? The partners' own figures carry a sign: 120 readers a week (*). [2]",
        "What failed, was delayed or is not known? This section is required.",
        "What should another organisation do?",
    ),
}


def text(language: str) -> str:
    """The whole file; it passes every check as it is."""
    lines = ["---"]
    for field in FIELDS:
        example = rules()[field.name]["example"]
        if language == "en":
            example = _ENGLISH.get(field.name, example)
        if field.name == "partners":
            lines += ["partners:", _PARTNERS.format(*_PARTNER_NAMES[language])]
        elif field.name == "sources":
            lines += ["sources:", _SOURCES.format(*_SOURCE_NAMES[language])]
        elif field.name in NOT_IN_EXAMPLE:
            continue
        elif field.type == "texts":
            lines += [f"{field.name}:", f"  - {example}"]
        else:
            lines.append(f"{field.name}: {example}")
    lines.append("---")
    for heading, question in zip(HEADINGS[language], _SECTIONS[language], strict=True):
        lines += ["", f"## {heading}", "", question]
    return "\n".join(lines) + "\n"

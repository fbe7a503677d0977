"""What a typed word may also mean: the glossary's forms and the lines of docs/synonyms.yml."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook.guide import glossary
from guidebook.languages import LANGUAGES, language_of
from guidebook.problems.finding import messages_of
from guidebook.search import synonyms as search_words

ENTRIES = {
    "mou": {
        "id": {"term": "nota kesepahaman", "short": "MoU", "text": "x"},
        "en": {"term": "memorandum of understanding", "short": "MoU", "text": "x"},
    },
    "start-up": {
        "id": {"term": "usaha rintisan", "text": "x", "not": "perusahaan rintisan, startup"},
        "en": {"term": "start-up", "text": "x"},
    },
}


def _load(tmp_path: Path, text: str) -> search_words.Synonyms:
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / search_words.PATH).write_text(text, encoding="utf-8")
    return search_words.load(tmp_path, ENTRIES)


def test_terms_abbreviations_and_unused_words_of_the_glossary_lead_to_terms_across_languages(
    tmp_path: Path,
) -> None:
    tables = _load(tmp_path, "id:\n  sinergi: kerja sama\nen:\n  synergy: cooperation\n").tables
    assert tables["id"] == {
        "nota kesepahaman": ["mou"],
        "mou": ["nota kesepahaman"],
        "memorandum of understanding": ["nota kesepahaman", "mou"],
        "start up": ["usaha rintisan"],
        "perusahaan rintisan": ["usaha rintisan"],
        "startup": ["usaha rintisan"],
        "sinergi": ["kerja sama"],
    }
    assert tables["en"]["nota kesepahaman"] == ["memorandum of understanding", "mou"]
    assert tables["en"]["usaha rintisan"] == ["start up"]


def test_every_flaw_is_told_with_its_line(tmp_path: Path) -> None:
    text = "id:\n  MOU: kesepakatan\n  a: b\n  A: c\n  b: d\n  e:\nfr:\n  x: y\n"
    found = _load(tmp_path, text).findings
    assert [(one.line, one.rule) for one in found] == [
        (1, "missing-key"),
        (2, "synonym-collides"),
        (3, "synonym-chain"),
        (4, "synonym-collides"),
        (6, "empty-value"),
        (7, "unknown-key"),
    ]
    assert all(messages_of(found))


def test_words_that_only_ask_are_read_by_language(tmp_path: Path) -> None:
    text = "id:\n  a: b\nen:\n  a: b\nasking:\n  id: apa  Kapan\n  en: how\n"
    synonyms = _load(tmp_path, f"{text}sheets:\n  id: Contoh\n  en: form\n")
    assert not synonyms.findings
    assert synonyms.asking == {"id": ("apa", "kapan"), "en": ("how",)}
    assert synonyms.sheets == {"id": ("contoh",), "en": ("form",)}


def test_flaws_of_the_words_that_only_ask_are_told(tmp_path: Path) -> None:
    text = "id:\n  a: b\nen:\n  a: b\nasking:\n  id:\n    - apa\n  fr: quoi\n"
    found = [(one.line, one.rule) for one in _load(tmp_path, text).findings]
    assert found == [(5, "missing-key"), (6, "empty-value"), (8, "unknown-key")]


def test_no_term_or_synonym_is_lost_with_the_words_that_only_ask() -> None:
    synonyms = search_words.load(project.ROOT, glossary.load(project.ROOT).entries)
    for language in LANGUAGES:
        asking = set(synonyms.asking[language])
        assert len(asking) > 20
        assert not [typed for typed in synonyms.tables[language] if asking & set(typed.split())]


@pytest.mark.parametrize("text", ["", "- a", "id: [", "id: x\nen: y\n"])
def test_a_file_that_is_no_table_does_not_raise(tmp_path: Path, text: str) -> None:
    assert set(_load(tmp_path, text).tables) == set(LANGUAGES)


def test_the_real_synonyms_have_no_flaw_and_lead_to_words_of_the_site() -> None:
    terms = glossary.load(project.ROOT).entries
    synonyms = search_words.load(project.ROOT, terms)
    assert not synonyms.findings, "\n".join(messages_of(synonyms.findings))
    for language, table in synonyms.tables.items():
        pages = [
            path
            for path in (project.ROOT / "docs").rglob("*.md")
            if language_of(path.name) == language
        ]
        said = [path.read_text(encoding="utf-8") for path in pages]
        said += [text for entry in terms.values() for text in entry[language].values()]
        text = " ".join(map(search_words.normalized, said))
        lost = {form for forms in table.values() for form in forms if form not in text}
        assert not lost


def test_words_the_site_never_uses_are_replaced_and_others_added() -> None:
    table = {"kerjasama": ["kerja sama"], "mou": ["nota kesepahaman"]}
    parts = search_words.published(
        table, "id", ["Sebuah MoU", "kerja sama, risiko; kerjasama (nama resmi)"]
    )
    assert parts["also"] == {"mou": ["nota kesepahaman"]}
    assert parts["instead"] == {"kerjasama": ["kerja sama"], "resiko": ["risiko"]}


def test_the_words_offered_for_misspelt_ones_are_whole_words_of_four_letters_or_more() -> None:
    assert search_words.search_vocabulary(["Uji tuntas, uji; 2024", "Kerja-sama?"]) == [
        "kerja",
        "sama",
        "tuntas",
    ]

"""What the search knows of the glossary's terms: every way to say one, and its first sentence."""

from __future__ import annotations

from guidebook.search import definitions

ENTRIES = {
    "mou": {
        "id": {
            "term": "nota kesepahaman",
            "short": "MoU",
            "text": "Catatan *niat* para [mitra](#partner), misalnya pasal 3 s.d. 5. Tidak mengikat.",
            "not": "memo, nota-paham",
        },
        "en": {"term": "memorandum of understanding", "short": "MoU", "text": "A note of intent."},
    },
    "partner": {
        "id": {"term": "mitra", "text": "Organisasi yang bekerja sama."},
        "en": {"term": "partner", "text": "An organisation.", "not": "memo"},
    },
}


def test_each_way_to_say_a_term_leads_to_its_entry_and_one_said_twice_to_the_first() -> None:
    assert definitions.terms(ENTRIES) == {
        "nota kesepahaman": "mou",
        "mou": "mou",
        "memo": "mou",
        "nota paham": "mou",
        "memorandum of understanding": "mou",
        "mitra": "partner",
        "partner": "partner",
    }


def test_a_definition_is_the_first_sentence_without_marks() -> None:
    assert dict(definitions.definitions(ENTRIES, "id")) == {
        "mou": {
            "term": "nota kesepahaman (MoU)",
            "text": "Catatan niat para mitra, misalnya pasal 3 s.d. 5.",
        },
        "partner": {"term": "mitra", "text": "Organisasi yang bekerja sama."},
    }

"""A case's page says once, in plain words, how its sources were read."""

from __future__ import annotations

from typing import Any

import project
import pytest
import yaml
from guidebook.cases import source_notes
from guidebook.languages import LANGUAGES
from guidebook.text import vocabulary

GOLDEN: dict[str, dict[str, Any]] = yaml.safe_load(
    (project.ROOT / "tests/data/source_notes.yml").read_text("utf-8")
)


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sentence_tells_how_all_sources_were_read(name: str, language: str) -> None:
    spec = GOLDEN[name]
    assert source_notes.reading(spec["sources"], language) == spec[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_about_later_instances_has_words(language: str) -> None:
    said = source_notes.words(language)["later"]
    assert list(said) == list(vocabulary.values("later_instances"))
    assert len(set(said.values())) == len(said)

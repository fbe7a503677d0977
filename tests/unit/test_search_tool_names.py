"""By which names the search knows a tool."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.search import tool_names


@dataclass(frozen=True)
class _Tool:
    name: str
    slug: str
    title: dict[str, str]


RISKS = _Tool("risk-list", "daftar-risiko", {"id": "Daftar risiko", "en": "Risk list"})
ROLES = _Tool("roles", "pembagian-peran", {"id": "Pembagian peran", "en": "Roles"})
REVIEW = _Tool("after-action-review", "pelajaran", {"id": "Pelajaran", "en": "After-action review"})


def test_a_tool_is_known_by_its_title_and_its_address_in_the_readers_language() -> None:
    exit_plan = _Tool(
        "exit-plan", "rencana-pengakhiran", {"id": "Rencana serah terima", "en": "Handover plan"}
    )
    assert tool_names.of([exit_plan], "en") == ["exit plan", "handover plan"]
    assert tool_names.of([exit_plan], "id") == ["rencana pengakhiran", "rencana serah terima"]


def test_one_word_alone_is_a_subject_and_no_name() -> None:
    assert tool_names.of([RISKS, ROLES, REVIEW], "en") == ["after action review", "risk list"]

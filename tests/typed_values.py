"""What people type, and what it means: tests/data/typed.yml."""

from __future__ import annotations

from typing import Any

import project
import yaml


def table() -> dict[str, dict[str, Any]]:
    """What is typed by type, with its reading."""
    text = (project.ROOT / "tests/data/typed.yml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return loaded


def readings(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """What is typed for one value of this type, each with its reading."""
    return [(typed, reading(told)) for typed, told in table()[kind].items()]


def choices() -> list[tuple[str, str, dict[str, Any]]]:
    """What is typed for a value of each vocabulary, with its reading."""
    cases = []
    for vocabulary, texts in table()["choice"].items():
        for typed, told in texts.items():
            cases.append((vocabulary, str(typed), reading(told)))
    return cases


def years() -> list[tuple[str, str, list[dict[str, Any]]]]:
    """What is typed for the first and for the last year, with the readings of the two."""
    cases = []
    for typed, told in table()["years"].items():
        start, _, end = typed.partition("|")
        cases.append((start.strip(), end.strip(), [reading(each) for each in told]))
    return cases


def reading(told: Any) -> dict[str, Any]:
    """A reading as it stands in the table."""
    if isinstance(told, dict):
        candidates = [str(each) for each in told.get("unclear", [])]
        value = str(told.get("about", ""))
        known = {"value": value, "candidates": candidates, "refused": told.get("refused", "")}
        return {**known, "isAbout": True} if value else known
    return {"value": str(told), "candidates": [], "refused": ""}

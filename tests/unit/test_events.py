"""The order in which hooks work is the one that is written down."""

from __future__ import annotations

from typing import Any

import project
import yaml
from mkdocs.config import load_config

GOLDEN = project.ROOT / "tests/data/events.yml"


def _order() -> dict[str, list[str]]:
    """Who hears each event, first to last: `priority module.function`."""
    events = load_config(str(project.ROOT / "mkdocs.yml")).plugins.events
    order: dict[str, list[str]] = {}
    for event, handlers in events.items():
        for handler in handlers:
            order.setdefault(event, []).append(_shown(handler))
    return order


def _shown(handler: Any) -> str:
    priority = getattr(handler, "mkdocs_priority", 0)
    module = handler.__module__.removesuffix(".py").split("/")[-1]
    return f"{priority} {module}.{handler.__name__}"


def test_hooks_work_in_the_order_that_is_written_down() -> None:
    written = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    assert _order() == written, (
        "if the new order is meant, write it down in tests/data/events.yml, and its reason beside"
        " the priority"
    )


def test_priorities_are_whole_numbers() -> None:
    shown = [each for handlers in _order().values() for each in handlers]
    assert [each for each in shown if not each.split()[0].lstrip("-").isdigit()] == []

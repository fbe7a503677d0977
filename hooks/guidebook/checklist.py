"""The checklist: items by step, each with its text in both languages (docs/checklist.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Item = Mapping[str, str]
"""An item's text by language."""


def items(checklist: Mapping[str, Mapping[str, Item]], names: Sequence[str]) -> Iterator[Item]:
    """The items that `names` ask for: all of a step, or single ones; LookupError names one that doesn't exist."""
    single = {name: item for step in checklist.values() for name, item in step.items()}
    for name in names:
        if name in checklist:
            yield from checklist[name].values()
        elif name in single:
            yield single[name]
        else:
            raise LookupError(f"docs/checklist.yml has no step or item '{name}'")

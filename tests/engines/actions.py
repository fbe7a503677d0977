"""What a hand does, in the words that WebDriver and WebDriver BiDi share."""

from __future__ import annotations

from typing import Any

Actions = list[dict[str, Any]]


def pointing(x: float, y: float) -> Actions:
    """The mouse goes to a place of the window, its button is pressed and released."""
    there = {"type": "pointerMove", "x": round(x), "y": round(y)}
    steps = [there, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
    mouse = {"pointerType": "mouse"}
    return [{"type": "pointer", "id": "mouse", "parameters": mouse, "actions": steps}]


def typing(text: str) -> Actions:
    """The keys of a text are pressed and released one after the other."""
    steps = []
    for letter in text:
        steps.append({"type": "keyDown", "value": letter})
        steps.append({"type": "keyUp", "value": letter})
    return [{"type": "key", "id": "keys", "actions": steps}]

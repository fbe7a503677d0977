"""What tests ask of a browser, whichever engine it has and however it is driven."""

from __future__ import annotations

import json
import time
from typing import Any, Protocol

from playwright.sync_api import Error, Page

PATIENCE = 15.0
"""Seconds that a page may take for what it was asked."""

PLACE = """(() => {
  const element = [...document.querySelectorAll(%s)].find((one) => one.getClientRects().length);
  if (!element) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  const x = box.left + Math.min(box.width / 2, 60), y = box.top + Math.min(box.height / 2, 20);
  const there = document.elementFromPoint(x, y);
  return element.contains(there) || there?.contains(element) ? [x, y] : `covered by ${there?.outerHTML.slice(0, 90)}`;
})()"""
"""Where to click on the first element that a selector finds and that is shown."""


class EngineError(Exception):
    """A browser did not do what it was asked; says what it answered."""


class Window(Protocol):
    """A window of a phone's size, in which nothing is kept from another one."""

    engine: str

    def open(self, address: str) -> None:
        """Go to an address and wait until the page and its scripts are there."""

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression, as JSON has it."""

    def point(self, x: float, y: float) -> None:
        """Press and release the pointer at a place of the window."""

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""

    def close(self) -> None:
        """Close it and forget what was kept in it."""


def wait(window: Window, expression: str) -> Any:
    """The value of an expression as soon as it is true."""
    deadline = time.monotonic() + PATIENCE
    said = ""
    while time.monotonic() < deadline:
        try:
            if value := window.ask(expression):
                return value
        except EngineError as error:  # between one page and the next
            said = str(error)
        time.sleep(0.05)
    raise AssertionError(f"{window.engine}: never true: {expression} {said}")


def click(window: Window, selector: str) -> None:
    """Click on the first element of that selector that is shown, once nothing covers it."""
    find = PLACE % json.dumps(selector)
    wait(window, f"Array.isArray({find})")
    x, y = window.ask(find)
    window.point(x, y)


class PlaywrightWindow:
    """A window that Playwright drives, by nothing that a Chromium of 2021 lacks."""

    def __init__(self, engine: str, page: Page) -> None:
        self.engine = engine
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)

    def ask(self, expression: str) -> Any:
        try:
            return self.page.evaluate(expression)
        except Error as error:
            raise EngineError(error.message) from error

    def point(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def close(self) -> None:
        self.page.context.close()

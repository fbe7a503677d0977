"""The modules of the scripts as they are written, on a blank page: what they compute is tested
without building a site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import project
import pytest
from playwright.sync_api import Browser, Page, Route

FOLDER = project.ROOT / "overrides/assets/javascripts"
ADDRESS = "http://127.0.0.1:9/"
"""Where the page seems to lie; nobody has to listen there, since every request is answered here."""


class BlankPage:
    """A page without anything on it, to which the modules are at hand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, module: str, function: str, argument: Any = None) -> Any:
        """What `function` gives, JavaScript that takes the module and the argument.

        `run("lib/words.js", "(words, value) => words.fill('#', value)", 7)`
        """
        script = f"async ([path, value]) => ({function})(await import(path), value)"
        return self.page.evaluate(script, [f"{ADDRESS}{module}", argument])

    def call(self, module: str, name: str, *arguments: Any) -> Any:
        """What a function of the module gives for these arguments."""
        return self.run(module, f"(module, given) => module.{name}(...given)", list(arguments))


@pytest.fixture(scope="module")
def blank_page(browser: Browser) -> Iterator[BlankPage]:
    context = browser.new_context()
    context.route("**/*", _answer)
    page = context.new_page()
    page.goto(ADDRESS)
    yield BlankPage(page)
    context.close()


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(ADDRESS)
    if path:
        route.fulfill(path=FOLDER / path, content_type="text/javascript; charset=utf-8")
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html; charset=utf-8")

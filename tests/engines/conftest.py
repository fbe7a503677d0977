"""The site in every engine that this machine has; what is not there is left out, and said."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import chromium
from browser.conftest import PHONE, serve
from engines import installed
from engines.firefox import Firefox
from engines.web_kit import WebKit
from engines.windows import PlaywrightWindow, Window
from playwright.sync_api import Browser, Playwright, sync_playwright

NewWindow = Callable[[], Window]


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The real site below the sub-path it was built for; the address ends with a slash."""
    yield from serve(site, "/panduan/")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium_path() -> str | None:
    """Asked for before Playwright runs, which looks for its own then."""
    return chromium.find()


@pytest.fixture(scope="session", params=installed.ENGINES)
def new_window(
    request: pytest.FixtureRequest, chromium_path: str | None, playwright: Playwright
) -> Iterator[NewWindow]:
    """Opens windows of one engine after the other."""
    if request.param == "firefox":
        yield from _firefox()
    elif request.param == "webkit":
        yield from _web_kit()
    elif request.param in installed.OLD:
        yield from _old_chromium(playwright, request.param)
    else:
        yield from _chromium(playwright, chromium_path)


@pytest.fixture
def window(new_window: NewWindow) -> Iterator[Window]:
    """A new window of a phone's size in each engine."""
    opened = new_window()
    yield opened
    opened.close()


def _chromium(playwright: Playwright, path: str | None) -> Iterator[NewWindow]:
    if not path:
        pytest.skip("no Chromium")
    browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
    yield _windows(browser, "chromium")
    browser.close()


def _old_chromium(playwright: Playwright, engine: str) -> Iterator[NewWindow]:
    folder = installed.unpacked(engine)
    if not folder:
        pytest.skip(f"no {engine}: npm has not fetched it")
    libraries = f"{folder / 'lib'}:{folder}:{os.environ.get('LD_LIBRARY_PATH', '')}"
    browser = playwright.chromium.launch(
        executable_path=folder / "chromium",
        args=["--headless", *chromium.FLAGS],
        env={**os.environ, "LD_LIBRARY_PATH": libraries},
    )
    yield _windows(browser, engine)
    browser.close()


def _firefox() -> Iterator[NewWindow]:
    path = installed.firefox()
    if not path:
        pytest.skip("no Firefox")
    browser = Firefox(path)
    yield lambda: browser.window(PHONE["width"], PHONE["height"])
    browser.close()


def _web_kit() -> Iterator[NewWindow]:
    paths = installed.web_kit()
    if not paths:
        pytest.skip("no WebKitGTK with its driver")
    browser = WebKit(*paths)
    yield lambda: browser.window(PHONE["width"], PHONE["height"])
    browser.close()


def _windows(browser: Browser, engine: str) -> NewWindow:
    return lambda: PlaywrightWindow(engine, browser.new_page(viewport=PHONE))

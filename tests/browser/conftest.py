"""A real browser on the built site, served as a static host would at the root and below a sub-path,
with its `_headers`: every test of the browser also shows that the policy lets the pages work.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

import host_rules
import project
import pytest
from browser import chromium
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

NewPage = Callable[..., Page]
BLOCKS = re.compile(
    rb"(?=<(?:header|main|nav|article|section|h2|form|details|footer|dl|table|li)\b)"
)
"""Where one block of a page ends and the next begins."""
OWN = ("http://127.0.0.1:", "data:", "blob:")
"""How the address of anything begins that a page may ask for."""


class _Host(SimpleHTTPRequestHandler):
    """A static host: files below a prefix, the site's headers, 404.html for what is not there.

    Below modules/ are the scripts as they are written, before they are put together, for tests of
    their functions.
    """

    prefix = "/"

    def translate_path(self, path: str) -> str:
        path = path.split("?")[0].split("#")[0]
        inside = path.startswith(self.prefix)
        inner = path.removeprefix(self.prefix)
        if inside and inner.startswith("modules/"):
            return str(project.ROOT / "overrides/assets/javascripts" / inner[len("modules/") :])
        return super().translate_path("/" + inner if inside else "/nothing")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in host_rules.headers(
            Path(self.directory), self.path.split("?")[0]
        ).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _SlowHost(_Host):
    """A host behind a slow network: a page arrives block by block, a font after it."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        path = self.path.split("?")[0]
        if path.endswith(".woff2"):
            time.sleep(0.4)
        body = source.read()
        for part in BLOCKS.split(body) if path.endswith("/") else [body]:
            outputfile.write(part)
            time.sleep(0.005)


def serve(directory: Path, prefix: str, kind: type[_Host] = _Host) -> Iterator[str]:
    """Serve a site below `prefix` of a free port as long as the generator lives."""
    handler = type("Host", (kind,), {"prefix": prefix})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(directory)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The real site below the sub-path it was built for; the address ends with a slash."""
    yield from serve(site, "/panduan/")


@pytest.fixture(scope="session")
def slow_host(site: Path) -> Iterator[str]:
    """The same site behind a slow network."""
    yield from serve(site, "/panduan/", _SlowHost)


@pytest.fixture(scope="session")
def root_host(site: Path) -> Iterator[str]:
    """The same files at the root of a host."""
    yield from serve(site, "/")


@pytest.fixture(scope="session")
def partial_host(partial_site: Path) -> Iterator[str]:
    """The site with missing translations, at the root."""
    yield from serve(partial_site, "/")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser_path() -> str | None:
    return chromium.find()


@pytest.fixture(scope="session")
def browser(browser_path: str | None, playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=browser_path, args=chromium.FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def large_text_browser(browser_path: str | None, playwright: Playwright) -> Iterator[Browser]:
    """A browser whose reader has set the text to twice its size."""
    flags = [*chromium.FLAGS, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    running = playwright.chromium.launch(executable_path=browser_path, args=flags)
    yield running
    running.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages with options of a browser context; a console message or failed or foreign request
    fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    expected: list[str] = ["net::ERR_ABORTED"]  # the reader went on before a picture had arrived

    def complain(wrong: bool, text: str) -> None:
        if wrong:
            complaints.append(text)

    def watch(page: Page) -> None:
        page.on(
            "console", lambda message: complain(True, f"console {message.type}: {message.text}")
        )
        page.on("pageerror", lambda error: complain(True, f"script: {error}"))
        page.on(
            "requestfailed",
            lambda request: complain(True, f"failed: {request.url} {request.failure}"),
        )
        page.on(
            "request",
            lambda request: complain(not request.url.startswith(OWN), f"other host: {request.url}"),
        )
        page.on(
            "response",
            lambda answer: complain(answer.status >= 400, f"{answer.status}: {answer.url}"),
        )

    def open_page(address: str, *, expect: tuple[str, ...] = (), **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        expected.extend(expect)
        context.on("page", watch)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [text for text in complaints if not any(part in text for part in expected)]

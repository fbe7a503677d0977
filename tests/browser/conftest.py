"""A real browser on the built site, served as a static host would at the root and below a sub-path,
with its `_headers`: every test of the browser also shows that the policy lets the pages work.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

import host_rules
import project
import pytest
from browser import chromium
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

NewPage = Callable[..., Page]
SamePage = Callable[..., Page]
ColourScheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
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


class BareHost(_Host):
    """A host that sends no header of ours, as GitHub Pages."""

    def end_headers(self) -> None:
        SimpleHTTPRequestHandler.end_headers(self)


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
def large_text_page(browser_path: str | None, playwright: Playwright) -> Iterator[Page]:
    """A page of a browser whose reader has set the text to twice its size."""
    flags = [*chromium.FLAGS, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    running = playwright.chromium.launch(executable_path=browser_path, args=flags)
    yield running.new_page()
    running.close()


class Watch:
    """Notes what no page may do: say anything on the console, fail a request, or ask another host.

    `expected` holds pieces of what is said where a test breaks something on purpose.
    """

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected: list[str] = []
        self.start()

    def start(self, expected: tuple[str, ...] = ()) -> None:
        """Forget what was noted before."""
        self.complaints = []
        # A reader went on before a picture had arrived.
        self.expected = ["net::ERR_ABORTED", *expected]

    def page(self, page: Page) -> None:
        """Watch one page from now on."""
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"script: {error}"))
        page.on(
            "requestfailed",
            lambda request: self._note(f"failed: {request.url} {request.failure}"),
        )
        page.on("request", self._request)
        page.on("response", self._response)

    def unexpected(self) -> list[str]:
        """What was noted and not expected."""
        return [text for text in self.complaints if not any(part in text for part in self.expected)]

    def _note(self, text: str) -> None:
        self.complaints.append(text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(OWN):
            self._note(f"other host: {request.url}")

    def _response(self, answer: Response) -> None:
        if answer.status >= 400:
            self._note(f"{answer.status}: {answer.url}")


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages with options of a browser context; a console message or failed or foreign request
    fails the test.
    """
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_page(address: str, *, expect: tuple[str, ...] = (), **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type]
        contexts.append(context)
        watch.expected.extend(expect)
        context.on("page", watch.page)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not watch.unexpected()


@dataclass
class Shelf:
    """Pages that stay open from test to test, one with scripts and one without, each with its
    watch.
    """

    browser: Browser
    pages: dict[bool, tuple[Page, Watch]] = field(default_factory=dict)

    def page(self, scripts: bool) -> tuple[Page, Watch]:
        """The page of that kind, opened when it is first asked for."""
        if scripts not in self.pages:
            context = self.browser.new_context(viewport=PHONE, java_script_enabled=scripts)
            watch = Watch()
            context.on("page", watch.page)
            self.pages[scripts] = context.new_page(), watch
        return self.pages[scripts]


@pytest.fixture(scope="session")
def shelf(browser: Browser) -> Iterator[Shelf]:
    shelf = Shelf(browser)
    yield shelf
    for page, _ in shelf.pages.values():
        page.context.close()


@pytest.fixture
def same_page(shelf: Shelf) -> Iterator[SamePage]:
    """Opens an address in a page that earlier tests have used, which is much quicker than a new
    one. It is watched like a new one, and nothing is left in it of what it has kept before: for
    tests that need one page only and neither give it scripts or routes nor a first visit.
    """
    used: list[tuple[Page, Watch]] = []

    def open_page(
        address: str,
        *,
        viewport: ViewportSize = PHONE,
        color_scheme: ColourScheme = "light",
        reduced_motion: Literal["no-preference", "reduce"] = "no-preference",
        permissions: Sequence[str] = (),
        scripts: bool = True,
        expect: tuple[str, ...] = (),
    ) -> Page:
        page, watch = shelf.page(scripts)
        used.append((page, watch))
        page.goto("about:blank")  # the last page writes nothing any more
        _forget(page, address)
        page.context.grant_permissions(permissions)
        page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme, reduced_motion=reduced_motion)
        watch.start(expect)
        page.goto(address)
        return page

    yield open_page
    for page, watch in used:
        assert not watch.unexpected()
        assert not page.context.cookies()


def _forget(page: Page, address: str) -> None:
    """Remove all that pages of this site have kept in the browser."""
    parts = urlsplit(address)
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.clearDataForOrigin",
        {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"},
    )
    session.detach()
    page.context.clear_permissions()

"""How long readers on a weak network wait for the first text of each kind of page.

`python benchmarks/first_paint.py site` opens each page of a built site in a fresh Chromium window on
a phone's screen, with a cold cache, over a host that compresses, and prints after how many seconds
something is drawn, on each network, and what the whole visit weighs. A processor that does other
work makes every figure larger.
"""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / name) for name in ("hooks", "tests"))]

import project  # noqa: E402
from browser import chromium  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

PAGES = {name: pair[0] for name, pair in project.PAGE_TYPES.items()} | {"404": "tidak/ada/"}
PREFIX = "/panduan/"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@dataclass(frozen=True)
class Network:
    """A network as a reader has it, and the goal for the first paint on it in seconds."""

    kilobits: int
    latency: int
    goal: float


NETWORKS = (
    Network(50, 400, 5),
    Network(50, 800, 5),
    Network(400, 150, 1.6),
    Network(400, 400, 1.6),
)
"""The latency, in milliseconds, is that of each answer."""


@dataclass(frozen=True)
class Visit:
    """A first visit: seconds until something was drawn, what was sent, and in how many answers."""

    painted: float
    sent: int
    answers: int


class _Host(SimpleHTTPRequestHandler):
    """A host that compresses what gets smaller by it."""

    def do_GET(self) -> None:
        folder = Path(self.directory)
        path = folder / self.path.split("?")[0].removeprefix(PREFIX)
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        if not found:
            path = folder / "404.html"
        body = path.read_bytes()
        packed = gzip.compress(body, 6)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if len(packed) < len(body):
            self.send_header("Content-Encoding", "gzip")
            body = packed
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Host(_Host):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


def visit(browser: Browser, address: str, network: Network) -> Visit:
    """Open a page for the first time."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    rate = network.kilobits * 1000 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.latency,
            "downloadThroughput": rate,
            "uploadThroughput": rate,
        },
    )
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    page.goto(address, timeout=90_000)
    painted = _painted(page)
    page.wait_for_load_state("networkidle")
    context.close()
    return Visit(painted, sum(sizes), len(sizes))


def _painted(page: Page) -> float:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        milliseconds = page.evaluate(PAINTED)
        if milliseconds:
            return float(milliseconds) / 1000
        page.wait_for_timeout(50)
    raise TimeoutError(f"nothing is drawn at {page.url}")


def _said(seconds: float, goal: float) -> str:
    return f"{seconds:.2f}{'!' if seconds > goal else ' '}".rjust(10)


def main(site: Path) -> None:
    """Print a table: a row for each kind of page, a column for each network."""
    heads = "".join(f"{each.kilobits}/{each.latency}".rjust(10) for each in NETWORKS)
    print(
        f"Seconds to the first paint at kbit/s / ms of latency; ! is above the goal\n{'':14}{heads}"
    )
    path = chromium.find()
    with _served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        for name, address in PAGES.items():
            visits = [visit(browser, host + address, network) for network in NETWORKS]
            said = "".join(
                _said(each.painted, network.goal)
                for each, network in zip(visits, NETWORKS, strict=True)
            )
            print(
                f"{name:14}{said}   {visits[-1].sent:6} bytes, {visits[-1].answers} answers",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

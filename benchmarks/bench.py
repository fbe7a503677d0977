"""How this site builds beside the stock configuration and, where they are installed, other
generators.

`python benchmarks/bench.py 1000` builds a made-up site of 1,000 cases with each in turn, outside the
project, and prints what it took, for this site also with its cache: nothing changed since the last
build, or one case edited. Then which part of a build by one process our own hooks are.
`200,1000,2000 3` compares sizes, three builds each, and says how time grows.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / name) for name in ("hooks", "tests"))]

import bench_sites  # noqa: E402
from bench_sites import PEERS, Site  # noqa: E402
from browser import chromium  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

EPOCH = "1700000000"
GOALS = {"stock": 0.5, "Zensical": 1.0}
"""The most that a build may take of another's time."""

WARM = 0.15
"""The most of a stock build that one may take which finds the last one's pages."""

MEMORY, EXPONENT, SHARE = 300, 1.05, 0.1
HEAD = f"{'':12}{'seconds':>10}{'CPU s':>10}{'MB memory':>11}{'MB site':>10}{'kB cold':>10}{'of stock':>10}"


@dataclass(frozen=True)
class Build:
    """One build: seconds on the clock and of the processors, and the memory of its largest process
    in MB.
    """

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Result:
    """The builds of a site, its size, what a first visit to a case loads in bytes, and the share of
    each own hook.
    """

    site: str
    builds: tuple[Build, ...]
    size: int
    cold: int | None
    shares: dict[str, float]

    @property
    def seconds(self) -> float:
        """The median of the clock."""
        return statistics.median(build.seconds for build in self.builds)

    def row(self, of: float) -> str:
        """A line of the table; `of` is the time of the stock build."""
        processor = statistics.median(build.processor for build in self.builds)
        memory = max(build.memory for build in self.builds)
        cold = f"{self.cold / 1000:.1f}" if self.cold else "-"
        numbers = f"{self.seconds:>10.1f}{processor:>10.1f}{memory:>11.0f}{self.size / 1e6:>10.1f}{cold:>10}"
        return f"{self.site:12}{numbers}{self.seconds / of:>10.2f}"


class BuildError(Exception):
    """A build failed; says what it said."""


def build(site: Site, warm: bool = False, **settings: str) -> Build:
    """Build a site in a process of its own, from nothing or with what the last build has left for
    the next.
    """
    shutil.rmtree(site.output, ignore_errors=True)
    if not warm:
        shutil.rmtree(site.folder / ".cache", ignore_errors=True)
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": EPOCH,
        **site.environment,
        **settings,
    }
    log = site.folder / "build.log"
    with log.open("w", encoding="utf-8") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            site.command, cwd=site.folder, env=environment, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildError(
            f"{site.name} could not be built.\n{log.read_text(encoding='utf-8')[-2000:]}"
        )
    megabyte = 1e6 if sys.platform == "darwin" else 1e3
    return Build(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / megabyte)


def compare(folder: Path, count: int, runs: int, peers: Iterable[str]) -> list[Result]:
    """Build the sites in turn, `runs` times; those of `peers` that are not installed are said to be
    missing.
    """
    first = bench_sites.ours(folder / "ours", count)
    sites = [first, bench_sites.stock(folder / "stock", first.folder)]
    for name in peers:
        made = PEERS[name](folder / name, first.folder)
        sites += [made] if made else []
        if not made:
            print(f"{name} is not installed.")
    builds: dict[str, list[Build]] = {site.name: [] for site in sites}
    for run in range(runs):
        for site in list(sites) if run % 2 == 0 else list(reversed(sites)):
            try:
                builds[site.name].append(build(site))
            except BuildError as error:
                if site in sites[:2]:
                    raise
                print(error)
                sites.remove(site)
    results = [_result(site, builds[site.name]) for site in sites]
    results[1:1] = [Result(name, taken, 0, None, {}) for name, taken in _warm(first, runs).items()]
    build(first, PAGE_CACHE="false", BENCH_SHARES=str(first.folder / "shares.json"))
    return [
        replace(results[0], shares=json.loads((first.folder / "shares.json").read_text("utf-8"))),
        *results[1:],
    ]


def _warm(site: Site, runs: int) -> dict[str, tuple[Build, ...]]:
    """Builds of our site after a first one: with nothing changed, and each after an edit of one
    case.
    """
    build(site)
    unchanged = tuple(build(site, warm=True) for _ in range(runs))
    edited = []
    for run in range(runs):
        with (site.folder / bench_sites.SOURCE).open("a", encoding="utf-8") as file:
            file.write(f"\nSatu kalimat lagi, nomor {run}.\n")
        edited.append(build(site, warm=True))
    return {"  unchanged": unchanged, "  one edit": tuple(edited)}


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """How the time grows between two sizes: 1 is in proportion."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def verdict(results: Sequence[Result]) -> list[str]:
    """The goals, each with what was measured."""
    ours, unchanged, edited, stock, *peers = results
    lines = []
    for other in (stock, *peers):
        if other.site in GOALS:
            lines.append(
                _judged(f"time of {other.site}", ours.seconds / other.seconds, GOALS[other.site])
            )
    for warm in (unchanged, edited):
        lines.append(
            _judged(f"time of stock, {warm.site.strip()}", warm.seconds / stock.seconds, WARM)
        )
    lines.append(_judged("MB of memory", max(build.memory for build in ours.builds), MEMORY))
    for text, share in (
        ("own hooks' share", _share(ours)),
        ("  without the search index", _share(ours, "search")),
    ):
        lines.append(_judged(text, share, SHARE))
    slowest = sorted(ours.shares.items(), key=lambda item: -item[1])[:6]
    return [*lines, "slowest hooks: " + ", ".join(f"{name} {share:.1%}" for name, share in slowest)]


def _judged(what: str, found: float, most: float) -> str:
    return f"{what}: {found:.2f}, goal at most {most}: {'reached' if found <= most else 'MISSED'}"


def _share(result: Result, without: str = "") -> float:
    return sum(share for name, share in result.shares.items() if name != without)


def _result(site: Site, builds: list[Build]) -> Result:
    size = sum(path.stat().st_size for path in site.output.rglob("*") if path.is_file())
    return Result(site.name, tuple(builds), size, cold(site.output, site.case), {})


class _Host(SimpleHTTPRequestHandler):
    """A static host that notes what it was asked for."""

    asked: set[Path]

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        self.asked.add(Path(found) / "index.html" if Path(found).is_dir() else Path(found))
        return found

    def log_message(self, format: str, *args: object) -> None:
        pass


def cold(site: Path, case: str) -> int | None:
    """Bytes, compressed, that a browser asks this host for on a first visit to a page; None without
    a browser.
    """
    path = chromium.find()
    if not path:
        return None
    handler = type("Host", (_Host,), {"asked": set()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    nothing_else = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*chromium.FLAGS, nothing_else]
        )
        address = (
            f"http://127.0.0.1:{server.server_port}/{unquote(case).removesuffix('index.html')}"
        )
        browser.new_page().goto(address, wait_until="networkidle")
        browser.close()
    server.shutdown()
    server.server_close()
    files: set[Path] = handler.asked  # type: ignore[attr-defined]
    data = [file.read_bytes() for file in files if file.is_file()]
    return sum(min(len(each), len(gzip.compress(each))) for each in data)


def main(
    sizes: Sequence[int], runs: int, peers: Iterable[str], say: Callable[[str], None] = print
) -> None:
    """Compare for each size, and say how our time grows from the first to the last."""
    taken = []
    for count in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            results = compare(Path(folder), count, runs, peers)
        say(f"\n{count} cases, median of {runs}\n{HEAD}")
        for result in results:
            say(result.row(results[3].seconds))
        for line in verdict(results):
            say(line)
        taken.append((count, results[0].seconds))
    if len(taken) > 1:
        say(
            "\n"
            + _judged(
                f"exponent from {taken[0][0]} to {taken[-1][0]}",
                exponent(taken[0], taken[-1]),
                EXPONENT,
            )
        )


if __name__ == "__main__":
    main(
        [int(size) for size in sys.argv[1].split(",")],
        int(sys.argv[2]) if len(sys.argv) > 2 else 1,
        PEERS,
        partial(print, flush=True),
    )

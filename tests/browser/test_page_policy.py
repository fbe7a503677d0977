"""Where a host sends no header, each page protects itself: what is smuggled into it does not run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import project
import pytest
from browser.conftest import BareHost, serve
from playwright.sync_api import Browser, Route

FOREIGN = "https://foreign.example/"
SMUGGLED = f"""
<meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline' data:">
<base href="{FOREIGN}">
<script>ran("script")</script>
<script type="module">ran("module")</script>
<script src="{FOREIGN}script.js"></script>
<script src="data:text/javascript,ran('script in an address')"></script>
<img src="data:x" alt="" onerror="ran('handler of a picture')">
<img src="{FOREIGN}picture.png" alt="">
<svg onload="ran('handler of a drawing')"><script>ran("script in a drawing")</script></svg>
<details open ontoggle="ran('handler of details')"><summary>x</summary></details>
<input autofocus onfocus="ran('handler of a box')">
<iframe src="javascript:parent.ran('frame')"></iframe>
<iframe srcdoc="<script>parent.ran('frame with a page in it')</script>"></iframe>
<iframe src="{FOREIGN}frame"></iframe>
<object data="data:text/html,<script>parent.ran('object')</script>"></object>
<object data="{FOREIGN}object"></object>
<embed src="{FOREIGN}embed">
<style>h1 {{ background: url("{FOREIGN}style.png") }}</style>
<link rel="stylesheet" href="{FOREIGN}style.css">
<p style="background: url('{FOREIGN}attribute.png')">x</p>
<video src="{FOREIGN}video.mp4" autoplay></video>
<a id="smuggled-link" href="javascript:ran('link')">x</a>
<a id="smuggled-ping" href="#smuggled-ping" ping="{FOREIGN}ping">x</a>
<form id="smuggled-form" action="{FOREIGN}form"></form>
"""
PRESS = """() => {
  document.getElementById("smuggled-link").click();
  setTimeout(() => document.getElementById("smuggled-ping").click(), 50);
  setTimeout(() => document.getElementById("smuggled-form").submit(), 100);
}"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MOVED = {"langkah/rekan/": "langkah/mitra/", "en/why/reach/": "en/benefits/reach/#limits"}


@pytest.fixture(scope="module")
def smuggled_into(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site on a bare host, with the same in every page; unprotected/ has one page less
    its policy.
    """
    spoilt = tmp_path_factory.mktemp("smuggled") / "site"
    shutil.copytree(site, spoilt)
    _smuggle(spoilt)
    unprotected = spoilt / "unprotected/index.html"
    unprotected.parent.mkdir()
    text = POLICY.sub("", (spoilt / "en/about/index.html").read_text("utf-8"), count=1)
    unprotected.write_text(text, encoding="utf-8")
    yield from serve(spoilt, "/panduan/", BareHost)


@pytest.fixture(scope="module")
def smuggled_into_moved(
    partial_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The site that has pages at old addresses, the same way."""
    spoilt = tmp_path_factory.mktemp("smuggled") / "site"
    shutil.copytree(partial_site, spoilt)
    _smuggle(spoilt)
    yield from serve(spoilt, "/panduan/", BareHost)


def _smuggle(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("</main>", f"{SMUGGLED}</main>", 1), encoding="utf-8")


def _what_ran(browser: Browser, address: str, end: str = "") -> list[str]:
    """What of all that ran, and what another host was asked for, on a page or on its way to its
    `end`.
    """
    ran: list[str] = []

    def answer(route: Route) -> None:
        ran.append(route.request.url)
        route.fulfill(body="", content_type="text/html")

    context = browser.new_context()
    context.expose_function("ran", lambda what: ran.append(what))
    context.route(f"{FOREIGN}**", answer)
    page = context.new_page()
    page.goto(address)
    if end:
        page.wait_for_url(end)
    else:
        page.evaluate(PRESS)
    page.wait_for_timeout(250)
    context.close()
    return ran


@pytest.mark.parametrize("address", [*project.BOTH, "no/such/page/"])
def test_nothing_that_is_smuggled_into_a_page_runs_or_asks_another_host(
    browser: Browser, smuggled_into: str, address: str
) -> None:
    assert _what_ran(browser, smuggled_into + address) == []


@pytest.mark.parametrize("address", MOVED)
def test_nothing_that_is_smuggled_into_a_page_at_an_old_address_runs(
    browser: Browser, smuggled_into_moved: str, address: str
) -> None:
    end = smuggled_into_moved + MOVED[address]
    assert _what_ran(browser, smuggled_into_moved + address, end) == []


def test_the_same_runs_in_a_page_without_a_policy(browser: Browser, smuggled_into: str) -> None:
    ran = _what_ran(browser, smuggled_into + "unprotected/")
    wanted = {"script", "module", "handler of a drawing", "handler of a box", "link"}
    assert wanted | {f"{FOREIGN}picture.png", f"{FOREIGN}style.css"} <= set(ran)


def test_a_page_opened_from_a_folder_is_shown_with_its_style_and_runs_its_scripts(
    browser: Browser, site: Path
) -> None:
    # `make build` and the previews of pull requests are opened so.
    page = browser.new_page()
    page.goto((site / "en/about/index.html").as_uri())
    assert page.evaluate("document.documentElement.className") == "js"
    assert page.evaluate("document.styleSheets.length") == 2  # the second is for paper
    assert page.evaluate("getComputedStyle(document.querySelector('.skip-link')).position") in (
        "absolute",
        "fixed",
    )
    page.close()

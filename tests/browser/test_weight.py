"""What a reader's first visit costs, whatever the page and however many cases there are."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import project
import pytest
from browser.conftest import NewPage
from guidebook.theme import stylesheet
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Page, Response

BUDGET = 50_000
"""Bytes of a cold visit as a host sends them, compressed where that helps."""
REQUESTS = 8
ICONS = re.compile(r"[^{}]*\b(?:admonition-title|summary):(?:before|after)\{[^}]*\}")
"""Material's icons before what can be folded, which are left out on purpose."""
SHIFTS = """window.moved = [];
  const words = ({ node }) => node?.textContent.trim().slice(0, 60);
  new PerformanceObserver((list) => window.moved.push(...list.getEntries().map(
    ({ value, sources }) => `${value} ${sources.map(words).join(" | ")}`
  ))).observe({ type: "layout-shift", buffered: true });"""
"""Notes whatever has moved, by how much and its first words."""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""
STYLES = """() => {
  document.body.style.display = "none"; // laid out anew with the font that has arrived
  document.body.offsetHeight;
  document.body.style.display = "";
  const seen = new Set();
  const kind = (element) => element && element.tagName + "." + element.className + "#" + element.id;
  return [...document.querySelectorAll("body, body *")].flatMap((element) => {
    const key = kind(element) + " in " + kind(element.parentElement);
    if (seen.has(key)) return [];
    seen.add(key);
    const styles = [getComputedStyle(element), ...["::before", "::after"].map((name) => getComputedStyle(element, name))];
    return key + styles.map((style) => [...style].filter((name) => !name.startsWith("--")).map((name) => name + ":" + style.getPropertyValue(name)).join(";")).join("|");
  });
}"""
"""How the first element of each kind looks, with what stands before and after it."""


def _sent(answer: Response) -> int:
    body = answer.body()
    return min(len(body), len(gzip.compress(body, 6)))


@pytest.mark.parametrize("address", project.BOTH)
def test_a_first_visit_is_light_and_blocked_by_one_stylesheet_only(
    new_page: NewPage, host: str, address: str
) -> None:
    answers: list[Response] = []
    urgent: list[str] = []
    page = new_page("about:blank")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.requestWillBeSent",
        lambda event: (
            urgent.append(event["type"]) if "High" in event["request"]["initialPriority"] else None
        ),
    )
    page.on("response", lambda answer: answers.append(answer))
    page.goto(host + address)
    page.wait_for_load_state("networkidle")
    assert [name.removeprefix(host) for name in page.evaluate(BLOCKING)] == [
        "assets/stylesheets/guidebook.css"
    ]
    assert {"Document", "Font", "Stylesheet"} <= set(urgent)
    assert "Script" not in urgent
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    costs = {answer.url.removeprefix(host): _sent(answer) for answer in answers}
    assert sum(costs.values()) <= BUDGET, costs
    assert len(answers) <= REQUESTS, costs


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", project.BOTH)
def test_nothing_moves_while_a_page_its_font_and_its_scripts_arrive(
    new_page: NewPage, slow_host: str, address: str, width: int
) -> None:
    page = new_page("about:blank", viewport={"width": width, "height": 844})
    page.add_init_script(SHIFTS)
    for here in ("?font=late", "?font=kept"):
        page.goto(slow_host + address + here)
        page.wait_for_function("document.fonts.check('16px \"Plus Jakarta Sans\"')")
        page.wait_for_timeout(150)
        assert page.evaluate("window.moved") == [], here


def _styles(page: Page, address: str, stylesheet: str) -> list[str]:
    """How a page looks by a stylesheet, with our font however late it comes."""
    body = re.sub(r"font-display:\s*optional", "font-display:swap", stylesheet)
    page.route("**/guidebook.css", lambda route: route.fulfill(body=body, content_type="text/css"))
    page.goto(address)
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(
        "() => document.fonts.load('16px \"Plus Jakarta Sans\"').then(() => document.fonts.ready).then(() => {})"
    )
    styles: list[str] = page.evaluate(STYLES)
    return styles


@pytest.mark.parametrize("pair", project.PAGE_TYPES.values(), ids=project.PAGE_TYPES)
def test_what_the_stylesheet_was_cut_by_no_page_uses(
    new_page: NewPage, host: str, site: Path, uncut: str, pair: tuple[str, str]
) -> None:
    page = new_page("about:blank")
    cut = _styles(
        page,
        host + pair[0],
        (site / "assets/stylesheets/guidebook.css").read_text(encoding="utf-8"),
    )
    full = _styles(page, host + pair[0], uncut)
    assert len(full) == len(cut)
    assert not [(one, other) for one, other in zip(full, cut, strict=True) if one != other][:3]


@pytest.fixture(scope="session")
def uncut() -> str:
    """Both stylesheets with every rule."""
    (theirs,) = (Path(get_theme_dir("material")) / "assets/stylesheets").glob("main.*.min.css")
    ours = project.ROOT / "overrides/assets/stylesheets/guidebook.css"
    without_icons = ICONS.sub("", theirs.read_text(encoding="utf-8"))
    return without_icons + ours.read_text(encoding="utf-8")


def test_a_rule_for_what_is_nowhere_is_cut_and_one_in_doubt_is_kept() -> None:
    used = stylesheet.Used()
    used.page('<p class="one two" id="here"></p>')
    used.script('const row = node("li"); row.className = "made";')
    css = """
        :root { --used: 1px; --of-used: 2px; --unused: 3px }
        .one, .gone { margin: var(--used) } #gone { margin: 0 } p.two > .made:hover { margin: 0 }
        table { margin: 0 } li:not(.gone) { margin: calc(var(--used) + 1px) !important }
        @media print { .gone { margin: 0 } #here { margin: 0; --used: var(--of-used) } }
        @media screen { .gone { margin: 0 } } [dir=rtl] p { margin: 0 } [data-md-x] p { margin: 0 }
    """
    assert stylesheet.cut([css], used) == (
        ":root{--used:1px;--of-used:2px}.one{margin:var(--used)}p.two > .made:hover{margin:0}"
        "li:not(.gone){margin:calc(var(--used) + 1px)!important}@media print {#here{margin:0;--used:var(--of-used)}}"
    )

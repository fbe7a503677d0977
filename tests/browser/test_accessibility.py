"""WCAG 2.2 AA, as far as a machine can tell, on every kind of page in both languages and both
colour schemes.
"""

from __future__ import annotations

import project
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import form
from browser.conftest import DESKTOP, PHONE, ColourScheme, SamePage
from playwright.sync_api import Page, ViewportSize, expect

AXE = Axe()


def _violations(page: Page) -> list[str]:
    """What axe finds in the page as it stands, its script being loaded into each page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    results = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')}"
        for found in results["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("address", project.BOTH)
def test_axe_finds_nothing(host: str, same_page: SamePage, address: str) -> None:
    page = same_page(host + address, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    assert not _violations(page), "in light colours on a phone"
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESKTOP)
    assert not _violations(page), "in dark colours on a wide screen"


@pytest.mark.parametrize("address", ["", "en/steps/agreement/"])
def test_axe_finds_nothing_in_the_open_menu_and_search(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, reduced_motion="reduce")
    page.locator(".menu > summary").click()
    assert not _violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert not _violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_results_and_where_nothing_is_found(
    host: str, same_page: SamePage, scheme: str
) -> None:
    page = same_page(host + "?q=kesepakatan", color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert not _violations(page)
    page.get_by_role("searchbox").fill("kesepkatan")
    expect(page.locator("[data-search-suggestion]")).to_be_visible()
    assert not _violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_checklist_in_use(
    host: str, same_page: SamePage, scheme: str
) -> None:
    page = same_page(host + "daftar-periksa/", color_scheme=scheme, reduced_motion="reduce")
    page.locator(".tick input").first.check()
    for summary in page.locator(".tick summary").all():
        summary.click()
    page.locator("[data-do=rename]").click()
    page.locator("[data-do=clear]").click()
    assert not _violations(page)
    page.goto(host + "daftar-periksa/#answers=eyJuYW1lIjoieCIsInRpY2tzIjpbXX0")
    expect(page.locator(".ticks-ask")).to_be_visible()
    assert not _violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_tools_in_use(
    host: str, same_page: SamePage, scheme: ColourScheme
) -> None:
    narrow: ViewportSize = {"width": 360, "height": 740}
    page = same_page(
        host + "en/tools/who-brings-what/",
        viewport=narrow,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page.locator("[name=partnership]").fill("Moringa")
    page.locator("[data-add=partner-1]").click()
    page.locator("[name='partner-1.1.quantity']").fill("2")
    page.locator("[name='partner-1.1.price']").fill("2 million")
    page.locator("[name='partner-1.1.price']").blur()
    expect(page.locator(".problem")).to_be_visible()
    _check_in_use(page)
    page.goto(host + "en/tools/readiness/")
    scale = page.locator("[data-scale] [data-statement]")
    for row in range(scale.count()):
        for partner, score in ((0, "1"), (1, "3")):
            scale.nth(row).locator("select").nth(partner).select_option(score)
    expect(page.locator(".apart").first).to_be_visible()
    _check_in_use(page)
    page.goto(host + "en/tools/cooperation-agreement/")
    page.locator("[name='clause.money']").uncheck()
    page.locator("[name=our-organisation]").fill("Moringa cooperative")
    expect(page.locator("[data-offers]")).to_be_visible()
    _check_in_use(page)
    page.goto(host + "en/tools/assistant/")
    page.locator("input[value=writing]").check()
    page.locator("input[value=staff]").check()
    expect(page.locator("[data-result] li").first).to_be_visible()
    _check_in_use(page)


def _check_in_use(page: Page) -> None:
    """Axe finds nothing on a page, and nobody has to push it aside to read it."""
    assert not _violations(page), page.url
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_form_with_mistakes(
    host: str, same_page: SamePage, scheme: str
) -> None:
    page = same_page(
        host + "en/contribute/write/", color_scheme=scheme, viewport=PHONE, reduced_motion="reduce"
    )
    form.ready(page)
    page.check("[name=languages][value=both]")
    page.locator(".form-draft summary").click()
    assert not _violations(page)
    form.go(page, "facts")
    page.fill("#start", "20")
    page.focus("#end")
    page.wait_for_selector("#start-wrong:visible")
    page.locator(".asks-more summary").first.click()
    assert not _violations(page)
    form.go(page, "sources")
    assert not _violations(page)
    form.go(page, "send")
    page.wait_for_selector(".form-file")
    page.locator(".form-file summary").first.click()
    assert not _violations(page)


def test_axe_finds_nothing_on_the_404(host: str, same_page: SamePage) -> None:
    assert not _violations(same_page(host + "en/none", expect=("404",)))


def test_axe_finds_nothing_on_a_page_missing_its_translation(
    partial_host: str, same_page: SamePage
) -> None:
    assert not _violations(same_page(partial_host + "en/conclusion/"))


def test_the_skip_link_comes_first_and_leads_to_the_text(host: str, same_page: SamePage) -> None:
    page = same_page(host + "manfaat/inovasi/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Langsung ke isi")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", ["", "en/steps/agreement/", "glosarium/"])
def test_every_link_and_button_is_reached_by_keyboard_with_visible_focus(
    host: str, same_page: SamePage, address: str, viewport: dict[str, int]
) -> None:
    page = same_page(host + address, viewport=viewport, reduced_motion="reduce")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary, input")]
            .filter(e => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})).length"""
    )
    seen = set()
    unseen = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (e === document.body) return null;
              e.dataset.stop ??= Math.random();
              const style = getComputedStyle(e), box = e.getClientRects()[0];
              const over = document.elementFromPoint(box.left + Math.min(box.width, 30) / 2, box.top + Math.min(box.height, 20) / 2);
              const covered = !(e.contains(over) || over?.contains(e));
              return [e.dataset.stop, e.outerHTML.slice(0, 120), parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none" && !covered];
            }"""
        )
        if stop:
            seen.add(stop[0])
            if not stop[2]:
                unseen.append(stop[1])
    assert not unseen
    assert len(seen) >= wanted


RINGS = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3)
      .map((part) => part / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement) {
      const { backgroundColor } = getComputedStyle(e);
      if (!/, 0\\)|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const weak = [];
  for (const e of document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")) {
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    e.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== e) continue;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
    const shown = [e, e.nextElementSibling].filter(Boolean).map((one) => getComputedStyle(one));
    const ring = shown.find((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    if (!ring) { weak.push(`no ring: ${e.outerHTML.slice(0, 90)}`); continue; }
    const [a, b] = [light(ring.outlineColor), light(ground(e))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 3) weak.push(`${contrast.toFixed(2)}: ${e.outerHTML.slice(0, 90)}`);
  }
  return weak;
}"""
"""What on a page has no ring of its own when the keyboard is on it, or one that stands out less than
3:1 from its ground.
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [pair[0] for pair in project.PAGE_TYPES.values()])
def test_the_ring_of_focus_stands_out_on_every_ground(
    host: str, same_page: SamePage, address: str, scheme: str
) -> None:
    page = same_page(host + address, color_scheme=scheme, viewport=DESKTOP, reduced_motion="reduce")
    page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
    assert page.evaluate(RINGS) == []


@pytest.mark.parametrize("address", project.BOTH)
def test_a_heading_is_its_words_and_its_link_is_for_the_mouse_alone(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    for heading in page.locator("h2").all():
        assert "#" not in (heading.text_content() or "")
    for link in page.locator(".headerlink").all():
        assert link.get_attribute("aria-hidden") == "true"
        assert link.get_attribute("tabindex") == "-1"


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", project.BOTH)
def test_no_page_scrolls_sideways(host: str, same_page: SamePage, address: str, width: int) -> None:
    page = same_page(host + address, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width


@pytest.mark.parametrize(
    "address",
    [*(pair[0] for pair in project.PAGE_TYPES.values()), "en/", "en/contribute/write/"],
)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_text_twice_as_large_still_fits(
    host: str, large_text_page: Page, address: str, width: int
) -> None:
    page = large_text_page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host + address)
    assert (
        page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.page-text p:not(.admonition p)')).fontSize)"
        )
        >= 32
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => e.checkVisibility() && getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1)
            .filter(e => !e.classList.contains("visually-hidden")).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert not cut


def test_pointer_targets_are_large_enough(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".site-header a, .site-header button, .site-header summary, .doors a, .cards a, .site-footer a")]
            .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    assert not small


def test_reduced_motion_is_honoured(host: str, same_page: SamePage) -> None:
    page = same_page(host, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("*")].filter(e => {
          const style = getComputedStyle(e);
          return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
        }).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert not moving


@pytest.mark.parametrize("address", project.BOTH)
def test_everything_is_readable_without_javascript(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    page.evaluate(
        "document.documentElement.classList.add('no-js')"
    )  # hides what offers itself only where scripts run
    with_script = page.locator(".page-text").inner_text()
    page = same_page(host + address, scripts=False)
    assert page.locator(".page-text").inner_text() == with_script
    expect(page.locator("[data-search-open]")).to_be_hidden()
    expect(page.locator(".site-header__tools > [data-scheme-toggle]")).to_be_hidden()
    menu = page.locator(".menu > summary")
    menu.click()
    expect(page.locator(".menu__panel a").first).to_be_visible()

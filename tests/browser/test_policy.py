"""What the site's own policy lets a page do, and what it refuses to anything smuggled in."""

from __future__ import annotations

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import expect

REFUSED = "Content Security Policy"
FOREIGN = "https://foreign.example/x"
SMUGGLED = {
    "script-src-elem": "const s = document.createElement('script'); s.textContent = 'window.smuggled = 1'; document.body.append(s)",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<details open ontoggle=\"window.smuggled = 1\">x</details>')",
    "style-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p style=\"position:fixed\">x</p>')",
    "style-src-elem": "document.body.insertAdjacentHTML('beforeend', '<style>body{display:none}</style>')",
    "img-src": f"new Image().src = '{FOREIGN}'",
    "connect-src": f"fetch('{FOREIGN}').catch(() => {{}})",
    "frame-src": f"document.body.insertAdjacentHTML('beforeend', '<iframe src=\"{FOREIGN}\"></iframe>')",
    "form-action": f"document.body.insertAdjacentHTML('beforeend', '<form action=\"{FOREIGN}\"></form>'); document.body.lastChild.submit()",
    "base-uri": f"document.head.insertAdjacentHTML('beforeend', '<base href=\"{FOREIGN}\">')",
}


@pytest.mark.parametrize("directive", SMUGGLED)
def test_what_is_smuggled_into_a_page_is_refused(
    host: str, same_page: SamePage, directive: str
) -> None:
    page = same_page(
        host + "en/about/",
        expect=(REFUSED, "violates the following", "csp", f"other host: {FOREIGN}"),
    )
    said = page.evaluate(
        f"""() => new Promise((resolve) => {{
          document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
          setTimeout(resolve, 3000, "nothing was refused");
          {SMUGGLED[directive]};
        }})"""
    )
    assert said == directive
    assert page.evaluate("window.smuggled") is None


def test_every_answer_carries_the_policy(host: str, same_page: SamePage) -> None:
    page = same_page(host, expect=("404",))
    for path in (
        "",
        "en/checklist/",
        "assets/javascripts/search.js",
        "daftar-periksa/daftar-periksa.pdf",
        "no/page/",
    ):
        answer = page.request.get(host + path)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_a_form_needs_is_allowed(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/about/", permissions=["clipboard-write", "clipboard-read"])
    page.evaluate("import(new URL('../../assets/javascripts/guidebook.js', location.href).href)")
    assert page.evaluate("localStorage.setItem('draft', 'x'), localStorage.getItem('draft')") == "x"
    page.evaluate("navigator.clipboard.writeText('a case')")
    assert page.evaluate("navigator.clipboard.readText()") == "a case"
    with page.expect_download() as download:
        page.evaluate(
            """() => {
              const link = document.createElement("a");
              link.href = URL.createObjectURL(new Blob(["a case"], { type: "text/markdown" }));
              link.download = "case.md";
              link.click();
            }"""
        )
    assert download.value.suggested_filename == "case.md"
    assert download.value.path().read_text(encoding="utf-8") == "a case"


def test_a_page_may_lead_to_another_site(host: str, new_page: NewPage) -> None:
    page = new_page(host + "en/about/", expect=(f"other host: {FOREIGN}",))
    page.route(
        FOREIGN, lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")
    )
    page.evaluate(f"location.href = '{FOREIGN}'")
    expect(page.locator("h1")).to_have_text("Elsewhere")

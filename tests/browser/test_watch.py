"""The page that tests share keeps nothing from one to the next, and tells what no page may do."""

from __future__ import annotations

import time

import pytest
from browser.conftest import NewPage, SamePage, Watch

FOREIGN = "https://foreign.example/x"


def test_a_shared_page_forgets_what_was_kept_and_allowed(host: str, same_page: SamePage) -> None:
    asked = "navigator.permissions.query({ name: 'clipboard-read' }).then((one) => one.state)"
    page = same_page(host, color_scheme="dark", permissions=["clipboard-read"])
    assert page.evaluate(asked) == "granted"
    page.evaluate("() => { localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b'); }")
    page = same_page(host)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate(asked) != "granted"
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("console.warn('careful')", "console warning: careful"),
        ("setTimeout(() => { throw new Error('broken') })", "script: broken"),
        ("fetch('nowhere')", "404: "),
        (f"location.href = '{FOREIGN}'", f"other host: {FOREIGN}"),
    ],
)
def test_what_no_page_may_do_is_told(host: str, new_page: NewPage, script: str, told: str) -> None:
    page = new_page("about:blank", expect=("",))  # the fixture's own watch expects anything
    watch = Watch()
    watch.page(page)
    page.route(FOREIGN, lambda route: route.fulfill(body=""))
    page.goto(host)
    assert not watch.unexpected()
    page.evaluate(f"() => {{ {script}; }}")
    until = time.monotonic() + 10
    while not watch.unexpected() and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert watch.unexpected()[0].startswith(told)

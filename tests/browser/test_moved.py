"""A reader who follows an old link arrives at the page where it is now."""

from __future__ import annotations

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import expect

LEADS = [
    ("langkah/rekan/", "langkah/mitra/"),
    ("en/steps/partner/", "en/steps/partners/"),
    ("lama/", ""),
    ("en/why/reach/", "en/benefits/reach/#limits"),
]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(("old", "new"), LEADS)
def test_an_old_address_ends_on_the_page(
    partial_host: str, same_page: SamePage, old: str, new: str, scripts: bool
) -> None:
    page = same_page(partial_host + old, scripts=scripts)
    page.wait_for_url(partial_host + new)
    expect(page.locator("h1")).to_be_visible()


def test_the_section_and_query_of_an_old_link_are_kept(
    partial_host: str, same_page: SamePage
) -> None:
    page = same_page(partial_host + "en/why/reach/?q=trust#why")
    page.wait_for_url(partial_host + "en/benefits/reach/?q=trust#why")
    expect(page.locator("#search")).to_be_visible()


def test_going_back_does_not_stop_at_the_old_address(
    partial_host: str, same_page: SamePage
) -> None:
    page = same_page(partial_host + "en/")
    page.goto(partial_host + "en/steps/partner/")
    page.wait_for_url(partial_host + "en/steps/partners/")
    page.go_back()
    page.wait_for_url(partial_host + "en/")


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"color_scheme": "light"}])
def test_where_leading_on_fails_the_link_can_be_followed(
    partial_host: str, new_page: NewPage, options: dict[str, str]
) -> None:
    page = new_page(partial_host + "en/", expect=("failed: ", "ERR_FAILED"), **options)
    page.route("**/moved.js", lambda route: route.abort())
    page.goto(partial_host + "en/steps/partner/")
    expect(page.locator("h1")).to_have_text("This page has moved")
    page.get_by_role("link", name="Continue to:").click()
    page.wait_for_url(partial_host + "en/steps/partners/")

"""What a host is told to send: nothing on any page needs more than the policy allows."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from xml.etree.ElementTree import Element

import built_pages
import host_rules


def test_every_answer_carries_the_policy_and_the_other_protections(
    site: Path, partial_site: Path
) -> None:
    for built in (site, partial_site):
        sent = host_rules.headers(built, "/panduan/en/anything/")
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert sent["X-Frame-Options"] == "DENY"
        assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert sent["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"
        policy = host_rules.policy(built)
        assert (
            policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
        )
        allowed = {
            word for words in policy.values() for word in words if not word.startswith("'sha256-")
        }
        assert allowed == {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}


def test_hosts_accept_the_length_of_the_file(site: Path) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) < 2000
    assert len(host_rules.header_rules(site)) < 100


def test_every_script_in_a_page_is_allowed_by_its_hash(site: Path, partial_site: Path) -> None:
    for built in (site, partial_site):
        sent = set(host_rules.policy(built)["script-src"])
        for page in _all_pages(built):
            allowed = sent & set(_own_policy(page)["script-src"])
            for script in filter(_runs, page.all(".//script")):
                digest = base64.b64encode(
                    hashlib.sha256((script.text or "").encode()).digest()
                ).decode()
                assert f"'sha256-{digest}'" in allowed, (
                    f"{page.address}: put this script into a file of its own"
                )


def test_every_page_names_the_policy_itself_before_it_loads_anything(
    site: Path, partial_site: Path
) -> None:
    for built in (site, partial_site):
        sent = host_rules.policy(built)
        for page in _all_pages(built):
            own = _own_policy(page)
            assert own.keys() | {"frame-ancestors"} == sent.keys(), page.address
            assert all(set(own[name]) <= set(sent[name]) for name in own), page.address
            loads = [each for each in page.all("./head/*") if each.tag in ("link", "script")]
            order = list(page.root.iter())
            assert order.index(_policy_element(page)) < order.index(loads[0]), page.address


def test_no_page_has_styles_or_scripts_in_attributes_or_styles_in_itself(
    site: Path, partial_site: Path
) -> None:
    for built in (site, partial_site):
        for page in _all_pages(built):
            refused = [
                name for element in page.root.iter() for name in element.attrib if _refused(name)
            ]
            assert not refused + page.all(".//style"), page.address


def test_every_file_kept_for_good_exists(site: Path) -> None:
    for pattern, _ in host_rules.header_rules(site)[1:]:
        assert pattern.startswith("/panduan/")
        assert list(site.glob(pattern.removeprefix("/panduan/")))


def _all_pages(site: Path) -> list[built_pages.Page]:
    return list((built_pages.pages(site) | built_pages.moved(site)).values())


def _policy_element(page: built_pages.Page) -> Element:
    (element,) = page.all('.//meta[@http-equiv="Content-Security-Policy"]')
    return element


def _own_policy(page: built_pages.Page) -> dict[str, list[str]]:
    parts = _policy_element(page).attrib["content"].split("; ")
    return {words[0]: words[1:] for words in map(str.split, parts)}


def _runs(script: Element) -> bool:
    return "src" not in script.attrib and script.get("type", "module") == "module"


def _refused(name: str) -> bool:
    return name == "style" or name.startswith("on")


def test_no_page_asks_a_browser_to_fetch_ahead_what_the_policy_forbids(
    site: Path, partial_site: Path
) -> None:
    # Firefox fetches what `next` names under default-src, which allows nothing.
    ahead = {"next", "prev", "prefetch", "prerender", "preconnect", "dns-prefetch"}
    for built in (site, partial_site):
        for page in (built_pages.pages(built) | built_pages.moved(built)).values():
            asked = {word for link in page.all(".//link") for word in link.get("rel", "").split()}
            assert not asked & ahead, page.address

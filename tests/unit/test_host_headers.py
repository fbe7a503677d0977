from __future__ import annotations

from pathlib import Path

import host_rules
import pytest
from guidebook.theme import host_headers, page_policy

HOME = page_policy.policy("early()", "ahead()")
LOST = page_policy.policy("early()", "\n  late();\n")
SMUGGLED = page_policy.policy("smuggled()")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    home = _page(HOME, _meta(SMUGGLED) + "<script>smuggled()</script>")
    (tmp_path / "index.html").write_text(home, encoding="utf-8")
    (tmp_path / "404.html").write_text(_page(LOST), encoding="utf-8")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/pagefind.id_abc.pf_meta").touch()
    (tmp_path / "_headers").write_text(host_headers.text(tmp_path, "/panduan/"), encoding="utf-8")
    return tmp_path


def _page(policy: str, body: str = "") -> str:
    return f"<head><meta charset=utf-8>{_meta(policy)}</head><body>{body}</body>"


def _meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def test_a_host_allows_the_scripts_that_templates_name_and_none_that_came_into_a_page(
    site: Path,
) -> None:
    allowed = {*HOME.split("; "), *LOST.split("; ")}
    wanted = {word for part in allowed if "script-src" in part for word in part.split()[1:]}
    assert set(host_rules.policy(site)["script-src"]) == wanted
    assert len(wanted) == len({"'self'", "'wasm-unsafe-eval'", "early", "ahead", "late"})


def test_what_is_named_by_its_content_is_kept_for_good_and_fonts_for_a_month(site: Path) -> None:
    def kept(path: str) -> str | None:
        return host_rules.headers(site, path).get("Cache-Control")

    for path in (
        "pagefind/pagefind.id_abc.pf_meta",
        "pagefind/fragment/id_abc.pf_fragment",
        "pagefind/index/id_abc.pf_index",
    ):
        assert kept(f"/panduan/{path}") == "public, max-age=31536000, immutable"
    assert kept("/panduan/assets/fonts/plus-jakarta-sans.woff2") == "public, max-age=2592000"
    for path in (
        "",
        "assets/stylesheets/guidebook.css",
        "pagefind/pagefind-entry.json",
        "assets/javascripts/search.js",
    ):
        assert kept(f"/panduan/{path}") is None

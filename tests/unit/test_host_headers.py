from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import host_rules
import pytest
from guidebook.theme import host_headers

EARLY, LATE = "early()", "\n  late();\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(
        f"<script>{EARLY}</script><script src=x></script>", encoding="utf-8"
    )
    (tmp_path / "404.html").write_text(
        f"<script>{EARLY}</script><script>{LATE}</script>", encoding="utf-8"
    )
    (tmp_path / "case.html").write_text("<script>smuggled()</script>", encoding="utf-8")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/pagefind.id_abc.pf_meta").touch()
    (tmp_path / "_headers").write_text(host_headers.text(tmp_path, "/panduan/"), encoding="utf-8")
    return tmp_path


def test_scripts_of_our_templates_are_allowed_by_their_hash_and_no_other(site: Path) -> None:
    hashes = {
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for text in (EARLY, LATE)
    }
    assert set(host_rules.policy(site)["script-src"]) == hashes | {"'self'", "'wasm-unsafe-eval'"}


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

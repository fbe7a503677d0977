"""The page that keeps what it rendered knows all that MkDocs makes of a page, and says when MkDocs
makes more.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import project
import pytest
from guidebook.build import cached_page
from guidebook.cache.store import Cache
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

TEXT = """\
# Title

[There](b.md#part), [here](#own), ![picture](c.png), <a id="raw"></a>, <https://a.example/id/1>

## Part {#part}

### Deeper {#deeper}
"""


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "mkdocs.yml"
    text = "site_name: x\nplugins: []\nvalidation: {anchors: warn}\nmarkdown_extensions: [attr_list, footnotes, toc]\n"
    file.write_text(text, encoding="utf-8")
    loaded = load_config(str(file))
    loaded.mdx_configs.update(toc={}, footnotes={})
    return loaded


def _page(
    config: MkDocsConfig, others: tuple[str, ...] = ("b.md", "c.png"), url: str = ""
) -> tuple[Page, Files]:
    files = Files([File(name, None, config.site_dir, True) for name in ("a.md", *others)])
    if url and (other := files.get_file_from_path("b.md")):
        other.url = url
    file = files.get_file_from_path("a.md")
    assert file
    page = Page(None, file, config)
    page.markdown, page.meta = TEXT, {}
    return page, files


def _rendered(config: MkDocsConfig, cache: Cache | None, **how: Any) -> tuple[dict[str, Any], Page]:
    page, files = _page(config, **how)
    if cache:
        cached_page.become_cached([page], cache)
    before = {name: id(value) for name, value in vars(page).items()}
    page.render(config, files)
    changed = {name: value for name, value in vars(page).items() if before.get(name) != id(value)}
    changed["toc"] = [str(item) for item in page.toc]
    changed["links_to_anchors"] = {
        file.src_uri: said for file, said in (page.links_to_anchors or {}).items()
    }
    return changed, page


def test_mkdocs_sets_of_a_page_what_is_kept_and_nothing_else(config: MkDocsConfig) -> None:
    changed, _ = _rendered(config, None)
    assert sorted(changed) == sorted(cached_page.SET_BY_RENDER)


def test_a_page_taken_from_the_last_build_is_as_mkdocs_renders_it(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(Path("never-written"))
    fresh, _ = _rendered(config, None)
    first, _ = _rendered(config, cache)
    monkeypatch.delattr(Page, "render")  # what is not kept would fail
    second, page = _rendered(config, cache)
    assert {name: first[name] for name in fresh} == fresh
    assert {name: second[name] for name in fresh} == fresh
    assert page.title == "Title"


@pytest.mark.parametrize("how", [{"others": ("b.md",)}, {"url": "elsewhere/"}])
def test_a_page_is_rendered_anew_when_what_it_links_to_has_moved_or_gone(
    config: MkDocsConfig, how: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    cache = Cache(Path("never-written"))
    _rendered(config, cache)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        anew, _ = _rendered(config, cache, **how)
    assert anew["content"] == _rendered(config, None, **how)[0]["content"]
    assert ("not found" in caplog.text) == ("others" in how)


def test_a_flaw_is_told_by_every_build(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture
) -> None:
    cache = Cache(Path("never-written"))
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "mkdocs"):
            _rendered(config, cache, others=())
        assert "b.md#part" in caplog.text


def test_only_the_page_itself_and_the_list_show_how_translations_stand() -> None:
    """page_keys.py relies on it: every other page stays as it is when one is translated."""
    templates = (project.ROOT / "overrides").rglob("*.html")
    using = [
        path.name
        for path in templates
        if "translations." in path.read_text("utf-8").replace("s/translations.", "")
    ]
    assert sorted(using) == ["translation-behind.html", "translations.html"]

"""`assets/stylesheets/guidebook.css`: Material's stylesheet and ours in one, cut to what the built
pages use.

Reads every page as it is written, and writes the file when the last language has been built
(mkdocs-static-i18n builds the others at -100), before the search and the headers of hosts look at
the site.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import cached_page
from guidebook.build.parallel_languages import gathered, plugin
from guidebook.cache.digests import digest
from guidebook.theme import stylesheet
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

PATH = "assets/stylesheets/guidebook.css"


@event_priority(-200)  # whatever another hook makes of a page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    _used(config).add(*cached_page.found(page, "names", output, stylesheet.in_page))


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    _used(config).page(output_content)


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    if plugin(config).building:
        return
    site, used = Path(config.site_dir), stylesheet.Used()
    for each in gathered(config, "stylesheet").values():
        used.add(each.tags, each.names)
    for path in site.glob("assets/javascripts/*.js"):
        used.script(path.read_text(encoding="utf-8"))
    used.script(config.theme.get_env().get_template("partials/javascripts/base.html").render())
    sources = config.extra["stylesheets"]
    key = digest(sources, sorted(used.tags), sorted(used.names))
    text = config.extra["cache"].made(
        "stylesheet", "", key, lambda: stylesheet.cut(sources, used).encode()
    )
    write_file(text, str(site / PATH))


def _used(config: MkDocsConfig) -> stylesheet.Used:
    language = plugin(config).current_language
    used: stylesheet.Used = gathered(config, "stylesheet").setdefault(language, stylesheet.Used())
    return used

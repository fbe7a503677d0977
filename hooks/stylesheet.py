"""`assets/stylesheets/guidebook.css`: Material's stylesheet and ours in one, cut to what the built pages use."""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.theme import stylesheet
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

PATH = "assets/stylesheets/guidebook.css"


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    site, used = Path(config.site_dir), stylesheet.Used()
    for path in site.rglob("*.html"):
        used.page(path.read_text(encoding="utf-8"))
    for path in site.glob("assets/javascripts/*.js"):
        used.script(path.read_text(encoding="utf-8"))
    used.script(config.theme.get_env().get_template("partials/javascripts/base.html").render())
    text = stylesheet.cut(state.of(config).stylesheets, used)
    write_file(text.encode(), str(site / PATH))

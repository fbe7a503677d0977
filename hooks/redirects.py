"""Old addresses keep working: a page at each of them leads on to where the page is now.

The table docs/redirects.yml is checked before anything is built; the pages are written when those
they lead to have been read. Rules for hosts that can lead on by themselves are written with the
whole site (finish_site.py).
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.guide import redirects
from guidebook.problems.finding import messages_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.utils import write_file


def on_pre_build(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    table = redirects.load(Path(config.docs_dir).parent)
    if table.findings:
        raise PluginError("\n".join(messages_of(table.findings)))
    state.of(config).moved = table.moved


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language = i18n.plugin(config).current_language
    titles = {file.norm_src_uri: file.page.title for file in i18n.pages(files) if file.page}
    for moved in state.of(config).moved:
        if moved.language != language:
            continue
        template = env.get_template("moved.html")
        html = template.render(moved=moved, title=titles[moved.page], config=config)
        write_file(html.encode(), str(Path(config.site_dir) / moved.old / "index.html"))

"""Old addresses keep working: a page at each that leads on, and `_redirects` for hosts that can do
it by themselves.

The table docs/redirects.yml is checked before anything is built. The pages are written when those
they lead to have been read, `_redirects` once, after the last language (mkdocs-static-i18n builds
the others at -100).
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from guidebook.build.parallel_languages import plugin
from guidebook.guide import redirects
from guidebook.problems.finding import messages_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file


def on_pre_build(config: MkDocsConfig) -> None:
    table = redirects.load(Path(config.docs_dir).parent)
    if table.findings:
        raise PluginError("\n".join(messages_of(table.findings)))
    config.extra["moved"] = table.moved


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language = plugin(config).current_language
    titles = {
        file.norm_src_uri: file.page.title for file in files.documentation_pages() if file.page
    }
    for moved in config.extra["moved"]:
        if moved.language == language:
            html = env.get_template("moved.html").render(
                moved=moved, title=titles[moved.page], config=config
            )
            write_file(html.encode(), str(Path(config.site_dir) / moved.old / "index.html"))


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    if plugin(config).building or not config.extra["moved"]:
        return
    rules = redirects.rules(config.extra["moved"], urlsplit(config.site_url or "").path or "/")
    write_file(rules.encode(), str(Path(config.site_dir) / "_redirects"))

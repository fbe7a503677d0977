"""Parts that many pages have in common, like the menu and the search, rendered once instead of on every page.

`once("partials/search.html")` in a template is that partial as it is on a page of the navigation, or on any other page
of the same depth: in it nothing else of the page may be used.
"""

from __future__ import annotations

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    config.extra["in_navigation"] = frozenset(page.file.src_uri for page in nav.pages)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    made: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page = context["page"].file.src_uri
        key = name, context["base_url"], page if page in config.extra["in_navigation"] else ""
        if key not in made:
            made[key] = env.get_template(name).render(context.get_all())
        return made[key]

    env.globals["once"] = once

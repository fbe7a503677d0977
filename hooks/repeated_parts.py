"""Parts that many pages have in common, like the menu and the search, rendered once instead of on every page.

`once("partials/search.html")` in a template is that partial as it is on a page of the navigation, or on any other page
of the same depth: in it nothing else of the page may be used.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    made: dict[tuple[str, str, Any], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page = context["page"]
        known = page.file.src_uri if page in context["nav"].pages else None
        key = name, context["base_url"], known
        if key not in made:
            made[key] = env.get_template(name).render(context.get_all())
        return made[key]

    env.globals["once"] = once

"""What many pages have in common is made once: templates are compiled for all languages, although
MkDocs makes a new environment for each, and parts like the menu and the search are rendered once
instead of on every page.

`once("partials/search.html")` in a template is that partial as it is on a page of the navigation,
or on any other page of the same depth: in it nothing else of the page may be used.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    config.extra["in_navigation"] = frozenset(page.file.src_uri for page in nav.pages)


class _Compiled(BytecodeCache):
    """Templates compiled in this build, by name and checksum."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


@event_priority(1000)  # before any template is asked for
def _share_templates(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.bytecode_cache = config.extra.setdefault("compiled_templates", _Compiled())


def _render_once(env: Environment, config: MkDocsConfig, files: Files) -> None:
    made: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page = context["page"].file.src_uri
        key = name, context["base_url"], page if page in config.extra["in_navigation"] else ""
        if key not in made:
            made[key] = env.get_template(name).render(context.get_all())
        return made[key]

    env.globals["once"] = once


on_env = CombinedEvent(_share_templates, _render_once)

"""What many pages have in common is made once.

Templates are compiled for all languages, although MkDocs makes a new environment for each; parts
like the menu and the search are rendered once instead of on every page: `once("partials/x.html")`
in a template is that partial as it is on a page of the navigation, or on any other page of the same
folder of docs/ and the same depth. In it nothing else of the page may be used.
"""

from __future__ import annotations

from types import CodeType

from guidebook.build import state
from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files


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
    build = state.of(config)
    if build.compiled_templates is None:
        build.compiled_templates = _Compiled()
    env.bytecode_cache = build.compiled_templates


def _render_once(env: Environment, config: MkDocsConfig, files: Files) -> None:
    navigation = state.of(config).navigation
    in_navigation = {page.file.src_uri for page in navigation.pages} if navigation else set()
    rendered: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page = context["page"].file.src_uri
        place = page if page in in_navigation else page.split("/")[0]
        key = (name, context["base_url"], place)
        if key not in rendered:
            rendered[key] = env.get_template(name).render(context.get_all())
        return rendered[key]

    env.globals["once"] = once


on_env = CombinedEvent(_share_templates, _render_once)

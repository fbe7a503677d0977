"""What the theme ships: our fonts, scripts and stylesheets, and none of Material's files.

The fonts are made at build so that no page asks another host, scripts and stylesheets put together
from their parts; Material's icons and words are in the pages. Works after mkdocs-static-i18n
(-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from fnmatch import fnmatch

from guidebook.build import state
from guidebook.theme import fonts, page_policy, scripts, stylesheet
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/favicon.png",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*",
    "*.min.css.map",
)
SCRIPTS = "assets/javascripts/"
VENDOR = f"{SCRIPTS}vendor/"
"""Scripts of others, published as they came with their licences; pages ask for them when needed."""

STYLESHEETS = "assets/stylesheets/"


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    _leave_out_theirs(files)
    for name, font in fonts.packed(state.of(config).cache).items():
        files.append(File.generated(config, f"assets/fonts/{name}.woff2", content=font))
    _publish_scripts(files, config)
    _publish_stylesheets(files, config)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["page_policy"] = page_policy.policy


def _leave_out_theirs(files: Files) -> None:
    for pattern in UNUSED:
        theirs = [file for file in files if fnmatch(file.src_uri, pattern)]
        if not theirs:
            # Under another name it would be published unseen.
            raise PluginError(
                f"Material has no file '{pattern}' any more: say in {__name__}.UNUSED what it is "
                "called now, or take the pattern out if it is gone"
            )
        for file in theirs:
            files.remove(file)


def _publish_scripts(files: Files, config: MkDocsConfig) -> None:
    sources = _taken_out(files, SCRIPTS, ".js")
    for name, text in scripts.published(sources).items():
        files.append(File.generated(config, f"{SCRIPTS}{name}.js", content=text))


def _publish_stylesheets(files: Files, config: MkDocsConfig) -> None:
    parts = _taken_out(files, STYLESHEETS, ".css")
    for name, text in stylesheet.published(parts).items():
        files.append(File.generated(config, f"{STYLESHEETS}{name}.css", content=text))


def _taken_out(files: Files, folder: str, ending: str) -> dict[str, str]:
    """The texts of the files in a folder, by name without ending; they are not published."""
    texts = {}
    for file in list(files):
        if file.src_uri.startswith(VENDOR):
            continue
        if file.src_uri.startswith(folder) and file.src_uri.endswith(ending):
            texts[file.src_uri.removeprefix(folder).removesuffix(ending)] = file.content_string
            files.remove(file)
    return texts

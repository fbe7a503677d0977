"""The scripts as they are published: each with the modules it imports in one file, without
comments.

The files in `overrides/assets/javascripts/` itself are the scripts that pages ask for, by these
names. What they import lies in folders below, and reaches readers only inside of them: one request
for each script, however many modules it is written in.

Only what these scripts need is understood: imports, exports and comments begin their lines, imports
name what they take, and exports stand before a function, a class or a constant.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

_STATEMENT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_IMPORT = re.compile(
    r'^import \{(?P<names>\s*\w+(?:,\s*\w+)*,?\s*)\} from "(?P<path>\.\.?/[\w./-]+)\.js";\n',
    re.MULTILINE,
)
# Not `let`: who imports it would not see a later change.
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_COMMENTS = (
    re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL),
    re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
    re.compile(r"/\*\* @type \{[^*]*\} \*/ ?"),
)
_INDENTS_AND_EMPTY_LINES = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


class ScriptError(Exception):
    """A script that can't be put together; its message begins with `name.js:line`."""


def published(sources: Mapping[str, str]) -> dict[str, str]:
    """The scripts that pages load, by name.

    `sources` holds the text of every script and module by its path in the folder of the scripts,
    without `.js`: `search`, `lib/dom`.
    """
    for name, text in sources.items():
        _check(name, text, sources)
    return {name: _bundle(name, sources) for name in sources if "/" not in name}


def _check(name: str, text: str, sources: Mapping[str, str]) -> None:
    """Raise for the first import or export that would not work in the published script."""
    for statement in _STATEMENT.finditer(text):
        where = _place(name, statement)
        imported = _IMPORT.match(text, statement.start())
        if not imported:
            if not _EXPORT.match(text, statement.start()):
                raise ScriptError(
                    f"{where}: '{statement[0]}' can't be put together; see {__name__}"
                )
            continue
        other = _imported(name, imported)
        if other not in sources:
            raise ScriptError(f"{where}: there is no '{other}.js'")
        for taken in _names(imported):
            if taken not in _EXPORT.findall(sources[other]):
                raise ScriptError(f"{where}: {other}.js exports no '{taken}'")


def _bundle(entry: str, sources: Mapping[str, str]) -> str:
    """A script after all that it imports; what it doesn't export is seen by no other script."""
    *imported, _ = dict.fromkeys(_in_order(entry, sources, ()))
    parts = [_module(name, sources[name]) for name in imported]
    parts.append(_without_comments(_linked(entry, sources[entry])))
    whole = "".join(parts)
    if _EXPORT.search(sources[entry]):
        return whole
    # Pages load some of these as modules, some not: without this the latter would share names.
    return f"(() => {{\n{whole}}})();\n"


def _module(name: str, text: str) -> str:
    """A variable that holds what the module exports."""
    inner = _without_comments(_EXPORT.sub("", _linked(name, text)))
    exported = ", ".join(_EXPORT.findall(text))
    return f"const {_variable(name)} = (() => {{\n{inner}return {{ {exported} }};\n}})();\n"


def _in_order(name: str, sources: Mapping[str, str], importers: tuple[str, ...]) -> Iterator[str]:
    """The modules in the order in which a browser runs them: each after what it imports.

    What two of them import comes twice; the first place counts.
    """
    circle = (*importers, name)
    for statement in _IMPORT.finditer(sources[name]):
        other = _imported(name, statement)
        if other in circle:
            path = " → ".join((*circle[circle.index(other) :], other))
            raise ScriptError(f"{_place(name, statement)}: modules import each other: {path}")
        yield from _in_order(other, sources, circle)
    yield name


def _linked(name: str, text: str) -> str:
    """A text whose imports take from the variables of the modules that stand before it."""

    def taken(statement: re.Match[str]) -> str:
        names = ", ".join(_names(statement))
        return f"const {{ {names} }} = {_variable(_imported(name, statement))};\n"

    return _IMPORT.sub(taken, text)


def _names(statement: re.Match[str]) -> list[str]:
    return re.findall(r"\w+", statement["names"])


def _imported(name: str, statement: re.Match[str]) -> str:
    """The path of the module that the script `name` imports."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), statement["path"]))


def _place(name: str, statement: re.Match[str]) -> str:
    line = statement.string.count("\n", 0, statement.start()) + 1
    return f"{name}.js:{line}"


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name)


def _without_comments(text: str) -> str:
    for pattern in _COMMENTS:
        text = pattern.sub("", text)
    return _INDENTS_AND_EMPTY_LINES.sub("", text)

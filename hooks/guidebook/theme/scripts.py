"""The scripts as they are published: each with the modules it imports in one file, without
comments.

The files in `overrides/assets/javascripts/` itself are the scripts that pages ask for, by these
names. What they import lies in folders below, and reaches readers only inside of them: one request
for each script, however many modules it is written in.

The modules of a script stand one after the other in one scope, without what the script doesn't use
of their exports: so they cost readers nothing. No two of them may give the same name to something
at their top level.

Only what these scripts need is understood: imports, exports, declarations and comments begin their
lines and everything inside a declaration is indented; imports name what they take, and exports
stand before a function, a class or a constant.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping

_LINK_OR_NAME = re.compile(r"^(?:import|export|const|let)\b.*", re.MULTILINE)
_IMPORT = re.compile(
    r'^import \{(?P<names>\s*\w+(?:,\s*\w+)*,?\s*)\} from "(?P<path>\.\.?/[\w./-]+)\.js";\n',
    re.MULTILINE,
)
_DECLARATION = re.compile(
    r"^(?P<export>export )?(?:const|let|class|(?:async )?function) (?P<name>\w+)", re.MULTILINE
)
_COMMENTS = (
    re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL),
    re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
    re.compile(r"/\*\* @type \{[^*]*\} \*/ ?"),
)
_START_OF_STATEMENT = re.compile(r"^(?=\w)", re.MULTILINE)
_WORD = re.compile(r"\w+")
_INDENTS = re.compile(r"^[ \t]+", re.MULTILINE)
_EMPTY_LINES = re.compile(r"^\n", re.MULTILINE)


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
    """Raise for the first statement that would not work in the published script."""
    for statement in _LINK_OR_NAME.finditer(text):
        where = _place(name, statement)
        imported = _IMPORT.match(text, statement.start())
        if not imported:
            if not _DECLARATION.match(text, statement.start()):
                raise ScriptError(
                    f"{where}: '{statement[0]}' can't be put together; see {__name__}"
                )
            continue
        other = _imported(name, imported)
        if other not in sources:
            raise ScriptError(f"{where}: there is no '{other}.js'")
        exported = {
            each["name"] for each in _DECLARATION.finditer(sources[other]) if each["export"]
        }
        for taken in re.findall(r"\w+", imported["names"]):
            if taken not in exported:
                raise ScriptError(f"{where}: {other}.js exports no '{taken}'")


def _bundle(entry: str, sources: Mapping[str, str]) -> str:
    """A script after all that it imports; what it doesn't export is seen by no other script."""
    order = list(dict.fromkeys(_in_order(entry, sources, ())))
    _check_names(order, sources)
    *modules, own = [_without_comments(_IMPORT.sub("", sources[name])) for name in order]
    statements: list[str] = []
    for text in modules:
        statements += _START_OF_STATEMENT.split(text)
    whole = "".join([*_used(statements, own), own])
    whole = _EMPTY_LINES.sub("", _INDENTS.sub("", whole))
    if any(each["export"] for each in _DECLARATION.finditer(sources[entry])):
        return whole
    # Pages load some of these as modules, some not: without this the latter would share names.
    return f"(() => {{\n{whole}}})();\n"


def _check_names(order: list[str], sources: Mapping[str, str]) -> None:
    """Raise where two modules of a script give the same name to something."""
    declared: dict[str, str] = {}
    for name in order:
        for declaration in _DECLARATION.finditer(sources[name]):
            other = declared.setdefault(declaration["name"], name)
            if other != name:
                where = _place(name, declaration)
                raise ScriptError(f"{where}: {other}.js has a '{declaration['name']}' as well")


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


def _imported(name: str, statement: re.Match[str]) -> str:
    """The path of the module that the script `name` imports."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), statement["path"]))


def _place(name: str, statement: re.Match[str]) -> str:
    line = statement.string.count("\n", 0, statement.start()) + 1
    return f"{name}.js:{line}"


def _without_comments(text: str) -> str:
    for pattern in _COMMENTS:
        text = pattern.sub("", text)
    return text


def _used(statements: list[str], entry: str) -> list[str]:
    """The statements of modules, but for exports that nothing else in the script names."""
    words = Counter(_WORD.findall(entry))
    for statement in statements:
        words.update(_WORD.findall(statement))
    kept = list(statements)
    for statement in reversed(statements):  # what is used stands before what uses it, mostly
        declaration = _DECLARATION.match(statement)
        inside = Counter(_WORD.findall(statement))
        if not declaration or not declaration["export"]:
            continue
        if words[declaration["name"]] == inside[declaration["name"]]:
            kept.remove(statement)
            words -= inside
    return [statement.removeprefix("export ") for statement in kept]

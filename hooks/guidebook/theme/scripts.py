"""The scripts as they are published: each with the modules it imports in one file, and without
comments.

Written for the scripts of this project, where imports, exports and comments begin their lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENTS = (
    re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL),
    re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
    re.compile(r"/\*\* @type \{[^*]*\} \*/ ?"),
    re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE),
)


class ScriptError(Exception):
    """A script that can't be put together; says which line."""


def published(sources: Mapping[str, str]) -> dict[str, str]:
    """Name to text of the scripts that pages load: those that no other imports, each with what it
    imports.
    """
    imported = {name for text in sources.values() for _, name in _IMPORT.findall(text)}
    return {name: _bundle(name, sources) for name in sources if name not in imported}


def _bundle(entry: str, sources: Mapping[str, str]) -> str:
    parts: dict[str, str] = {}

    def add(name: str) -> None:
        if name in parts:
            return
        text = sources[name]
        for _, other in _IMPORT.findall(text):
            add(other)
        exported = ", ".join(_EXPORT.findall(text))
        body = _IMPORT.sub(lambda match: f"const {{ {match[1]} }} = {_variable(match[2])};\n", text)
        inner = _EXPORT.sub("", body)
        if left := _LEFT.search(inner):
            raise ScriptError(f"{name}.js: '{left[0]}' can't be put together; see {__name__}")
        if name == entry:
            parts[name] = _without_comments(body)
        else:
            made = f"{_without_comments(inner)}return {{ {exported} }};"
            parts[name] = f"const {_variable(name)} = (() => {{\n{made}\n}})();\n"

    add(entry)
    return "".join(parts.values())


def _variable(name: str) -> str:
    return "_" + name.replace("-", "_")


def _without_comments(text: str) -> str:
    for pattern in _COMMENTS:
        text = pattern.sub("", text)
    return text

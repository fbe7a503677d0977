"""The files `_headers` and `_redirects` of a built site, read as the hosts do that know them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def headers(site: Path, path: str) -> dict[str, str]:
    """What is sent with the answer for `path`; of every rule that fits, and no header twice."""
    sent: dict[str, str] = {}
    for pattern, said in header_rules(site):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            assert not sent.keys() & said.keys(), path  # hosts would join them with a comma
            sent |= said
    return sent


@cache
def header_rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Each pattern of paths with its headers."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rules[-1][1][name] = value
        elif line:
            rules.append((line, {}))
    return rules


def redirect_rules(site: Path) -> list[list[str]]:
    """Old path, new path and status of every line."""
    return [line.split() for line in (site / "_redirects").read_text(encoding="utf-8").splitlines()]


def policy(site: Path) -> dict[str, list[str]]:
    """The content security policy by directive."""
    parts = headers(site, "/")["Content-Security-Policy"].split("; ")
    return {words[0]: words[1:] for words in map(str.split, parts)}

"""The same content as a site of each kind that `make bench` compares: ours, the stock one, and
others if installed.

The others get the same Markdown without our own syntax, with the facts of a case as a table and its
sources as a list; cases are pages outside the navigation everywhere.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import corpus
import project
import yaml
from guidebook import languages

STOCK = """\
site_name: Stock
site_url: https://bench.example/
theme:
  name: material
plugins: {plugins}
markdown_extensions: [admonition, attr_list, footnotes, smarty, tables, toc: {{permalink: true}}]
not_in_nav: |
  cases/*
nav: {nav}
"""
HUGO = """\
baseURL = "https://bench.example/"
title = "Hugo"
defaultContentLanguage = "id"
disableKinds = ["taxonomy", "term"]
[languages.id]
weight = 1
[languages.en]
weight = 2
"""
LAYOUT = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main></body>
</html>
"""
ASTRO = """\
import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({ site: "https://bench.example", integrations: [starlight({
  title: "Starlight", locales: { root: { label: "Indonesia", lang: "id" }, en: { label: "English", lang: "en" } },
  sidebar: [{ label: "Steps", link: "/steps/" }, { label: "Cases", link: "/cases/" }],
})] });
"""
COLLECTION = """\
import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
CASE = "case-00000"
SOURCE = f"docs/cases/{CASE}.md"
_OWN = re.compile(r"^(?:\[[A-Z]+(?:: [\w, -]+)?\]|!\[.*\]\([./]*figures/.*)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """How a site is built, where it arrives, and which of its files is the page of a case."""

    name: str
    folder: Path
    command: list[str]
    output: Path
    case: str
    environment: Mapping[str, str] = field(default_factory=dict)


def ours(folder: Path, count: int) -> Site:
    """This project with `count` cases, and a hook that notes how long our own hooks take
    (`share.json`).
    """
    corpus.write(folder, count)
    timer = Path(__file__).with_name("bench_hook.py")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        config.replace("\nhooks:\n", f"\nhooks:\n  - {timer}\n"), encoding="utf-8"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    address = {"SITE_URL": project.SITE_URL, "PAGE_CACHE": "true"}
    return Site("this site", folder, command, folder / "site", f"kasus/{CASE}/index.html", address)


def stock(folder: Path, source: Path) -> Site:
    """Material's own templates and search, both languages, none of our hooks."""
    locales = [
        {"locale": "id", "name": "Indonesia", "default": True},
        {"locale": "en", "name": "English"},
    ]
    i18n = {"i18n": {"docs_structure": "suffix", "languages": locales}}
    _configure(folder, source, ["search", i18n])
    _write(folder / "docs", source, lambda path: path)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Site("stock", folder, command, folder / "site", f"cases/{CASE}/index.html")


def zensical(folder: Path, source: Path) -> Site | None:
    """Zensical, which knows no languages: English pages are more pages in a folder."""
    program = os.environ.get("ZENSICAL") or shutil.which("zensical")
    if not program:
        return None
    _configure(folder, source, ["search"])
    _write(folder / "docs", source, _in_folder)
    return Site("Zensical", folder, [program, "build"], folder / "site", f"cases/{CASE}/index.html")


def hugo(folder: Path, source: Path) -> Site | None:
    """Hugo with the smallest layout, without search."""
    program = os.environ.get("HUGO") or shutil.which("hugo")
    if not program:
        return None
    _write(folder / "content", source, lambda path: re.sub(r"(^|/)index\.", r"\1_index.", path))
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, encoding="utf-8")
    return Site("Hugo", folder, [program, "--quiet"], folder / "public", f"cases/{CASE}/index.html")


def starlight(folder: Path, source: Path) -> Site | None:
    """Starlight from the folder in STARLIGHT, where `npm install astro @astrojs/starlight` has been
    run.
    """
    installed = Path(os.environ.get("STARLIGHT", "")) / "node_modules"
    if not os.environ.get("STARLIGHT") or not (installed / "astro").is_dir():
        return None
    _write(folder / "src" / "content" / "docs", source, _in_folder)
    shutil.copytree(
        installed, folder / "node_modules", symlinks=True
    )  # Astro does not follow a link to it
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "astro.config.mjs").write_text(ASTRO, encoding="utf-8")
    (folder / "src" / "content.config.ts").write_text(COLLECTION, encoding="utf-8")
    command = ["npx", "--no-install", "astro", "build", "--silent"]
    off = {"ASTRO_TELEMETRY_DISABLED": "1"}
    return Site("Starlight", folder, command, folder / "dist", f"cases/{CASE}/index.html", off)


PEERS: Mapping[str, Callable[[Path, Path], Site | None]] = {
    "Zensical": zensical,
    "Hugo": hugo,
    "Starlight": starlight,
}


def pages(docs: Path) -> Iterator[tuple[str, str]]:
    """Each Markdown file of a project as plain Markdown with a title, by its path."""
    for path in sorted(docs.rglob("*.md")):
        front, body = _apart(path.read_text(encoding="utf-8"))
        facts = "".join(
            f"| {key} | {', '.join(map(str, value)) if isinstance(value, list) else value} |\n"
            for key, value in front.items()
            if key in ("kind", "benefits", "steps", "sector", "region", "start", "outcome", "as_of")
        )
        sources = "".join(
            f"1. {each['title']}. {each['publisher']}\n" for each in front.get("sources", [])
        )
        table = f"\n| | |\n| --- | --- |\n{facts}\n" if facts else ""
        title = json.dumps(front.get("title", path.stem), ensure_ascii=False)
        text = f"---\ntitle: {title}\n---\n{table}{_OWN.sub('', body)}\n{sources}"
        yield path.relative_to(docs).as_posix(), text


def _apart(text: str) -> tuple[dict[str, list[dict[str, str]]], str]:
    if not text.startswith("---\n"):
        return {}, text
    front, body = text[4:].split("\n---\n", 1)
    return yaml.safe_load(front), body


def _write(folder: Path, source: Path, named: Callable[[str], str]) -> None:
    for path, text in pages(source / "docs"):
        target = folder / named(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _in_folder(path: str) -> str:
    """`steps/partners.en.md` becomes `en/steps/partners.md`."""
    return (
        path
        if languages.language_of(path) == languages.DEFAULT
        else f"en/{languages.neutral(path)}"
    )


def _configure(folder: Path, source: Path, plugins: list[object]) -> None:
    nav = (source / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1]
    text = STOCK.format(plugins=json.dumps(plugins), nav=json.dumps(yaml.safe_load(nav)))
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")

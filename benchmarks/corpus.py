"""Many case studies made by rule, the same each time, to see how time and memory grow.

`python benchmarks/corpus.py 200 FOLDER` writes a project with 200 of them, to be built there.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / name) for name in ("hooks", "tests"))]

import project
from guidebook.text import vocabulary
from guidebook.translations import states

WORDS = {
    "id": "mitra bermitra kemitraan desa warga koperasi pemerintah dana sekolah laporan rapat hasil biaya truk".split(),
    "en": "partner partners partnership village people cooperative government money school report result".split(),
}
PICKED = ("sector", "region", "outcome", "step")


def write(folder: Path, count: int) -> None:
    """Copy the project to `folder` with `count` invented cases of some 450 words per language
    instead of its own.
    """
    project.copy(folder)
    cases = folder / "docs" / "cases"
    for path in cases.glob("*.md"):
        if not path.name.startswith("index"):
            path.unlink()
    docs = folder / "docs"
    for path in (*docs.rglob("*.md"), *docs.rglob("*.yml")):  # they speak of real cases
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\(\.\./cases/[\w-]+\.md", "(../cases/index.md", text)
        if path.suffix == ".yml":
            text = re.sub(r"\n +case: .*", "", text)
        path.write_text(text, encoding="utf-8")
    for number in range(count):
        dice = random.Random(number)  # noqa: S311
        (cases / f"case-{number:05}.md").write_text(_first(number, dice), encoding="utf-8")
        (cases / f"case-{number:05}.en.md").write_text(_second(number, dice), encoding="utf-8")
    (folder / states.PATH).unlink()
    pages = states.load(folder).pages
    states.accept(folder, pages, [page.name for page in pages.values()])


def _first(number: int, dice: random.Random) -> str:
    pick = {
        name: dice.choice([v for v in vocabulary.values(name) if len(v) > 2])
        for name in ("sector", "region", "outcome", "step")
    }
    benefits = dice.sample(list(vocabulary.values("benefit")), dice.randint(1, 3))
    return f"""---
title: Kasus rekaan nomor {number}
summary: {_sentence(dice, "id")}
kind: documented
benefits: [{", ".join(benefits)}]
steps: [{pick["step"]}]
sector: {pick["sector"]}
region: {pick["region"]}
start: {2000 + number % 20}
outcome: {pick["outcome"]}
partners:
  - name: Mitra satu
    type: ngo
  - name: Mitra dua
    type: company
as_of: 2024
sources:
  - title: Sumber satu
    publisher: Penerbit
    year: 2020
    url: https://example.org/{number}
    independent: true
  - title: Sumber dua
    publisher: Penerbit
    year: 2021
    url: null
basis: published
contributors:
  - Uji
interest: none
statements: [licence, no-personal-data]
---
{_body(dice, "id")}"""


def _second(number: int, dice: random.Random) -> str:
    return f"---\ntitle: Invented case number {number}\nsummary: {_sentence(dice, 'en')}\n---\n{_body(dice, 'en')}"


def _sentence(dice: random.Random, language: str) -> str:
    return " ".join(dice.choices(WORDS[language], k=12)).capitalize() + "."


def _body(dice: random.Random, language: str) -> str:
    parts = []
    for heading in vocabulary.HEADINGS[language]:
        paragraphs = [
            " ".join(_sentence(dice, language) for _ in range(4)) + " [1]" for _ in range(2)
        ]
        parts.append(f"\n## {heading}\n\n" + "\n\n".join(paragraphs) + "\n")
    return "".join(parts)


if __name__ == "__main__":
    target = Path(sys.argv[2])
    shutil.rmtree(target, ignore_errors=True)
    write(target, int(sys.argv[1]))

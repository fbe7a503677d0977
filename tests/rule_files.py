"""Case files that break one rule each, described in tests/data/rules/*.yml as changes to the template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guidebook import case_study, case_template
from guidebook.findings import Finding

SECOND = "---\ntitle: A title\nsummary: A summary.\nsector: health\n---\n"
"""The start of a second file that repeats a fact, and differs."""


def findings(spec: dict[str, Any], root: Path) -> list[Finding]:
    """What the check finds in the project that `spec` describes, written below `root`."""
    (root / "docs/cases").mkdir(parents=True)
    for picture in spec.get("pictures", []):
        (root / picture).parent.mkdir(parents=True, exist_ok=True)
        (root / picture).write_bytes(b"not looked into")
    for name, content in spec.get("files", {"docs/cases/contoh.md": "changed"}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == "symlink":
            outside = root / "outside.md"
            outside.write_text(case_template.text("id"), encoding="utf-8")
            path.symlink_to(outside)
        else:
            path.write_bytes(_bytes(content, spec))
    return list(case_study.load(root).findings)


def _bytes(content: str, spec: dict[str, Any]) -> bytes:
    text = case_template.text("id")
    if content == "valid-en-short":
        return (SECOND + case_template.text("en").split("---\n")[2]).encode()
    if content == "changed" and "hex" in spec:
        return bytes.fromhex(spec["hex"])
    if content == "changed" and "raw" in spec:
        text = spec["raw"]
    for old, new in spec.get("change", []) if content == "changed" else []:
        assert old in text, old
        text = text.replace(old, new, 1)
    padding: int = spec.get("pad", 0)
    return (text + "x" * padding).encode()

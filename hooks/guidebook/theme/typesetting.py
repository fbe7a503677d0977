"""Documents and pictures set by Typst, in a process of its own.

Typst works with native threads that live on when it is done. A process that has them can't be
copied any more (guidebook/build/process_copy.py), so it runs in one that is started for it and
ends with it: this file, as a script.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


class TypesettingError(Exception):
    """A document that can't be set; says why in Typst's words."""


@dataclass(frozen=True)
class Job:
    """One document: a template, and the texts that reach it as data, so that no sign is code."""

    template: Path
    inputs: Mapping[str, str]
    fonts: Path
    """The folder of the only fonts that are used."""

    format: str
    """`pdf`, which is made accessible (PDF/UA-1), or `png`, a picture of each page with two pixels
    to a point.
    """

    seconds: int = 0
    """The time of creation that a PDF carries, since 1970."""


def typeset(jobs: Sequence[Job]) -> list[bytes | TypesettingError]:
    """Set every document; an error stands in the place of one that can't be set."""
    results: list[bytes | TypesettingError] = []
    for answer in _answers(jobs):
        if isinstance(answer, TypesettingError):
            results.append(answer)
        else:
            results.append(answer[0])
    return results


def typeset_pages(job: Job) -> list[bytes]:
    """Set a document as pictures, one of each page, or raise TypesettingError."""
    (answer,) = _answers([job])
    if isinstance(answer, TypesettingError):
        raise answer
    return answer


def _answers(jobs: Sequence[Job]) -> list[list[bytes] | TypesettingError]:
    """The files of each document."""
    request = []
    for job in jobs:
        paths = {"template": str(job.template), "fonts": str(job.fonts)}
        request.append({**asdict(job), "inputs": dict(job.inputs), **paths})
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Typst's process failed: {done.stderr.decode(errors='replace')}")
    results: list[list[bytes] | TypesettingError] = []
    for answer in json.loads(done.stdout):
        if "error" in answer:
            results.append(TypesettingError(answer["error"]))
        else:
            results.append([base64.b64decode(file) for file in answer["files"]])
    return results


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    # Only the started process loads Typst.
    from datetime import datetime, timezone

    import typst

    options: dict[str, Any] = {}
    if job["format"] == "pdf":
        options["pdf_standards"] = "ua-1"
        options["timestamp"] = datetime.fromtimestamp(job["seconds"], timezone.utc)
    else:
        options["ppi"] = 144.0
    try:
        made = typst.compile(
            job["template"],
            format=job["format"],
            font_paths=[job["fonts"]],
            ignore_system_fonts=True,
            sys_inputs=job["inputs"],
            **options,
        )
    except typst.TypstError as error:
        return {"error": error.message}
    files = made if isinstance(made, list) else [made]
    return {"files": [base64.b64encode(file).decode() for file in files]}


if __name__ == "__main__":
    json.dump([_answer(job) for job in json.load(sys.stdin)], sys.stdout)

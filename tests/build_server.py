"""Builds in copies of one process that has MkDocs and the project's code in memory.

`python tests/build_server.py` reads a request a line (JSON: `arguments` of mkdocs, `cwd`,
`environment`) and answers each with `returncode` and `stderr`. Every build is a process of its own,
a copy of this one, so that nothing of it is left for the next; what it saves is loading the code,
and making the fonts, which depend on no project.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def load() -> None:
    """Load what every build needs."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from guidebook.theme import fonts
    from mkdocs.config import load_config

    for name in fonts.CHARACTERS:
        fonts.woff2(name)
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.theme.get_env()


def answer(request: dict[str, Any]) -> dict[str, object]:
    """Build in a copy of this process."""
    with tempfile.TemporaryFile() as output:
        process = os.fork()
        if process == 0:
            _build(request, output.fileno())
        _, status = os.waitpid(process, 0)
        output.seek(0)
        stderr = output.read().decode(errors="replace")
    return {"returncode": os.waitstatus_to_exitcode(status), "stderr": stderr}


def _build(request: dict[str, Any], output: int) -> None:
    code = 1
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["environment"])
        sys.argv = ["mkdocs", *request["arguments"]]
        code = _run_mkdocs()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run_mkdocs() -> int:
    from mkdocs.__main__ import cli

    try:
        cli(standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def main() -> None:
    """Answer until nobody asks any more."""
    load()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()

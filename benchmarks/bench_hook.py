"""A hook that only `make bench` adds: which part of a build each of the project's own hooks is,
written at the end.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_start = time.perf_counter()
_seconds: dict[str, float] = defaultdict(float)


@event_priority(1000)  # before any of those that are timed
def on_config(config: MkDocsConfig) -> None:
    hooks = Path(config.config_file_path).resolve().parent / "hooks"
    for methods in config.plugins.events.values():
        methods[:] = [_timed(method, hooks) for method in methods]


def _timed(method: Callable[..., Any], hooks: Path) -> Callable[..., Any]:
    code = getattr(method, "__code__", None)  # a timed one has the code of this file
    if code is None or Path(code.co_filename).resolve().parent != hooks:
        return method

    @functools.wraps(method)
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return method(*arguments, **named)
        finally:
            _seconds[Path(code.co_filename).stem] += time.perf_counter() - start

    return timed


@atexit.register
def _write() -> None:
    if target := os.environ.get("BENCH_SHARES"):
        whole = time.perf_counter() - _start
        shares = {name: seconds / whole for name, seconds in _seconds.items()}
        Path(target).write_text(json.dumps(shares), encoding="utf-8")

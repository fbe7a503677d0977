"""WebKitGTK as it is installed, driven by its WebKitWebDriver on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import Any

from engines import actions
from engines.windows import EngineError

STARTS_IN = 60.0
"""Seconds that the driver may take to start, and a page to answer."""


class WebKit:
    """A running driver and its screen; each window is a browser of its own."""

    engine = "webkit"

    def __init__(self, driver: str, browser: str) -> None:
        self._browser = browser
        self._screen: subprocess.Popen[str] | None = None
        environment = {**os.environ, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
        if not os.environ.get("DISPLAY"):
            environment["DISPLAY"] = self._new_screen()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._base = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen([driver, f"--port={port}"], env=environment)
        try:
            self._await_start()
        except BaseException:
            self.close()
            raise

    def _new_screen(self) -> str:
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # keys of keyboards that nobody has
            text=True,
        )
        assert self._screen.stdout is not None
        with self._screen.stdout as said:
            number = said.readline().strip()
        if not number:
            raise EngineError("Xvfb gives no screen")
        return f":{number}"

    def _await_start(self) -> None:
        deadline = time.monotonic() + STARTS_IN
        while True:
            try:
                self.send("GET", "/status")
            except urllib.error.URLError as error:
                if time.monotonic() > deadline:
                    raise EngineError(f"the driver does not start: {error}") from error
                time.sleep(0.1)
            else:
                return

    def send(self, method: str, path: str, content: object = None) -> Any:
        """What a command of WebDriver gives back."""
        body = None if content is None else json.dumps(content).encode()
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._base + path, body, kind, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=STARTS_IN) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise EngineError(f"{path}: {error.read().decode()[:500]}") from error

    def window(self, width: int, height: int) -> WebKitWindow:
        """A new window, as near to that size as it goes."""
        options = {"binary": self._browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self.send("POST", "/session", {"capabilities": wanted})["sessionId"]
        window = WebKitWindow(self, f"/session/{session}")
        self.send("POST", f"/session/{session}/window/rect", {"width": width, "height": height})
        return window

    def close(self) -> None:
        """End the driver, then the screen."""
        for process in (self._driver, self._screen):
            if process is not None:
                process.terminate()
                process.wait(timeout=STARTS_IN)


class WebKitWindow:
    """A browser of its own, with storage that is new."""

    engine = "webkit"

    def __init__(self, browser: WebKit, session: str) -> None:
        self._browser = browser
        self._session = session

    def open(self, address: str) -> None:
        self._browser.send("POST", f"{self._session}/url", {"url": address})

    def ask(self, expression: str) -> Any:
        script = {"script": f"return JSON.stringify({expression}) ?? 'null'", "args": []}
        return json.loads(self._browser.send("POST", f"{self._session}/execute/sync", script))

    def point(self, x: float, y: float) -> None:
        self._act(actions.pointing(x, y))

    def type(self, text: str) -> None:
        self._act(actions.typing(text))

    def _act(self, steps: actions.Actions) -> None:
        self._browser.send("POST", f"{self._session}/actions", {"actions": steps})

    def close(self) -> None:
        self._browser.send("DELETE", self._session)

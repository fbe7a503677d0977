"""Firefox as it is installed, driven by WebDriver BiDi, which it speaks itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from engines import actions
from engines.windows import EngineError
from websockets.sync.client import ClientConnection, connect

STARTS_IN = 60.0
"""Seconds that Firefox may take to start."""
LARGEST = 16_000_000
"""Bytes of the largest answer."""
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "layout.css.prefers-color-scheme.content-override": 1,  # light
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Firefox:
    """A running Firefox without a window on any screen."""

    engine = "firefox"

    def __init__(self, path: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="firefox-"))
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(PREFERENCES[name])});"
            for name in PREFERENCES
        ]
        (self._folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._said = self._folder / "said.txt"
        command = [path, "--headless", "--no-remote", "--profile", str(self._folder)]
        command += ["--remote-debugging-port=0", "about:blank"]
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(command, stdout=said, stderr=said)
        self._line: ClientConnection | None = None
        self._asked = 0
        try:
            self._line = connect(f"{self._address()}/session", max_size=LARGEST, compression=None)
            self.send("session.new", capabilities={})
        except BaseException:
            self.close()
            raise

    def _address(self) -> str:
        """Where it listens, which it writes into its folder."""
        deadline = time.monotonic() + STARTS_IN
        told = self._folder / "WebDriverBiDiServer.json"
        while time.monotonic() < deadline and self._process.poll() is None:
            if told.is_file() and (text := told.read_text(encoding="utf-8")):
                place = json.loads(text)
                return f"ws://{place['ws_host']}:{place['ws_port']}"
            time.sleep(0.1)
        raise EngineError(f"does not start: {self._said.read_text('utf-8', 'replace')[-2000:]}")

    def send(self, method: str, **parameters: object) -> Any:
        """What a command of BiDi gives back."""
        assert self._line is not None
        self._asked += 1
        command = {"id": self._asked, "method": method, "params": parameters}
        self._line.send(json.dumps(command))
        while True:
            answer = json.loads(self._line.recv(timeout=STARTS_IN))
            if answer.get("id") == self._asked:
                break
        if answer["type"] != "success":
            raise EngineError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def window(self, width: int, height: int) -> FirefoxWindow:
        """A new window of that size."""
        reader = self.send("browser.createUserContext")["userContext"]
        tab = self.send("browsingContext.create", type="tab", userContext=reader)["context"]
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=tab, viewport=size)
        return FirefoxWindow(self, reader, tab)

    def close(self) -> None:
        """End it, and delete what it has written."""
        if self._line is not None:
            self._line.close()
        self._process.terminate()
        self._process.wait(timeout=STARTS_IN)
        shutil.rmtree(self._folder)


class FirefoxWindow:
    """A tab of a reader of its own."""

    engine = "firefox"

    def __init__(self, browser: Firefox, reader: str, tab: str) -> None:
        self._browser = browser
        self._reader = reader
        self._tab = tab

    def open(self, address: str) -> None:
        self._browser.send(
            "browsingContext.navigate", context=self._tab, url=address, wait="complete"
        )

    def ask(self, expression: str) -> Any:
        answer = self._browser.send(
            "script.evaluate",
            expression=f"JSON.stringify({expression}) ?? 'null'",
            target={"context": self._tab},
            awaitPromise=False,
        )
        if answer["type"] != "success":
            raise EngineError(f"{answer['exceptionDetails']['text']} in: {expression[:200]}")
        return json.loads(answer["result"]["value"])

    def point(self, x: float, y: float) -> None:
        self._act(actions.pointing(x, y))

    def type(self, text: str) -> None:
        self._act(actions.typing(text))

    def _act(self, steps: actions.Actions) -> None:
        self._browser.send("input.performActions", context=self._tab, actions=steps)

    def close(self) -> None:
        self._browser.send("browser.removeUserContext", userContext=self._reader)

"""The real thing for the browser to visit: gunicorn, a fresh database, the built client."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT_DIR = Path(__file__).resolve().parents[2]
BACKEND_DIR = ROOT_DIR / "backend"
START_SECONDS = 60


class Server:
    """A running server with its own database; `url` is where it answers."""

    def __init__(self, data_dir: Path) -> None:
        if not (ROOT_DIR / "frontend" / "dist" / "index.html").is_file():
            msg = "frontend/dist is missing: run `make e2e`, which builds the client first"
            raise RuntimeError(msg)
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._log = data_dir / "server.log"
        self._environment = _environment(data_dir, self._port)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Prepare the database and wait until the server says that it is ready."""
        with self._log.open("wb") as log:
            where = {"cwd": BACKEND_DIR, "env": self._environment, "stdout": log, "stderr": subprocess.STDOUT}
            prepared = subprocess.run([sys.executable, "manage.py", "prepare_database"], check=False, **where)
            if prepared.returncode:
                raise RuntimeError(self._explain("manage.py prepare_database failed"))
            command = [sys.executable, "-m", "gunicorn", "--config", "../deploy/gunicorn.conf.py", "gaissalabel.wsgi"]
            self._process = subprocess.Popen(command, **where)
        self._wait_until_ready()

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(self._explain(f"the server ended with status {self._process.returncode}"))
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(self._explain(f"the server did not answer within {START_SECONDS} s"))

    def _explain(self, problem: str) -> str:
        return f"{problem}; its output ends with:\n{self._log.read_text(errors='replace')[-3000:]}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(data_dir: Path, port: int) -> dict[str, str]:
    """The caller's environment without its database and limits: a journey must not depend on either."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "HOST"}}
    environment.update(
        DATA_DIR=str(data_dir),
        SECRET_KEY=secrets.token_urlsafe(64),
        PORT=str(port),
        RATE_LIMIT_ANONYMOUS_READ="off",
        RATE_LIMIT_ANONYMOUS_WRITE="off",
        PYTHONUNBUFFERED="1",
    )
    return environment

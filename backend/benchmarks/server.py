"""Figures of the running server: how soon it answers, how much memory an idle worker holds, how heavy the page is."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure

BACKEND_DIR = Path(__file__).resolve().parent.parent
FRONTEND_DIR = BACKEND_DIR.parent / "frontend"
PATIENCE_S = 30


def measure() -> Iterator[Figure]:
    """Start a server on a free port, ask it once, look at its memory, and stop it."""
    port = _free_port()
    start = time.monotonic()
    command = [sys.executable, "-m", "gunicorn", "gaissalabel.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"]
    server = subprocess.Popen(command, cwd=BACKEND_DIR, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _first_answer(port)
        yield Figure("server, start to first answer", time.monotonic() - start, 2, "s")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/evaluations/") as response:
            json.load(response)
        yield Figure("idle worker, resident memory", _worker_mib(server.pid), 120, "MiB")
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
    yield Figure("JavaScript of the first page, gzip", _first_page_kb(), 120, "kB")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _first_answer(port: int) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/statistics/"):
                return
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _worker_mib(master: int) -> float:
    """The largest resident size among the server's children (its workers), in MiB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    page = os.sysconf("SC_PAGE_SIZE")
    return max(int(Path(f"/proc/{child}/statm").read_text().split()[1]) for child in children) * page / 2**20


def _first_page_kb() -> float:
    """What the client's own size check adds up: everything a visitor's browser loads for the first page."""
    command = ["node", "scripts/check-size.js"]
    answer = subprocess.run(command, cwd=FRONTEND_DIR, capture_output=True, text=True, check=False)
    found = re.search(r"First page: ([\d.]+) kB JavaScript", answer.stdout)
    if not found:
        raise RuntimeError(f"the client's size check failed: {answer.stderr}")
    return float(found[1])

"""`make run`: prepare the database, then run the web server and the background worker until one of them ends.

Ctrl-C, SIGTERM, or the end of the `make` that started this stops everything. A file `.env` at the root of the
repository may hold settings (see `deploy/env.example`); what the environment already says wins over it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import environ
from honcho import manager as honcho_manager
from honcho.environ import parse_procfile

ROOT_DIR = Path(__file__).resolve().parent.parent
# Longer than gunicorn's graceful_timeout, so that requests under way are answered before anything is killed.
honcho_manager.KILL_WAIT = 15
SIGINT_BIT = 1 << (signal.SIGINT - 1)


def main() -> int:
    """Run everything; the exit status is that of the process that ended first, and 0 after Ctrl-C or SIGTERM."""
    os.chdir(ROOT_DIR)
    if Path(".env").is_file():
        environ.Env.read_env(".env")
    os.environ["PYTHONUNBUFFERED"] = "1"
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if problem := _why_not_listen(host, port):
        sys.stderr.write(f"{problem}\n")
        return 1
    # An end asked for while the database is being prepared must end the preparation too, not orphan it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        prepared = subprocess.run([sys.executable, "manage.py", "prepare_database"], cwd="backend", check=False)
    except KeyboardInterrupt:
        return 0
    if prepared.returncode:
        return prepared.returncode
    return _supervise()


def _why_not_listen(host: str, port: str) -> str | None:
    """A sentence for the user when the server could not listen on this address, else None."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        return f"PORT={port!r} is no port number: choose one from 1 to 65535, such as `make run PORT=9000`."
    try:
        family = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(port)))
    except OSError as error:
        return f"Cannot listen on {host}:{port} ({error.strerror}). Choose another port: `make run PORT=9000`."
    return None


def _supervise() -> int:
    """Run the processes of the Procfile side by side; when one ends, all end."""
    manager = honcho_manager.Manager()
    procfile = parse_procfile((ROOT_DIR / "deploy" / "Procfile").read_text())
    for name, command in procfile.processes.items():
        manager.add_process(name, command, cwd=str(ROOT_DIR))
    threading.Thread(target=_stop_with_parent, args=(os.getppid(),), daemon=True).start()
    manager.loop()
    asked_to_stop = {details["rc"] for details in honcho_manager.SIGNALS.values()}
    if manager.returncode in asked_to_stop:
        return 0
    # A server or worker that ends by itself is a failure, even when it says 0.
    return manager.returncode or 1


def _stop_with_parent(parent: int) -> None:
    """Stop when `make` is gone or was interrupted alone: it passes SIGTERM on to us, but neither SIGKILL nor SIGINT."""
    caught_at_first = _catches_sigint(parent)
    while os.getppid() == parent and _catches_sigint(parent) == caught_at_first:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def _catches_sigint(pid: int) -> bool:
    """Whether a process has a handler for SIGINT; make drops its own when it was interrupted and waits for us."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    caught = next((line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:")), "0")
    return bool(int(caught, 16) & SIGINT_BIT)


if __name__ == "__main__":
    sys.exit(main())

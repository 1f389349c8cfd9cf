"""The web server's settings.

HOST, PORT, WEB_CONCURRENCY and WEB_THREADS choose address and size.
"""

import os
from pathlib import Path

host = os.environ.get("HOST") or "127.0.0.1"
port = os.environ.get("PORT") or "8000"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

# One process with threads is the right size for SQLite and a small machine; more processes are for PostgreSQL.
workers = int(os.environ.get("WEB_CONCURRENCY") or 1)
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or 8)

timeout = 60
graceful_timeout = 10
keepalive = 5
# Room for a catalogue address with many filters; anything longer is refused before it reaches Django.
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

# The heartbeat file belongs in memory: on a slow disk it makes healthy processes look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True

# No access log: addresses of visitors and query strings are nobody's business; a reverse proxy may keep one.
accesslog = None
errorlog = "-"
loglevel = "warning"


def post_worker_init(worker):
    """Say where to point the browser, once, when the application has really been loaded."""
    if worker.age == 1:
        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104
        print(f"GAISSALabel is ready on http://{shown}:{port}", flush=True)  # noqa: T201

"""The only reader of the environment: every setting that a deployment may change, with its default.

`docs/deployment/` explains each variable; nothing else in the project touches ``os.environ``.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ

BACKEND_DIR = Path(__file__).resolve().parent.parent
ROOT_DIR = BACKEND_DIR.parent

_env = environ.Env()


@dataclass(frozen=True)
class RateLimits:
    """Requests per period and client address, or None where the limit is switched off."""

    anonymous_read: str | None
    anonymous_write: str | None


@dataclass(frozen=True)
class Environment:
    """What the environment says, already parsed."""

    data_dir: Path
    secret_key: str
    debug: bool
    https: bool
    allowed_hosts: list[str]
    trusted_proxies: int
    public_url: str
    database: dict[str, Any]
    cache: dict[str, Any]
    rate_limits: RateLimits
    import_retention_days: int
    log_level: str


def read_environment() -> Environment:
    """Read the process environment once; raises ``ImproperlyConfigured`` with the variable's name when one is wrong."""
    data_dir = Path(_env.str("DATA_DIR", str(ROOT_DIR / ".data"))).expanduser().resolve()
    return Environment(
        data_dir=data_dir,
        secret_key=_secret_key(),
        debug=_env.bool("DEBUG", False),
        https=_env.bool("HTTPS", False),
        allowed_hosts=_env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]),
        trusted_proxies=_env.int("TRUSTED_PROXIES", 0),
        public_url=_env.str("PUBLIC_URL", "").rstrip("/"),
        database=_database(data_dir),
        cache=_env.cache_url("CACHE_URL", "locmemcache://gaissalabel"),
        rate_limits=RateLimits(
            anonymous_read=_rate("RATE_LIMIT_ANONYMOUS_READ", "1200/minute"),
            anonymous_write=_rate("RATE_LIMIT_ANONYMOUS_WRITE", "120/hour"),
        ),
        import_retention_days=_env.int("IMPORT_RETENTION_DAYS", 30),
        log_level=_env.str("LOG_LEVEL", "INFO").upper(),
    )


def _rate(name: str, default: str) -> str | None:
    """`120/hour` as it stands, `off` as None; anything else is refused with the variable's name."""
    from django.core.exceptions import ImproperlyConfigured

    value = _env.str(name, default).strip().lower()
    if value == "off":
        return None
    number, _, period = value.partition("/")
    if not (number.isdigit() and int(number) > 0 and period in {"second", "minute", "hour", "day"}):
        msg = f"{name}={value!r}: write a number per second, minute, hour or day, such as {default!r}, or 'off'."
        raise ImproperlyConfigured(msg)
    return value


def _database(data_dir: Path) -> dict[str, Any]:
    """PostgreSQL by DATABASE_URL; otherwise a SQLite file that several threads and processes may write to."""
    if os.environ.get("DATABASE_URL"):
        config = dict(_env.db_url("DATABASE_URL"))
    else:
        data_dir.mkdir(parents=True, exist_ok=True)
        config = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(data_dir / "gaissalabel.sqlite3")}
    if config["ENGINE"].endswith("sqlite3"):
        # Without these three, concurrent writers fail with "database is locked".
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


def _secret_key() -> str:
    """SECRET_KEY, or the key kept in SECRET_KEY_FILE, which is made on first use with mode 600.

    The default place is outside the repository, so that a key is never committed by accident.
    """
    if key := os.environ.get("SECRET_KEY"):
        return key
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    path = Path(_env.str("SECRET_KEY_FILE", str(state / "gaissalabel" / "secret-key"))).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        # O_EXCL: of two processes that start at once, one writes the key and the other reads it.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _wait_for_key(path)
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(64)
        file.write(key)
    return key


def _wait_for_key(path: Path) -> str:
    """The key another process wrote; an empty file (a crash between create and write) is filled anew."""
    key = path.read_text().strip()
    if not key:
        key = secrets.token_urlsafe(64)
        path.write_text(key)
    return key

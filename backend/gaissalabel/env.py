"""The only reader of the environment: every setting that a deployment may change, with its default.

`docs/deployment/` explains each variable; nothing else in the project touches ``os.environ``.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from gaissalabel.secret_key import kept_secret_key

BACKEND_DIR = Path(__file__).resolve().parent.parent
ROOT_DIR = BACKEND_DIR.parent

_YES_NO = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


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
    caches: dict[str, dict[str, Any]]
    rate_limits: RateLimits
    import_retention_days: int
    log_level: str
    endpoint_allowed_hosts: list[str]


def read_environment() -> Environment:
    """Read the process environment once; a variable that is set to nothing counts as not set.

    Raises:
        ImproperlyConfigured: with the name of the variable that is wrong and what to write instead.
    """
    data_dir = Path(_text("DATA_DIR", str(ROOT_DIR / ".data"))).expanduser().resolve()
    return Environment(
        data_dir=data_dir,
        secret_key=_secret_key(),
        debug=_yes_or_no("DEBUG"),
        https=_yes_or_no("HTTPS"),
        allowed_hosts=_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]"),
        trusted_proxies=_whole_number("TRUSTED_PROXIES", 0, least=0, most=100),
        public_url=_public_url(),
        database=_database(data_dir),
        caches=_caches(),
        rate_limits=RateLimits(
            anonymous_read=_rate("RATE_LIMIT_ANONYMOUS_READ", "1200/minute"),
            anonymous_write=_rate("RATE_LIMIT_ANONYMOUS_WRITE", "120/hour"),
        ),
        import_retention_days=_whole_number("IMPORT_RETENTION_DAYS", 30, least=1, most=36_500),
        log_level=_log_level(),
        endpoint_allowed_hosts=_list("ENDPOINT_ALLOWED_HOSTS", ""),
    )


def _text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def _list(name: str, default: str) -> list[str]:
    return [item for item in map(str.strip, _text(name, default).split(",")) if item]


def _refuse(name: str, expected: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={os.environ.get(name, '')!r}: {expected}")


def _yes_or_no(name: str) -> bool:
    value = _text(name, "false").lower()
    if value not in _YES_NO:
        raise _refuse(name, "write true or false.")
    return _YES_NO[value]


def _whole_number(name: str, default: int, *, least: int, most: int) -> int:
    value = _text(name, str(default))
    if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
        raise _refuse(name, f"write a whole number from {least} to {most}.")
    return int(value)


def _rate(name: str, default: str) -> str | None:
    """`120/hour` as it stands, `off` as None."""
    value = _text(name, default).lower()
    if value == "off":
        return None
    number, _, period = value.partition("/")
    is_number = number.isascii() and number.isdigit() and len(number) < 10 and int(number) > 0
    if not (is_number and period in {"second", "minute", "hour", "day"}):
        raise _refuse(name, f"write a number per second, minute, hour or day, such as {default}, or off.")
    return value


def _caches() -> dict[str, dict[str, Any]]:
    """One cache for the counters of the rate limits, one for drawn labels: many labels must not push counters out."""
    cache = _address("CACHE_URL", "locmemcache://", environ.Env.cache_url_config, "BACKEND")
    if not cache["BACKEND"].endswith("LocMemCache"):
        return {"default": cache, "labels": {**cache, "KEY_PREFIX": "labels"}}
    return {
        "default": {**cache, "LOCATION": "default", "OPTIONS": {"MAX_ENTRIES": 20_000}},
        "labels": {**cache, "LOCATION": "labels", "OPTIONS": {"MAX_ENTRIES": 300}},
    }


def _log_level() -> str:
    level = _text("LOG_LEVEL", "INFO").upper()
    if level not in logging.getLevelNamesMapping():
        raise _refuse("LOG_LEVEL", "write DEBUG, INFO, WARNING, ERROR or CRITICAL.")
    return level


def _public_url() -> str:
    url = _text("PUBLIC_URL", "").rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        raise _refuse("PUBLIC_URL", "write the whole address, such as https://labels.example.org.")
    return url


def _address(name: str, default: str, parse: Callable[[str], dict[str, Any]], key: str) -> dict[str, Any]:
    """An address as the framework's settings want it; the value itself may hold a password and is not repeated."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the parser's own warning repeats the password
            config = dict(parse(_text(name, default)))
    except (ImproperlyConfigured, ValueError, KeyError):
        config = {}
    if not str(config.get(key, "")).startswith(("django.", "django_redis.")):
        raise ImproperlyConfigured(f"{name} cannot be understood; write an address such as {default}.")
    return config


def _database(data_dir: Path) -> dict[str, Any]:
    """PostgreSQL by DATABASE_URL; otherwise a SQLite file that several threads and processes may write to."""
    if _text("DATABASE_URL", ""):
        example = "postgres://USER:PASSWORD@HOST:PORT/NAME"
        config = _address("DATABASE_URL", example, environ.Env.db_url_config, "ENGINE")
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
    """SECRET_KEY, or the key kept in SECRET_KEY_FILE.

    The default place is outside the repository, so that a key is never committed by accident.
    """
    if key := _text("SECRET_KEY", ""):
        return key
    state = Path(_text("XDG_STATE_HOME", str(Path.home() / ".local" / "state")))
    path = Path(_text("SECRET_KEY_FILE", str(state / "gaissalabel" / "secret-key"))).expanduser()
    try:
        return kept_secret_key(path)
    except OSError as error:
        raise ImproperlyConfigured(f"SECRET_KEY_FILE: {path} cannot be used: {error.strerror}.") from error

"""The environment: every variable, its default, and a clear refusal that names it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gaissalabel.env import RateLimits, read_environment

BACKEND = Path(__file__).resolve().parents[2]
VARIABLES = [
    "ALLOWED_HOSTS", "CACHE_URL", "DATABASE_URL", "DATA_DIR", "DEBUG", "ENDPOINT_ALLOWED_HOSTS", "HTTPS",
    "IMPORT_RETENTION_DAYS", "LOG_LEVEL", "PUBLIC_URL", "RATE_LIMIT_ANONYMOUS_READ", "RATE_LIMIT_ANONYMOUS_WRITE",
    "SECRET_KEY", "SECRET_KEY_FILE", "TRUSTED_PROXIES", "XDG_STATE_HOME",
]  # fmt: skip


@pytest.fixture
def read(monkeypatch, tmp_path):
    """Reads an environment of exactly these variables, with home and data in a temporary folder."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def with_variables(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return read_environment()

    return with_variables


def test_the_defaults(read, tmp_path):
    found = read()
    assert found.debug is False
    assert found.https is False
    assert found.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert found.trusted_proxies == 0
    assert found.rate_limits == RateLimits("1200/minute", "120/hour")
    assert found.import_retention_days == 30
    assert found.data_dir == tmp_path / "data"
    assert found.database["ENGINE"].endswith("sqlite3")
    assert found.database["NAME"] == str(tmp_path / "data" / "gaissalabel.sqlite3")
    assert "journal_mode=WAL" in found.database["OPTIONS"]["init_command"]
    assert found.database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "data").is_dir()


def test_a_postgres_database(read):
    database = read(DATABASE_URL="postgres://me:se%40cret@db.example:6543/labels").database
    assert database["ENGINE"].endswith("postgresql")
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("labels", "me", "se@cret")
    assert (database["HOST"], str(database["PORT"])) == ("db.example", "6543")
    assert database["CONN_HEALTH_CHECKS"] is True
    assert database["CONN_MAX_AGE"] == 60


def test_a_sqlite_database_elsewhere_is_as_robust(read, tmp_path):
    database = read(DATABASE_URL=f"sqlite:///{tmp_path}/other.sqlite3").database
    assert database["NAME"] == f"{tmp_path}/other.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_what_a_deployment_changes(read):
    found = read(
        DEBUG="on", HTTPS="true", ALLOWED_HOSTS="a.example,b.example", TRUSTED_PROXIES="2", PUBLIC_URL="https://x/",
        IMPORT_RETENTION_DAYS="7", LOG_LEVEL="warning", RATE_LIMIT_ANONYMOUS_READ="off",
        RATE_LIMIT_ANONYMOUS_WRITE=" 5/Day ", SECRET_KEY="given",
    )  # fmt: skip
    assert (found.debug, found.https, found.trusted_proxies) == (True, True, 2)
    assert found.allowed_hosts == ["a.example", "b.example"]
    assert (found.public_url, found.import_retention_days, found.log_level) == ("https://x", 7, "WARNING")
    assert found.rate_limits == RateLimits(None, "5/day")
    assert found.secret_key == "given"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("RATE_LIMIT_ANONYMOUS_WRITE", value) for value in (
            "120", "120/", "/hour", "0/hour", "-1/hour", "1.5/hour", "many/hour", "120/fortnight", "120/hour/day",
            "none", "1e3/hour", "١/hour",
        )],
        ("RATE_LIMIT_ANONYMOUS_READ", "fast"),
        *[("TRUSTED_PROXIES", value) for value in ("many", "-1", "1.5", "١")],
        *[("IMPORT_RETENTION_DAYS", value) for value in ("month", "-1", "0", "9999999999")],
        *[("LOG_LEVEL", value) for value in ("LOUD", "10 ")],
        *[("DEBUG", value) for value in ("maybe", "2")],
        ("HTTPS", "certainly"),
        *[("DATABASE_URL", value) for value in ("nonsense", "oracle9://x/y", "http://example.org/db")],
        ("CACHE_URL", "nonsense"),
        ("PUBLIC_URL", "label.example.org"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_by_name(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(**{name: value})


def test_a_variable_set_to_nothing_is_not_set(read):
    names = set(VARIABLES) - {"DATA_DIR"}
    assert read(**dict.fromkeys(names, "")) == read(**dict.fromkeys(names, "  "))
    assert read(**dict.fromkeys(names, "")).rate_limits == RateLimits("1200/minute", "120/hour")


def test_hosts_of_our_own_network(read):
    assert read().endpoint_allowed_hosts == []
    assert read(ENDPOINT_ALLOWED_HOSTS="models.internal, 10.0.0.5").endpoint_allowed_hosts == [
        "models.internal",
        "10.0.0.5",
    ]


def test_a_wrong_address_is_refused_without_its_password(read):
    with pytest.raises(ImproperlyConfigured) as caught:
        read(DATABASE_URL="oracle9://me:hunter2@x/y")
    assert "hunter2" not in str(caught.value)


def test_a_shared_cache(read):
    caches = read(CACHE_URL="rediscache://127.0.0.1:6379/1").caches
    assert all(cache["BACKEND"].endswith("RedisCache") for cache in caches.values())


def test_labels_cannot_push_out_the_counters_of_the_rate_limits(read):
    caches = read().caches
    assert caches["default"]["LOCATION"] != caches["labels"]["LOCATION"]


def test_the_secret_key_is_made_once_and_kept_private(read, tmp_path):
    key = read().secret_key
    path = tmp_path / "home" / ".local" / "state" / "gaissalabel" / "secret-key"
    assert path.read_text() == key
    assert len(key) >= 64
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert read().secret_key == key


def test_the_secret_key_lies_outside_the_repository(read, tmp_path):
    read()
    assert not list((tmp_path / "data").iterdir())


def test_another_place_for_the_secret_key(read, tmp_path):
    path = tmp_path / "elsewhere" / "key"
    assert read(SECRET_KEY_FILE=str(path)).secret_key == path.read_text()
    assert read(SECRET_KEY_FILE="~/key").secret_key == (tmp_path / "home" / "key").read_text()


def test_an_operators_own_key_is_read(read, tmp_path):
    path = tmp_path / "key"
    path.write_text("a key of my own\n")
    assert read(SECRET_KEY_FILE=str(path)).secret_key == "a key of my own"


def test_an_empty_key_file_is_filled(read, tmp_path):
    """As a crash between creating and writing it would leave it."""
    path = tmp_path / "key"
    path.touch(mode=0o600)
    key = read(SECRET_KEY_FILE=str(path)).secret_key
    assert len(key) >= 64
    assert path.read_text() == key


def test_a_key_file_that_cannot_be_used_is_named(read, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE"):
        read(SECRET_KEY_FILE=str(tmp_path / "file" / "key"))


RACE = "import sys; from gaissalabel.env import read_environment; sys.stdout.write(read_environment().secret_key)"


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    for attempt in range(2):
        path = tmp_path / f"key{attempt}"
        environment = {"SECRET_KEY_FILE": str(path), "DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}

        def start(_, environment=environment):
            command = [sys.executable, "-c", RACE]
            return subprocess.run(
                command, cwd=BACKEND, env=environment, capture_output=True, text=True, check=True
            ).stdout

        with ThreadPoolExecutor(6) as pool:
            keys = set(pool.map(start, range(6)))
        assert keys == {path.read_text()}


def test_a_slow_writer_is_waited_for(tmp_path, monkeypatch):
    """Two threads, the first of which holds on between creating the file and writing to it."""
    import threading

    from gaissalabel import secret_key

    path = tmp_path / "key"
    began, go_on = threading.Event(), threading.Event()
    real, first = secret_key.secrets.token_urlsafe, threading.Lock()

    def slow(length):
        if first.acquire(blocking=False):
            began.set()
            go_on.wait(5)
        return real(length)

    monkeypatch.setattr(secret_key.secrets, "token_urlsafe", slow)
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(secret_key.kept_secret_key, path)
        assert began.wait(5)
        two = pool.submit(secret_key.kept_secret_key, path)
        threading.Timer(0.2, go_on.set).start()
        assert one.result(5) == two.result(5) == path.read_text()

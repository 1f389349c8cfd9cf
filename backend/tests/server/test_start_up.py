"""What starting the server costs: nothing heavy may be imported before somebody needs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BACKEND_DIR = Path(__file__).resolve().parents[2]
HEAVY = ("pandas", "numpy", "codecarbon", "huggingface_hub", "typst", "fontTools", "segno")
SERVE_ONE_PAGE = """
import sys
from django.test import Client
import gaissalabel.wsgi
client = Client(headers={"host": "localhost"})
assert client.get("/healthz").status_code == 200
assert client.get("/api/v1/nothing/").status_code == 404
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded_modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules a fresh server process holds after it has answered."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "gaissalabel.settings",
        "DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "SECRET_KEY": "only for this test",
    }
    command = [sys.executable, "-W", "ignore", "-c", SERVE_ONE_PAGE]
    answer = subprocess.run(command, cwd=BACKEND_DIR, env=environment, capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


@pytest.mark.parametrize("package", HEAVY)
def test_a_started_server_holds_nothing_heavy(loaded_modules: set[str], package: str):
    assert package not in loaded_modules


def test_the_check_sees_what_is_loaded(loaded_modules: set[str]):
    assert "django" in loaded_modules

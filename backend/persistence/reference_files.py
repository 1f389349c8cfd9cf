"""Where the reference data lies, and how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

REFERENCE_DIR = Path(__file__).parent / "reference_data"


def read_reference_file(name: str) -> Any:
    """The parsed content of ``reference_data/<name>.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (REFERENCE_DIR / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=loader)  # noqa: S506 - a safe loader, in C where it was built

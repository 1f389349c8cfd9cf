"""Measure everything and print one table; the exit status is 0 whether or not targets are met."""

from __future__ import annotations

import os
import tempfile


def main() -> None:
    """Measure on a throwaway database, so that nobody's data is touched."""
    with tempfile.TemporaryDirectory(prefix="gaissalabel-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "gaissalabel.settings",
            "DATA_DIR": folder,
            "RATE_LIMIT_ANONYMOUS_READ": "off",
            "RATE_LIMIT_ANONYMOUS_WRITE": "off",
            "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        }
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        from benchmarks import in_process, server
        from benchmarks.figures import print_table

        call_command("prepare_database", no_demo=True)
        print_table([*in_process.measure(), *server.measure()])


if __name__ == "__main__":
    main()

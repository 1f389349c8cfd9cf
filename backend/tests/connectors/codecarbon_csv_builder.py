"""Builds CodeCarbon files of any version for the tests, from the column lists of the released tools."""

import csv
import io

# fmt: off
V1 = [
    "timestamp", "experiment_id", "project_name", "duration", "emissions", "energy_consumed", "country_name",
    "country_iso_code", "region", "on_cloud", "cloud_provider", "cloud_region",
]
# fmt: on
# fmt: off
V2_0 = [
    "timestamp", "project_name", "run_id", "duration", "emissions", "emissions_rate", "cpu_power", "gpu_power",
    "ram_power", "cpu_energy", "gpu_energy", "ram_energy", "energy_consumed", "country_name",
    "country_iso_code", "region", "cloud_provider", "cloud_region", "os", "python_version", "cpu_count",
    "cpu_model", "gpu_count", "gpu_model", "longitude", "latitude", "ram_total_size", "tracking_mode",
    "on_cloud",
]
# fmt: on


def _with(columns, name, after):
    position = columns.index(after) + 1
    return [*columns[:position], name, *columns[position:]]


V2_2 = _with(V2_0, "codecarbon_version", "python_version")
V2_3 = [*V2_2, "pue"]
V2_7 = _with(V2_3, "experiment_id", "run_id")
V3_0 = [*_with(V2_7, "water_consumed", "energy_consumed"), "wue"]
_UTILISATION = ("cpu_utilization_percent", "gpu_utilization_percent", "ram_utilization_percent", "ram_used_gb")
_position = V3_0.index("tracking_mode") + 1
V3_2 = [*V3_0[:_position], *_UTILISATION, *V3_0[_position:]]

COLUMNS = {
    "0.0.9-1.2": V1,
    "2.0-2.1": V2_0,
    "2.2.0": V2_2,
    "2.2.3": V2_3,
    "2.7.0": V2_7,
    "3.0.8": V3_0,
    "3.2.1": V3_2,
}

MEASURED = {
    "timestamp": "2024-03-01T10:00:00",
    "project_name": "beans",
    "run_id": "11111111-2222-4333-8444-555555555555",
    "experiment_id": "5b0fa12a-3dd7-45bb-9766-cc326314d9f1",
    "duration": "3600.0",
    "emissions": "0.2",
    "emissions_rate": str(0.2 / 3600),
    "cpu_power": "90.0",
    "gpu_power": "290.0",
    "ram_power": "20.0",
    "cpu_energy": "0.09",
    "gpu_energy": "0.29",
    "ram_energy": "0.02",
    "energy_consumed": "0.4",
    "water_consumed": "0.0",
    "country_name": "Spain",
    "country_iso_code": "ESP",
    "region": "catalonia",
    "cloud_provider": "",
    "cloud_region": "",
    "os": "Linux-6.8.0-48-generic-x86_64-with-glibc2.39",
    "python_version": "3.12.3",
    "codecarbon_version": "2.8.3",
    "cpu_count": "64",
    "cpu_model": "AMD EPYC 9124 16-Core Processor",
    "gpu_count": "2",
    "gpu_model": "2 x NVIDIA L40S",
    "longitude": "2.1",
    "latitude": "41.4",
    "ram_total_size": "128.0",
    "tracking_mode": "machine",
    "cpu_utilization_percent": "12.5",
    "gpu_utilization_percent": "91.0",
    "ram_utilization_percent": "40.0",
    "ram_used_gb": "51.2",
    "on_cloud": "N",
    "pue": "1.0",
    "wue": "0.0",
}
"""A run whose components were metered and where nothing is suspicious."""


def cells(columns, **changes):
    """One row, in the order of ``columns``."""
    values = {**MEASURED, **changes}
    return [values[column] for column in columns]


def text_of(columns, rows, separator=",", end="\n"):
    """A whole file: header and rows (lists of cells)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def file_of(*rows_of_changes, columns=V2_7):
    """A whole file as bytes: each argument says how a row differs from the standard one."""
    return text_of(columns, [cells(columns, **changes) for changes in rows_of_changes or ({},)]).encode()

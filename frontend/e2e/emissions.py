"""CodeCarbon files for the journeys, as a browser would upload them."""

from __future__ import annotations

HEADER = (
    "timestamp,project_name,run_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power,cpu_energy,gpu_energy,"
    "ram_energy,energy_consumed,country_name,country_iso_code,region,cloud_provider,cloud_region,os,python_version,"
    "codecarbon_version,cpu_count,cpu_model,gpu_count,gpu_model,longitude,latitude,ram_total_size,tracking_mode,on_cloud,pue"
)
RUN = (
    "2026-03-14T10:0{minute}:11,reviews,7f0cf7e1-4a1f-4a5c-8a52-0b7f6f1c2d3{minute},912.4,0.00492,5.4e-06,38.2,61.5,12.0,"
    "0.00967,0.01558,0.00304,0.02829,Spain,ESP,catalonia,,,Linux-6.8,3.12.3,2.8.3,16,AMD Ryzen 9 7950X,1,1 x NVIDIA L4,"
    "2.1,41.4,32.0,machine,N,1.0"
)


def emissions_csv(runs: int = 1) -> dict[str, object]:
    """A file of that many runs, in the shape Playwright takes."""
    lines = [HEADER, *(RUN.format(minute=minute) for minute in range(runs))]
    return {"name": "emissions.csv", "mimeType": "text/csv", "buffer": ("\n".join(lines) + "\n").encode()}


def picture() -> dict[str, object]:
    """A file that is no measurement at all."""
    return {"name": "photo.csv", "mimeType": "text/csv", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)}

"""How far the energy of a run was measured: which components were metered, and which the tool assumed.

CodeCarbon adds up processor, accelerator and memory. Memory is never metered: it is computed from its capacity
(0.375 W per GB before 3.0) or its number of modules. The processor is assumed where no meter is available.
An energy of which assumed components make up more than 10 % is *estimated*, else *measured*.
The relative uncertainty is the assumed share itself: an assumed component may in truth draw anything between
nothing and twice what was assumed (half the thermal design power: between none and all of it). Nothing is claimed
about the meters themselves, so that a share of zero gives no uncertainty rather than an uncertainty of zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from .columns import parse_release
from .hardware import assumed_cpu_power_w
from .values import RowValues

ASSUMED_SHARE_LIMIT = 0.1
RAM_W_PER_GB = 0.375
_RAM_TOLERANCE = 0.01
_COMPONENTS = ("cpu_energy", "gpu_energy", "ram_energy")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the energy of a run comes from.

    Shares are fractions (0..1) of ``energy_consumed``. ``component_sum_kwh`` is None when no component is given.
    """

    origin: str
    relative_uncertainty: float | None
    component_sum_kwh: float | None = None
    assumed_cpu_power_w: float | None = None
    cpu_share: float = 0.0
    ram_share: float = 0.0
    ram_by_capacity: bool = False
    gpu_missing: bool = False


def provenance_of(values: RowValues) -> Provenance:
    """Judge the energy of a row; rows without components (CodeCarbon 1.x) are *reported*: nothing tells."""
    components = {name: values.number(name) for name in _COMPONENTS}
    if all(energy is None for energy in components.values()):
        return Provenance("reported", None)
    component_sum_kwh = sum(energy or 0.0 for energy in components.values())
    total = values.energy_kwh or component_sum_kwh
    cpu_share = _share(components["cpu_energy"], total)
    ram_share = _share(components["ram_energy"], total)
    assumed_cpu = _assumed_cpu(values)
    gpu_missing = _names_gpu(values) and components["gpu_energy"] == 0
    assumed_share = ram_share + (cpu_share if assumed_cpu else 0.0)
    is_estimate = gpu_missing or ram_share > ASSUMED_SHARE_LIMIT
    is_estimate = is_estimate or (assumed_cpu is not None and cpu_share > ASSUMED_SHARE_LIMIT)
    return Provenance(
        "estimated" if is_estimate else "measured",
        None if gpu_missing or not assumed_share else round(min(assumed_share, 1.0), 4),
        component_sum_kwh,
        assumed_cpu,
        cpu_share,
        ram_share,
        _is_ram_by_capacity(values),
        gpu_missing,
    )


def _share(part: float | None, total: float) -> float:
    return min(part / total, 1.0) if part and total else 0.0


def _assumed_cpu(values: RowValues) -> float | None:
    cpu_power_w = values.number("cpu_power")
    if not cpu_power_w:
        return None
    return assumed_cpu_power_w(values.text("cpu_model"), cpu_power_w, values.number("pue"))


def _is_ram_by_capacity(values: RowValues) -> bool:
    release = parse_release(values.text("codecarbon_version"))
    power_w, capacity_gb = values.number("ram_power"), values.number("ram_total_size")
    if (release and release >= (3, 0, 0)) or not power_w or not capacity_gb:
        return False
    plain_power_w = power_w / (values.number("pue") or 1.0)
    return any(abs(power / capacity_gb / RAM_W_PER_GB - 1) <= _RAM_TOLERANCE for power in (power_w, plain_power_w))


def _names_gpu(values: RowValues) -> bool:
    count = values.number("gpu_count")
    return count > 0 if count is not None else bool(values.text("gpu_model"))

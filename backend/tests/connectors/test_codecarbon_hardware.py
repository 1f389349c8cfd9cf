"""Names of hardware, and what CodeCarbon assumes about processors."""

import pytest

from connectors.file_readers.codecarbon import hardware


@pytest.mark.parametrize(
    ("text", "count", "names"),
    [
        ("1 x NVIDIA A100-SXM4-40GB", 1, ["NVIDIA A100-SXM4-40GB"]),
        ("2 x NVIDIA L40S", 2, ["2 x NVIDIA L40S"]),
        ("Tesla T4Tesla T4", 2, ["2 x Tesla T4"]),
        ("NVIDIA RTX 4090NVIDIA RTX 3090", 2, ["NVIDIA RTX 4090", "NVIDIA RTX 3090"]),
        ("Tesla T4Tesla P100Tesla T4", 3, ["2 x Tesla T4", "Tesla P100"]),
        ("1 x NVIDIA A1001 x NVIDIA V100", 2, ["NVIDIA A100", "NVIDIA V100"]),
        ("8 x NVIDIA H10016 x NVIDIA H200", 24, ["8 x NVIDIA H100", "16 x NVIDIA H200"]),
        ("1 x NVIDIA A1001 x NVIDIA V100", None, ["NVIDIA A100", "NVIDIA V100"]),
        ("1 x A00 x B", 2, ["A00 x B"]),
        ("Tesla V100-SXM2-16GB", 4, ["4 x Tesla V100-SXM2-16GB"]),
        ("Apple M1", 1, ["Apple M1"]),
    ],
)
def test_gpu_names(text, count, names):
    assert hardware.gpu_names(text, count) == names


def test_gpu_names_stay_whole_when_there_are_too_many_kinds():
    glued = "1 x A1 x B1 x C1 x D1 x E1 x F"
    assert hardware.gpu_names(glued, 6) == [glued.removeprefix("1 x ")]


@pytest.mark.parametrize(
    ("gpus", "cpu", "line"),
    [
        (["2 x NVIDIA L40S"], "AMD EPYC  9124", "2 x NVIDIA L40S, AMD EPYC 9124"),
        (["Apple M1"], "Apple M1", "Apple M1"),
        ([], "AMD EPYC", "AMD EPYC"),
        (["Tesla T4"], "", "Tesla T4"),
        ([], "", ""),
    ],
)
def test_hardware_used(gpus, cpu, line):
    assert hardware.hardware_used(gpus, cpu) == line


def test_the_table_of_codecarbon_is_found_and_read():
    powers = hardware.thermal_design_powers()
    assert len(powers) > 4000
    assert powers["amd epyc 7742"] == (225.0,)


@pytest.fixture
def no_table(monkeypatch):
    hardware.thermal_design_powers.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    hardware.thermal_design_powers.cache_clear()


def test_without_codecarbon_only_its_default_is_recognised(no_table):
    no_table.setattr(hardware, "find_spec", lambda _name: None)
    assert hardware.thermal_design_powers() == {}
    assert hardware.assumed_cpu_power_w("AMD EPYC 7742 64-Core Processor", 112.5, None) is None
    assert hardware.assumed_cpu_power_w("AMD EPYC 7742 64-Core Processor", 42.5, None) == 42.5


def test_a_codecarbon_without_the_table_is_like_none(no_table, tmp_path):
    class Spec:
        origin = str(tmp_path / "__init__.py")

    no_table.setattr(hardware, "find_spec", lambda _name: Spec)
    assert hardware.thermal_design_powers() == {}

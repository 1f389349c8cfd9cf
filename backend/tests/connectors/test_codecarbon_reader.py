"""CodeCarbon: every version is recognised, converted, and described."""

import pytest
from codecarbon_csv_builder import COLUMNS, V1, V2_2, V2_7, V3_2, file_of
from codecarbon_run_helpers import notes_of, only_run, origins_of, read, values_of

from connectors.errors import UnreadableFileError
from connectors.file_readers import ReadContext


@pytest.mark.parametrize("version", COLUMNS)
def test_every_version_is_recognised_and_converted(version):
    run, report = only_run({"codecarbon_version": version}, columns=COLUMNS[version])
    assert report.format == "codecarbon-csv"
    assert report.version == version
    assert values_of(run) == {"energy_consumed": 0.4, "co2_eq_emissions": 200.0, "training_duration": 3600.0}
    assert {m.metric: m.unit for m in run.measurements} == {
        "energy_consumed": "kWh",
        "co2_eq_emissions": "g",
        "training_duration": "s",
    }
    assert run.country == "ESP"
    assert run.recorded_at == "2024-03-01T10:00:00"
    assert run.information["geographical_location"] == "Spain (catalonia)"


@pytest.mark.parametrize(
    ("columns", "version"),
    [
        (V2_2, "2.2+"),
        ([*V2_2, "pue"], "2.2.3+"),
        ([*V2_7, "water_consumed"], "3.0+"),
        (V3_2, "3.2+"),
    ],
)
def test_version_is_inferred_from_the_columns_when_the_cell_is_empty(columns, version):
    assert only_run({"codecarbon_version": ""}, columns=columns)[1].version == version


def test_number_of_columns_per_version_is_that_of_the_released_tools():
    assert [len(columns) for columns in COLUMNS.values()] == [12, 29, 30, 31, 32, 34, 38]


def test_a_metered_run_is_measured_and_raises_no_alarm():
    run, report = only_run()
    assert origins_of(run) == dict.fromkeys(("energy_consumed", "co2_eq_emissions", "training_duration"), "measured")
    assert report.notes == ()
    assert run.measurements[0].relative_uncertainty == pytest.approx(0.05)  # the memory's share
    assert report.size == len(file_of())
    assert len(report.sha256) == 64


def test_information_carries_units_in_its_names():
    information = only_run(columns=V3_2)[0].information
    assert information["hardware_used"] == "2 x NVIDIA L40S, AMD EPYC 9124 16-Core Processor"
    assert information["hardware_count"] == "2"
    assert information["gpu_energy_kwh"] == "0.29"
    assert information["cpu_power_w"] == "90"
    assert information["ram_used_gb"] == "51.2"
    assert information["gpu_utilization_percent"] == "91"
    assert information["wue_l_per_kwh"] == "0"
    assert information["project_name"] == "beans"
    assert "cloud_provider" not in information


def test_version_1_has_no_components_so_its_values_are_reported():
    run, _ = only_run(columns=V1)
    assert origins_of(run)["energy_consumed"] == "reported"
    assert run.run_id == "5b0fa12a-3dd7-45bb-9766-cc326314d9f1"
    assert "hardware_used" not in run.information


def test_inference_takes_the_energy_and_keeps_the_rest_as_information():
    run, report = only_run(context=ReadContext("inference"))
    assert values_of(run) == {"energy_consumed": 0.4}
    assert run.information["duration_s"] == "3600"
    assert run.information["reported_co2_eq_emissions_g"] == "200"
    assert notes_of(report, "kept-as-information")


def test_inference_cannot_use_a_run_without_energy():
    with pytest.raises(UnreadableFileError) as caught:
        read(file_of({"energy_consumed": ""}), ReadContext("inference"))
    assert caught.value.code == "no-usable-run"

"""Optimum-Benchmark: kWh for all samples, and phases with a negative energy."""

from json import dumps

import pytest
from codecarbon_run_helpers import notes_of, values_of
from file_reader_examples import energy_of, optimum_report
from file_reader_helpers import codes_of, only_run_of, read_document, read_text, refusal_of

CONFIG = {
    "name": "toy",
    "backend": {"model": "toy/one", "task": "text-generation", "torch_dtype": "float16", "library": "transformers"},
    "scenario": {"name": "energy_star", "num_samples": 500, "input_shapes": {"batch_size": 4}},
    "environment": {"gpu": ["H100", "H100"], "gpu_count": 2, "cpu": "Xeon", "optimum_benchmark_version": "0.5.0"},
}


def test_the_energy_is_of_all_samples_and_all_phases():
    report = read_document(optimum_report(prefill=0.05, decode=0.1))
    run = only_run_of(report)
    assert values_of(run) == pytest.approx({"energy_consumed": 0.151, "requests": 1000.0})
    assert run.phase == "inference"
    assert run.information["decode_energy_kwh"] == "0.1"
    assert notes_of(report, "requests-derived")[0].details["requests"] == 1000


def test_generation_is_not_counted_twice():
    report = read_document(optimum_report(prefill=0.05, decode=0.1, generate=0.15))
    assert values_of(only_run_of(report))["energy_consumed"] == pytest.approx(0.151)


def test_the_configuration_gives_samples_and_operating_point():
    report = read_document({"config": CONFIG, "report": optimum_report(forward=0.2)})
    run = only_run_of(report)
    assert values_of(run) == pytest.approx({"energy_consumed": 0.201, "requests": 500.0})
    assert report.version == "0.5.0"
    assert run.information["hardware_used"] == "2 x H100"
    assert run.information["hardware_count"] == "2"
    assert run.information["batch_size"] == "4"
    assert run.information["precision"] == "fp16"
    assert run.label == "toy/one"


def test_iterations_with_a_negative_phase_are_left_out():
    # generate = prefill + decode: the second reading failed (0), so its decode is minus its prefill.
    report = read_document(optimum_report(prefill=[0.04, 0.04, 0.05], decode=[0.10, -0.04, 0.11]))
    assert values_of(only_run_of(report))["energy_consumed"] == pytest.approx(0.001 + (0.14 + 0.16) / 2)
    (note,) = notes_of(report, "negative-phase")
    assert (note.kind, note.column) == ("refused", "decode.measures")
    assert note.details == {"phase": "decode", "iterations": "2", "iterations_used": 2}
    assert "decode_energy_kwh" not in only_run_of(report).information


def test_a_negative_phase_without_iterations_leaves_no_energy():
    refusal = refusal_of(dumps(optimum_report(prefill=0.05, decode=-0.01)))
    assert (refusal.code, refusal.column) == ("negative-phase", "decode.energy.total")


def test_negative_in_every_iteration_leaves_no_energy():
    assert refusal_of(dumps(optimum_report(prefill=[0.05, 0.05], decode=[-0.01, -0.02]))).code == "negative-phase"


@pytest.mark.parametrize(("unit", "factor"), [("kWh", 1.0), ("Wh", 1e-3), ("J", 1 / 3.6e6)])
def test_the_unit_stands_in_the_report(unit, factor):
    report = {"forward": {"energy": energy_of(0.2) | {"unit": unit}}, "note": {"energy": {"unit": "kWh"}}}
    read = read_document(report)
    assert values_of(only_run_of(read))["energy_consumed"] == pytest.approx(0.2 * factor)
    assert "requests-unknown" in codes_of(read)


def test_an_unknown_unit_is_refused():
    report = {"forward": {"energy": energy_of(0.2) | {"unit": "calories"}}, "unit": "kWh"}
    assert refusal_of(dumps(report)).column == "forward.energy.unit"


def test_energy_of_the_graphics_card_alone_is_said_to_be():
    report = read_text('{"forward": {"energy": {"unit": "kWh", "gpu": 0.2}}}')
    assert values_of(only_run_of(report)) == {"energy_consumed": 0.2}
    assert "gpu-only" in codes_of(report)


def test_times_of_single_calls_are_response_times():
    report = optimum_report(forward=0.2)
    report["forward"]["latency"] = {"unit": "s", "p50": 0.02, "p95": 0.03, "total": 1}
    report["forward"]["throughput"] = {"unit": "samples/s", "value": 50.0}
    scenario = {"name": "inference", "input_shapes": {"batch_size": 1}}
    run = only_run_of(read_document({"config": {"scenario": scenario}, "report": report}))
    assert values_of(run) == pytest.approx(
        {
            "energy_consumed": 0.201,
            "requests": 1000.0,
            "response_time": 0.02,
            "response_time_p95": 0.03,
            "throughput": 50.0,
        }
    )


def test_a_training_report_is_a_training():
    report = {"overall": {"energy": energy_of(0.2), "latency": {"unit": "s", "total": 600}}, "train": {"energy": None}}
    run = only_run_of(read_document(report))
    assert (run.phase, values_of(run)) == ("training", {"energy_consumed": 0.2, "training_duration": 600.0})

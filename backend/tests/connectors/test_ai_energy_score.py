"""AI Energy Score: kWh or Wh per 1,000 queries, totals in Wh, graphics cards only."""

import pytest
from codecarbon_run_helpers import notes_of, origins_of, values_of
from file_reader_examples import AI_ENERGY_SCORE
from file_reader_helpers import codes_of, only_run_of, read_document, read_text, refusal_of

BATCH_HEADER = (
    "model_name,task,successful_prompts,avg_total_time,gpu_energy_wh,wh_per_1000_queries,timestamp,error_message"
)


def test_the_leaderboard_is_in_kwh_per_1000_queries():
    report = read_text(AI_ENERGY_SCORE)
    assert [run.label for run in report.runs] == ["toy/one", "toy/two"]
    assert [values_of(run) for run in report.runs] == [
        {"energy_per_1000_requests": pytest.approx(186.0)},
        {"energy_per_1000_requests": 1200.0},
    ]
    assert {m.unit for run in report.runs for m in run.measurements} == {"Wh"}
    assert report.runs[0].information["energy_score_stars"] == "5"
    assert report.runs[0].phase == "inference"
    assert len(notes_of(report, "gpu-only")) == 1


def test_the_batch_table_is_in_wh_and_failed_models_are_left_out():
    report = read_text(
        f"{BATCH_HEADER}\ntoy/one,text_gen,10,3.05,25.4,2540.0,2025-10-07T10:00:00,\n"
        "toy/two,text_gen,0,0.0000,0.0000,0.0000,2025-10-07T11:00:00,Model not found\n"
    )
    run = only_run_of(report)
    assert values_of(run) == pytest.approx(
        {"energy_per_1000_requests": 2540.0, "energy_consumed": 0.0254, "requests": 10.0, "response_time": 3.05}
    )
    assert run.recorded_at == "2025-10-07T10:00:00"
    (note,) = notes_of(report, "not-finished")
    assert note.line == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"units": "Wh", "total": 125.4, "preprocess_wh": 0.1, "prefill_wh": 25.3, "decode_wh": 100.0}',
        '{"units": "kWh", "total": 0.1254, "prefill_wh": 25.3, "decode_wh": 100.0}',
        "GPU_ENERGY_SUMMARY\ntotal: 125.4 Wh\nprefill: 25.3 Wh\n",
        "GPU_ENERGY_SUMMARY\ntotal_kwh=0.1254 prefill_wh=25.3\n",
        'GPU_ENERGY_SUMMARY: {"units": "Wh", "total": 125.4}\n',
        '{"GPU_ENERGY_SUMMARY": {"units": "Wh", "total": 125.4}}',
        "=====\nGPU Energy (Wh): 125.40\n(preprocess=0.10 Wh, prefill=25.30 Wh, decode=100.00 Wh)\n=====\n",
    ],
)
def test_the_summary_is_a_total_in_wh_of_1000_queries(text):
    report = read_text(text)
    run = only_run_of(report)
    assert values_of(run) == pytest.approx({"energy_consumed": 0.1254, "requests": 1000.0})
    assert origins_of(run) == {"energy_consumed": "measured", "requests": "estimated"}
    assert codes_of(report) == {"gpu-only", "requests-assumed"}


def test_results_of_the_benchmark_tool_count_their_own_queries():
    report = read_document(
        {
            "config": {"model": "toy/one", "gpu_model": "H100", "batch_size": 8, "torch_dtype": "bfloat16"},
            "summary": {"successful_prompts": 20},
            "energy": {"gpu_energy_wh": 12.0, "cpu_energy_wh": 3.0},
        }
    )
    run = only_run_of(report)
    assert values_of(run) == pytest.approx({"energy_consumed": 0.012, "requests": 20.0})
    assert run.information["batch_size"] == "8"
    assert run.information["precision"] == "bf16"
    assert run.information["hardware_used"] == "H100"


@pytest.mark.parametrize(("name", "factor"), [("wh_per_1000_queries", 1), ("kwh_per_1000_queries", 1000)])
def test_wh_and_kwh_are_told_apart(name, factor):
    report = read_document([{"model": "toy", name: 3.2}])
    assert values_of(only_run_of(report)) == {"energy_per_1000_requests": pytest.approx(3.2 * factor)}


def test_unknown_units_and_missing_totals():
    unknown = '{"units": "horses", "total": 1, "prefill_wh": 1, "decode_wh": 1}'
    assert refusal_of(unknown).code == "unknown-unit"
    assert refusal_of("GPU_ENERGY_SUMMARY\nprefill: 25.3 Wh\n").code == "missing-column"
    assert refusal_of("model,total_gpu_energy,energy_score\ntoy,-0.1,5\n").code == "no-usable-run"


def test_it_is_always_inference():
    assert refusal_of(AI_ENERGY_SCORE, "training").code == "other-phase"

"""ML.ENERGY: joule per request, graphics cards only, one run for each operating point."""

import copy

import pytest
from codecarbon_run_helpers import values_of
from file_reader_examples import ML_ENERGY
from file_reader_helpers import codes_of, only_run_of, read_document, read_text, refusal_of


def test_joules_per_request_become_wh_per_1000():
    report = read_document(ML_ENERGY)
    run = only_run_of(report)
    # 36 J is 0.01 Wh
    assert values_of(run) == {"energy_per_1000_requests": pytest.approx(10.0), "parameters": 13e9}
    assert (run.phase, report.version) == ("inference", "3")
    assert codes_of(report) == {"gpu-only"}


def test_the_operating_point_is_kept():
    information = only_run_of(read_document(ML_ENERGY)).information
    assert information["hardware_used"] == "2 x H100"
    assert information["hardware_count"] == "2"
    assert information["batch_size"] == "128"
    assert information["precision"] == "bf16"
    assert information["average_batch_size"] == "87.5"
    assert information["task"] == "lm-arena-chat"


def test_every_configuration_is_a_run_and_the_model_may_stand_around_them():
    document = copy.deepcopy(ML_ENERGY)
    first = document["configurations"][0]
    document["model_id"] = first.pop("model_id")
    first.pop("nickname")
    document["configurations"].append({**first, "gpu_model": "B200", "energy_per_request_joules": 18.0})
    report = read_document(document)
    assert [run.label for run in report.runs] == ["toy/one · H100", "toy/one · B200"]
    assert [values_of(run)["energy_per_1000_requests"] for run in report.runs] == pytest.approx([10.0, 5.0])
    assert "several-runs" in codes_of(report)


@pytest.mark.parametrize(
    "text",
    [
        '{"Model": "toy/one", "GPU": "H100", "TP": 2, "PP": 1, "Energy/req (J)": 36, "Max BS (reqs)": 64}',
        '[{"Model": "toy/one", "GPU": "H100", "TP": 2, "PP": 1, "Energy/req (J)": 36, "Max BS (reqs)": 64}]',
        "Model,GPU,TP,PP,Energy/req (J),Max BS (reqs)\ntoy/one,H100,2,1,36,64\n",
        "Model;GPU;TP;PP;Energy/req (J);Max BS (reqs)\ntoy/one;H100;2;1;36,0;64\n",
    ],
)
def test_version_2_as_object_list_and_table(text):
    report = read_text(text)
    run = only_run_of(report)
    assert values_of(run) == {"energy_per_1000_requests": pytest.approx(10.0)}
    assert run.information["hardware_used"] == "2 x H100"
    assert run.information["batch_size"] == "64"
    assert report.version == "2"


def test_images_are_requests_too():
    document = {
        "configurations": [
            {
                "model_id": "toy/painter",
                "energy_per_image_joules": 3600.0,
                "batch_latency_s": 2.5,
                "batch_size": 4,
                "throughput_images_per_sec": 1.6,
            }
        ]
    }
    run = only_run_of(read_document(document))
    assert values_of(run) == pytest.approx(
        {"energy_per_1000_requests": 1000.0, "response_time": 2.5, "throughput": 1.6}
    )
    assert run.information["batch_size"] == "4"


def test_a_configuration_without_energy_is_left_out():
    document = {"configurations": [*ML_ENERGY["configurations"], {"energy_per_request_joules": None, "num_gpus": 1}]}
    assert only_run_of(read_document(document)).run_id == "configuration-1"


def test_it_is_always_inference():
    assert refusal_of('{"Energy/req (J)": 1}', "training").code == "other-phase"

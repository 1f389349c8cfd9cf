"""Hugging Face model cards: emissions in grams, however people write them, and what makes them doubtful."""

import pytest
from codecarbon_run_helpers import notes_of, origins_of, values_of
from file_reader_examples import CARD
from file_reader_helpers import codes_of, only_run_of, read_text, refusal_of


def emissions_of(value, rest=""):
    report = read_text(f"---\nco2_eq_emissions: {value}\n{rest}---\n")
    return values_of(only_run_of(report))["co2_eq_emissions"], report


def test_a_full_card_is_read_as_reported():
    report = read_text(CARD)
    run = only_run_of(report)
    assert values_of(run) == {
        "co2_eq_emissions": 240.0,
        "energy_consumed": 0.8,
        "training_duration": 9000.0,
        "accuracy": 0.91,
        "rougeL": 0.425,
    }
    assert set(origins_of(run).values()) == {"reported"}
    assert (run.phase, run.country, run.line) == ("training", "FRA", 5)
    assert run.information["hardware_used"] == "2 x NVIDIA A100"
    assert run.information["hardware_count"] == "2"
    assert run.information["training_type"] == "fine-tuning"
    assert run.information["ram_total_size_gb"] == "251.5"
    assert run.information["on_cloud"] == "false"
    assert run.information["dataset"] == "toy-reviews"
    assert codes_of(report) == {"percentage-assumed"}


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("12.5", 12.5),
        ("0", 0.0),
        ("1e-05", 1e-05),
        ('"1,234.5"', 1234.5),
        ('"1.234,5"', 1234.5),
        ('"0,31"', 0.31),
        ('"0.5 KG"', 500.0),
        ('"12 g"', 12.0),
        ('"0.002 kg CO2eq"', 2.0),
        ('"3 g of CO2"', 3.0),
        ('"2 tonnes CO2 eq."', 2e6),
        ('"750 mg"', 0.75),
    ],
)
def test_numbers_with_units_become_grams(text, grams):
    value, report = emissions_of(text)
    assert value == pytest.approx(grams)
    assert ("unit-converted" in codes_of(report)) == any(unit in text for unit in ("KG", "kg", "tonnes", "mg"))


def test_a_lone_comma_before_three_digits_is_said_to_be_ambiguous():
    value, report = emissions_of('"1,234"')
    assert value == 1234.0
    assert notes_of(report, "thousands-assumed")[0].line == 2


def test_a_list_gives_several_runs_and_bad_entries_are_named():
    report = read_text("---\nco2_eq_emissions:\n- 3.1\n- emissions: 0.004 kg\n- many\n- .nan\n- -5\n---\n")
    assert [values_of(run) for run in report.runs] == [{"co2_eq_emissions": 3.1}, {"co2_eq_emissions": 4.0}]
    assert [note.column for note in notes_of(report, "refused-value")] == [
        "co2_eq_emissions.2.emissions",
        "co2_eq_emissions.3.emissions",
        "co2_eq_emissions.4.emissions",
    ]
    assert "several-runs" in codes_of(report)


@pytest.mark.parametrize("text", ["5 stones", "about 12", "1e999", ".inf", "[]", "{}", "''"])
def test_emissions_that_are_no_amount_refuse_the_card(text):
    assert refusal_of(f"---\nco2_eq_emissions: {text}\n---\n").code == "no-usable-run"


def test_a_card_without_emissions_is_recognised_and_says_so():
    refusal = refusal_of("---\nlicense: mit\ntags: [x]\n---\n# Model\n")
    assert (refusal.code, refusal.column) == ("missing-column", "co2_eq_emissions")


def test_card_text_a_thousand_times_off_is_flagged():
    body = "\n- **Energy Consumed**: 0.003 kWh\n- **Carbon Emitted**: 1.2 kg of CO2\n"
    report = read_text(f"---\nco2_eq_emissions: 1.2\n---\n{body}")
    (note,) = notes_of(report, "unit-suspect")
    assert note.details == {"stated_g": 1.2, "in_text_g": 1200.0}
    assert "unit-suspect" not in codes_of(read_text(f"---\nco2_eq_emissions: 1200\n---\n{body}"))


def test_emissions_that_no_electricity_has_are_flagged():
    report = read_text("co2_eq_emissions:\n  emissions: 0.3\n  energy_consumed: 0.8\n")
    assert notes_of(report, "unit-suspect")[0].details["g_per_kwh"] == pytest.approx(0.375)


@pytest.mark.parametrize("sign", ["base_model_relation: quantized", "tags: [text, GGUF]", "tags: [mergekit]"])
def test_a_derived_model_may_have_inherited_its_emissions(sign):
    _, report = emissions_of("12.5", f"base_model: toy/parent\n{sign}\n")
    assert "inherited" in codes_of(report)


def test_a_fine_tuned_model_has_its_own_emissions():
    _, report = emissions_of("12.5", "base_model: toy/parent\ntags: [text]\n")
    assert codes_of(report) == set()


def test_scores_beyond_100_are_refused():
    results = "model-index:\n- results:\n  - metrics:\n    - {type: accuracy, value: 910}\n    - {type: f1, value: 1}\n"
    report = read_text(f"---\nco2_eq_emissions: 1\n{results}---\n")
    assert values_of(only_run_of(report)) == {"co2_eq_emissions": 1.0, "f1": 1.0}
    assert notes_of(report, "refused-value")[0].details["reason"] == "not-a-ratio"


def test_a_card_is_a_training():
    assert refusal_of(CARD, "inference").code == "other-phase"


def test_card_data_as_the_hubs_api_gives_it():
    report = read_text('{"id": "toy/one", "cardData": {"co2_eq_emissions": {"emissions": 3.5, "hours_used": 0.5}}}')
    assert values_of(only_run_of(report)) == {"co2_eq_emissions": 3.5, "training_duration": 1800.0}

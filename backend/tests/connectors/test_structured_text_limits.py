"""JSON and YAML from strangers: depth, repetition, huge numbers and NaN end in a refusal, never in a hang."""

import time

import pytest
from file_reader_helpers import codes_of, read_document, refusal_of

from connectors.errors import UnreadableFileError
from connectors.file_readers.json_text import parse_json
from connectors.file_readers.yaml_text import parse_yaml

NESTED_20 = "[" * 20 + "]" * 20
LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(9)
)


@pytest.mark.parametrize("parse", [parse_json, parse_yaml])
def test_nesting_has_a_limit(parse):
    assert parse(NESTED_20)
    for depth in (22, 500, 200_000):
        with pytest.raises(UnreadableFileError) as caught:
            parse("[" * depth + "]" * depth)
        assert caught.value.code in {"nested-too-deeply", "malformed-yaml"}


def test_billion_laughs_is_refused_at_once():
    start = time.perf_counter()
    refusal = refusal_of(f"---\nco2_eq_emissions: 1\n{LAUGHS}---\n")
    assert refusal.code == "too-many-aliases"
    assert time.perf_counter() - start < 1


def test_yaml_builds_nothing_but_text():
    assert parse_yaml("a: 2024-01-01\nb: yes\nc: 1_000\nd: !!python/object:os.system x") == {
        "a": "2024-01-01",
        "b": "yes",
        "c": "1_000",
        "d": "x",
    }


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\nb: [1\nc: 2", 3), ("a: 1\n\tb: 2", 2), ("a: *nobody", 1), ("a: b: c", 1)]
)
def test_malformed_yaml_is_placed(text, line):
    with pytest.raises(UnreadableFileError) as caught:
        parse_yaml(text)
    assert caught.value.code == "malformed-yaml"
    assert caught.value.line == line


def test_line_of_yaml_counts_from_the_top_of_the_card():
    assert refusal_of("\n---\nlicense: mit\nco2_eq_emissions: [1\n---\n").line in {4, 5}


def test_malformed_json_is_placed():
    refusal = refusal_of('{\n"configurations": [\n{"energy_per_request_joules": 1,}]}')
    assert (refusal.code, refusal.line) == ("malformed-json", 3)


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "9" * 10_000, "-1", "true", '"x"', "[1]"]
)
def test_numbers_that_are_none_are_refused_with_their_place(number):
    text = f'{{"configurations": [{{"energy_per_request_joules": {number}}}]}}'
    refusal = refusal_of(text)
    assert refusal.code == "no-usable-run"
    assert refusal.column == "configurations.0.energy_per_request_joules"


def test_a_long_list_of_results_is_read():
    report = read_document([{"model": f"m{i}", "wh_per_1000_queries": i} for i in range(5_000)])
    assert len(report.runs) == 5_000
    assert codes_of(report) == {"gpu-only", "several-runs"}


@pytest.mark.parametrize(
    "text",
    [
        '{"configurations": [' + ", ".join(['{"energy_per_request_joules": 1}'] * 100_001) + "]}",
        "[" + ", ".join(['{"wh_per_1000_queries": 1}'] * 100_001) + "]",
        "co2_eq_emissions:\n" + "- 1\n" * 100_001,
    ],
    ids=["ml-energy", "ai-energy-score", "card"],
)
def test_lists_are_no_longer_than_tables(text):
    assert refusal_of(text).code == "too-many-rows"

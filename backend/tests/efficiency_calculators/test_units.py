import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.errors import InvalidValueError, UnknownUnitError
from efficiency_calculators.units import DIMENSIONS, convert, format_value, scale_for_display, units_for

CONVERSIONS = [
    (0.1, "kg", "g", 100.0),
    (0.3, "kg", "g", 300.0),
    (250, "Wh", "kWh", 0.25),
    (3.6, "MJ", "kWh", 1.0),
    (3600, "J", "Wh", 1.0),
    (1.5, "MWh", "kWh", 1500.0),
    (1, "lb", "g", 453.59237),
    (2, "t", "g", 2e6),
    (500, "mg", "g", 0.5),
    (90, "min", "s", 5400.0),
    (2, "d", "h", 48.0),
    (16.64, "ms", "s", 0.01664),
    (1, "GiB", "B", 1073741824.0),
    (1, "MB", "B", 1e6),
    (66.4, "M", "1", 66.4e6),
    (87, "%", "1", 0.87),
    (2, "GFLOP", "FLOP", 2e9),
    (30, "requests/min", "requests/s", 0.5),
    (1, "GB/kg", "B/g", 1e6),
    (1, "kB/kg", "B/g", 1.0),
    (0.5, "kW", "W", 500.0),
    (0.12, "kWh", "Wh", 120.0),
    (7.0, "g", "g", 7.0),
]


@pytest.mark.parametrize(("value", "unit", "to_unit", "expected"), CONVERSIONS)
def test_conversion_is_exact(value, unit, to_unit, expected):
    assert convert(value, unit, to_unit) == expected


def test_percent_and_millions_are_both_found_beside_a_plain_number_without_a_dimension():
    assert convert(43.2, "%", "1") == 0.432
    assert convert(2, "k", "1") == 2000


def test_the_dimension_narrows_what_is_accepted():
    assert convert(43.2, "%", "1", "ratio") == 0.432
    with pytest.raises(UnknownUnitError, match="1, k, M"):
        convert(43.2, "%", "1", "count")


@pytest.mark.parametrize(
    ("unit", "to_unit", "dimension", "said"),
    [
        ("kg", "kWh", None, "Accepted: J, kJ"),
        ("stone", "g", None, "mg, g, kg, t, lb"),
        ("Kg", "g", None, "'Kg'"),
        ("g", "stone", None, "no unit 'stone'"),
        ("g", "g", "mass", "no dimension 'mass'"),
        ("g", "g", "energy", "no unit 'g'"),
        ("", "g", None, "''"),
    ],
)
def test_unknown_units_are_refused_with_a_list(unit, to_unit, dimension, said):
    with pytest.raises(UnknownUnitError, match=said) as caught:
        convert(1, unit, to_unit, dimension)
    assert caught.value.code == "unknown-unit"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_values_that_are_not_finite_are_refused(value):
    with pytest.raises(InvalidValueError, match="finite"):
        convert(value, "kg", "g")


def test_overflow_is_an_error_and_not_infinity():
    with pytest.raises(InvalidValueError, match="too large"):
        convert(1e308, "t", "g")


def test_units_for_a_form():
    assert [(unit.id, unit.factor) for unit in units_for("g", "mass_co2")] == [
        ("mg", 0.001), ("g", 1.0), ("kg", 1000.0), ("t", 1e6), ("lb", 453.59237),
    ]  # fmt: skip
    assert {unit.id: unit.factor for unit in units_for("kWh", "energy")}["Wh"] == 0.001
    assert {unit.id: unit.factor for unit in units_for("Wh", "energy_per_1000_requests")}["kWh"] == 1000.0
    assert [unit.id for unit in units_for("1", "ratio")] == ["1", "%"]
    assert {unit.id for unit in units_for("1")} == {"1", "k", "M", "G", "T", "%"}


@pytest.mark.parametrize(("unit", "dimension"), [("stone", None), ("g", "energy"), ("g", "weight")])
def test_units_for_something_unknown(unit, dimension):
    with pytest.raises(UnknownUnitError):
        units_for(unit, dimension)


PAIRS = [(unit, other) for table in DIMENSIONS.values() for unit in table for other in table]
REASONABLE = st.floats(min_value=1e-12, max_value=1e15)


@given(REASONABLE, st.sampled_from(PAIRS))
def test_there_and_back_again(value, pair):
    unit, other = pair
    assert convert(convert(value, unit, other), other, unit) == pytest.approx(value, rel=1e-15)


@given(REASONABLE, REASONABLE, st.sampled_from(PAIRS))
def test_conversion_keeps_order(one, other_one, pair):
    smaller, larger = sorted((one, other_one))
    assert convert(smaller, *pair) <= convert(larger, *pair)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_factors_agree_wherever_tables_overlap(dimension):
    for other in DIMENSIONS.values():
        for unit in DIMENSIONS[dimension].keys() & other.keys():
            assert DIMENSIONS[dimension][unit] == other[unit]


WRITTEN = [
    (1.47e9, "B/g", "en", "1.47 GB/g"),
    (1.47e9, "B/g", "ca", "1,47 GB/g"),
    (0.00025, "kWh", "en", "250 mWh"),
    (0.25, "kWh", "es", "250 Wh"),
    (1234.5, "kWh", "en", "1.23 MWh"),
    (66.4e6, "1", "en", "66.4 M"),
    (66.4e6, "1", "es", "66,4 M"),
    (175e9, "1", "en", "175 G"),
    (0, "g", "en", "0 g"),
    (0, "1", "en", "0"),
    (0.9671, "1", "en", "0.967"),
    (53, "1", "en", "53"),
    (12.0, "g", "en", "12 g"),
    (999.4, "g", "en", "999 g"),
    (999.6, "g", "en", "1 kg"),
    (999_999, "1", "en", "1 M"),
    (999.7, "1", "en", "1 k"),
    (0.001664, "s", "ca", "1,66 ms"),
    (5400, "s", "en", "1.5 h"),
    (86400, "s", "en", "24 h"),
    (59.99, "s", "en", "1 min"),
    (1e-5, "s", "en", "10 µs"),
    (6.01e7, "FLOP", "en", "60.1 MFLOP"),
    (9.3e7, "B", "en", "93 MB"),
    (0.01234, "mg", "en", "0.0123 mg"),
    (5230, "requests/s", "en", "5230 requests/s"),
    (0.5, "requests/s", "ca", "0,5 peticions/s"),
    (0.5, "requests/s", "es", "0,5 peticiones/s"),
    (90, "requests/min", "en", "1.5 requests/s"),
    (3600, "J", "en", "1 Wh"),
    (1.5e13, "g", "en", "1.5e7 t"),
    (1e-7, "mg", "en", "1e-7 mg"),
    (1.5, "parsec", "es", "1,5 parsec"),
    (3500, "W", "en", "3.5 kW"),
]


@pytest.mark.parametrize(("value", "unit", "language", "expected"), WRITTEN)
def test_written_values(value, unit, language, expected):
    assert format_value(value, unit, language) == expected


def test_scaled_values_are_numbers():
    assert scale_for_display(0.25, "kWh") == (250.0, "Wh")
    assert scale_for_display(0, "kWh") == (0, "kWh")
    assert scale_for_display(0.2, "mg") == (0.2, "mg")


THOUSANDFOLD = ["kWh", "g", "W", "B", "1", "FLOP", "B/g", "Wh"]


@given(st.floats(min_value=1e-2, max_value=1e11), st.sampled_from(THOUSANDFOLD))
def test_scaling_reads_between_1_and_1000_and_keeps_the_quantity(value, unit):
    scaled, shown = scale_for_display(value, unit)
    assert convert(scaled, shown, unit) == pytest.approx(value, rel=1e-14)
    smallest = {"g": "mg", "W": "mW", "kWh": "mWh", "Wh": "mWh"}.get(unit, unit)
    written = float(f"{scaled:.3g}")
    assert written >= 1 or shown == smallest
    assert written < 1000 or shown in {"t", "MW", "GWh", "TB/g"}


@given(st.floats(min_value=1e-3, max_value=1e11), st.sampled_from(THOUSANDFOLD))
def test_writing_keeps_three_digits(value, unit):
    number, _, shown = format_value(value, unit).partition(" ")
    assert convert(float(number), shown or "1", unit) == pytest.approx(value, rel=0.00501)

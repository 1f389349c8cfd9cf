import math

import pytest

from efficiency_calculators.errors import InvalidValueError
from efficiency_calculators.records import Measurement
from efficiency_calculators.validation import check_value, measurements_by_metric


@pytest.mark.parametrize("value", [0, 0.0, 1, 1e300, 5e-324])
def test_finite_numbers_pass_as_floats(value):
    checked = check_value(value)
    assert checked == value
    assert isinstance(checked, float)


def test_bounds_are_included():
    assert check_value(0, 0, 1) == 0
    assert check_value(1, 0, 1) == 1


def test_minus_zero_becomes_zero():
    assert math.copysign(1, check_value(-0.0, minimum=0)) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400, True, False, "3", None, [1], 1j])
def test_what_is_no_finite_number_is_refused(value):
    with pytest.raises(InvalidValueError):
        check_value(value)


@pytest.mark.parametrize(("value", "said"), [(-0.001, "at least 0"), (1.001, "at most 1")])
def test_outside_the_range(value, said):
    with pytest.raises(InvalidValueError, match=said):
        check_value(value, 0, 1)


def test_two_values_for_one_metric_are_refused():
    with pytest.raises(InvalidValueError, match="f1 is given twice"):
        measurements_by_metric([Measurement("f1", 0.5), Measurement("accuracy", 0.5), Measurement("f1", 0.6)])


def test_not_a_number_never_enters():
    with pytest.raises(InvalidValueError, match="finite"):
        measurements_by_metric([Measurement("f1", math.nan)])

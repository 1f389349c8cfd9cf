"""The reference files say the same as the calculators: units, formulas' kinds, and a scheme that can be rated with."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from default_scheme import INFERENCE, TRAINING

from efficiency_calculators.derived import DERIVED_METRICS
from efficiency_calculators.records import GENERAL, CutPoints, Direction, Phase, RatingScheme, SchemeMetric
from efficiency_calculators.registry import get_rating_method
from efficiency_calculators.units import units_for

FILES = Path(__file__).parents[2] / "persistence" / "reference_data"


@pytest.fixture(scope="module")
def metrics() -> dict[str, dict]:
    return {entry["id"]: entry for entry in yaml.safe_load((FILES / "metrics.yaml").read_text(encoding="utf-8"))}


def test_every_unit_is_in_the_table_of_its_dimension(metrics):
    for metric in metrics.values():
        assert metric["unit"] in {unit.id for unit in units_for(metric["unit"], metric["dimension"])}


def test_the_same_metrics_are_derived_in_the_same_phases(metrics):
    derived = {key: entry for key, entry in metrics.items() if entry["kind"] == "derived"}
    assert set(derived) == {definition.metric for definition in DERIVED_METRICS}
    for definition in DERIVED_METRICS:
        entry = derived[definition.metric]
        assert entry["computed_only"] is definition.computed_only
        assert set(entry["phases"]) == {phase.value for phase in definition.phases}
        assert set(definition.inputs) <= set(metrics)


def _scheme(entry: dict, phase: str, metrics: dict[str, dict]) -> RatingScheme:
    def cut_points(item: dict) -> dict[str, CutPoints]:
        general = {GENERAL: CutPoints(tuple(item["cut_points"]))}
        by_task = {
            cut["task"]: CutPoints(tuple(cut["cut_points"]), cut["task"], cut["scope"], cut["provisional"])
            for cut in item.get("task_cut_points", [])
        }
        return general | by_task

    return RatingScheme(
        version=entry["version"],
        phase=Phase(phase),
        metrics=tuple(
            SchemeMetric(
                item["metric"], Direction(metrics[item["metric"]]["direction"]), item["weight"], cut_points(item)
            )
            for item in entry["phases"][phase]["metrics"]
        ),
        method=entry["method"],
        minimum_coverage=entry["minimum_coverage"],
    )


@pytest.mark.parametrize(("phase", "stated"), [("training", TRAINING), ("inference", INFERENCE)])
def test_version_1_is_the_scheme_the_method_states(metrics, phase, stated):
    (entry,) = [
        entry
        for entry in yaml.safe_load((FILES / "rating_schemes.yaml").read_text(encoding="utf-8"))
        if entry["version"] == 1
    ]
    scheme = _scheme(entry, phase, metrics)
    get_rating_method(scheme.method).validate(scheme)
    assert replace(scheme, metrics=()) == replace(stated, metrics=())
    for read, expected in zip(scheme.metrics, stated.metrics, strict=True):
        assert (read.metric, read.direction, read.weight) == (expected.metric, expected.direction, expected.weight)
        assert set(read.cut_points) == set(expected.cut_points)
        for group, cut in read.cut_points.items():
            assert cut.values == pytest.approx(expected.cut_points[group].values, rel=1e-5)
            assert (cut.scope, cut.provisional) == (
                expected.cut_points[group].scope,
                expected.cut_points[group].provisional,
            )

"""What every registered reader must keep to, and how readers are registered."""

from types import SimpleNamespace

import pytest
from codecarbon_csv_builder import file_of
from file_reader_examples import EXAMPLES, FURTHER_EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.errors import ConnectorError, UnreadableFileError
from connectors.file_readers import FileReader, FileSource, ReadContext, file_readers, read_file, registry
from connectors.file_readers.sample import build_sample
from connectors.records import ImportReport

READERS = list(file_readers().values())
PHASES = (None, "training", "inference")


def report_or_refusal(read):
    """The report, or the error of the one kind that readers may raise."""
    try:
        return read()
    except ConnectorError as error:
        return error


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.id)
class TestContract:
    def test_fits_the_protocol(self, reader):
        assert isinstance(reader, FileReader)
        assert reader.id == reader.id.lower()
        assert reader.description

    def test_recognises_its_own_files_and_no_others(self, reader):
        for format_id, content in EXAMPLES.items():
            score = reader.score(build_sample(content.decode()))
            assert 0.0 <= score <= 1.0
            assert (score >= registry.MINIMUM_SCORE) == (format_id == reader.id)

    def test_reads_its_example_the_same_way_twice(self, reader):
        source = FileSource("name.xyz", EXAMPLES[reader.id])
        first, second = (reader.read(source, ReadContext()) for _ in range(2))
        assert first == second
        assert isinstance(first, ImportReport)
        assert (first.name, first.format) == ("name.xyz", reader.id)
        assert all(measurement.value >= 0 for run in first.runs for measurement in run.measurements)

    @settings(max_examples=60, deadline=None)
    @given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
    def test_never_fails_otherwise_than_by_refusing(self, reader, content):
        outcome = report_or_refusal(lambda: reader.read(FileSource("x", content), ReadContext()))
        assert outcome.runs if isinstance(outcome, ImportReport) else (outcome.code and str(outcome))

    @settings(max_examples=100, deadline=None)
    @given(data=st.data())
    def test_survives_damage_anywhere(self, reader, data):
        content = EXAMPLES[reader.id]
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        damaged = content[:start] + data.draw(st.binary(max_size=10)) + content[end:]
        context = ReadContext(data.draw(st.sampled_from(PHASES)))
        outcome = report_or_refusal(lambda: reader.read(FileSource("x", damaged), context))
        if isinstance(outcome, ConnectorError):
            assert outcome.code
            return
        values = [measurement.value for run in outcome.runs for measurement in run.measurements]
        assert values
        assert all(0 <= value < float("inf") for value in values)


@pytest.mark.parametrize(("format_id", "text"), [*FURTHER_EXAMPLES, *((i, c.decode()) for i, c in EXAMPLES.items())])
def test_every_shape_of_a_format_is_recognised_by_its_reader_alone(format_id, text):
    scores = {reader.id: reader.score(build_sample(text)) for reader in READERS}
    assert scores[format_id] >= registry.MINIMUM_SCORE
    assert [reader_id for reader_id, score in scores.items() if score >= registry.MINIMUM_SCORE] == [format_id]
    assert read_file("anything.txt", text.encode(), ReadContext()).format == format_id


def test_every_registered_reader_has_an_example():
    assert set(EXAMPLES) == set(file_readers())


def test_a_format_nobody_reads():
    with pytest.raises(UnreadableFileError) as caught:
        read_file("x", file_of(), ReadContext(), format="tea-leaves")
    assert caught.value.code == "unknown-format"
    assert "codecarbon-csv" in str(caught.value)


def test_a_format_may_be_chosen():
    assert read_file("x", file_of(), ReadContext(), format="codecarbon-csv").format == "codecarbon-csv"


class LineCounter:
    """A reader as another package might bring it."""

    id = "line-counter"
    description = "lines"

    def score(self, sample):
        return 1.0 if sample.text.startswith("#lines") else 0.0

    def read(self, source, context):
        return ImportReport(source.name, "", len(source.content), self.id, None, (), ())


class Impostor(LineCounter):
    id = "codecarbon-csv"


@pytest.fixture
def entry_points(monkeypatch):
    offered = []
    monkeypatch.setattr(registry, "entry_points", lambda group: offered if group == "gaissalabel.file_readers" else [])
    registry.file_readers.cache_clear()
    yield offered
    registry.file_readers.cache_clear()


def entry_point(target):
    def load():
        if isinstance(target, Exception):
            raise target
        return target

    return SimpleNamespace(name="plug-in", load=load)


def test_other_packages_may_add_readers(entry_points):
    entry_points.append(entry_point(LineCounter))
    assert read_file("x", b"#lines\n", ReadContext()).format == "line-counter"


@pytest.mark.parametrize("target", [ImportError("gone"), dict, Impostor])
def test_a_plug_in_that_does_not_fit_is_left_out(entry_points, target, caplog):
    entry_points.append(entry_point(target))
    assert list(file_readers()) == [reader.id for reader in registry.BUILT_IN]
    assert not isinstance(file_readers()["codecarbon-csv"], Impostor)
    assert "plug-in" in caplog.text

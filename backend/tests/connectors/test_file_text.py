"""From bytes to rows: sizes, encodings, separators, quotes, and everything that is not a table."""

import random

import pytest
from codecarbon_csv_builder import MEASURED, V2_7, cells, file_of, text_of

from connectors.errors import UnreadableFileError
from connectors.file_readers import ReadContext, read_file
from connectors.file_readers.decoding import MAXIMUM_BYTES, decode
from connectors.file_readers.numbers import NumberError, parse_number
from connectors.file_readers.table import MAXIMUM_ROWS, read_table
from connectors.records import NoteKind


def read(content):
    return read_file("anything.bin", content, ReadContext("training"))


def refusal(content):
    with pytest.raises(UnreadableFileError) as caught:
        read(content)
    return caught.value


def energy(report):
    return report.runs[0].measurements[0].value


def comma(text):
    return text.replace(".", ",")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-with-mark"])
def test_encodings_with_certainty_leave_no_note(encoding):
    text = text_of(V2_7, [cells(V2_7, region="île-de-france")])
    content = b"\xfe\xff" + text.encode("utf-16-be") if encoding.startswith("utf-16-be") else text.encode(encoding)
    report = read(content)
    assert report.runs[0].information["geographical_location"] == "Spain (île-de-france)"
    assert report.notes == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_latin_1_is_assumed_and_said(mark):
    text = text_of(V2_7, [cells(V2_7, region="île-de-france")])
    report = read(mark + text.encode("latin-1"))
    (note,) = report.notes
    assert (note.kind, note.code, note.line) == (NoteKind.ASSUMED, "encoding-assumed", 2)
    assert "île" in report.runs[0].information["geographical_location"]


@pytest.mark.parametrize("content", [b"\xff\xfea", b"\xff\xfe\x00\xdc\x00\xdc"])
def test_broken_utf_16(content):
    assert refusal(content).code == "undecodable-text"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator, end):
    assert energy(read(text_of(V2_7, [cells(V2_7)], separator, end).encode())) == 0.4


@pytest.mark.parametrize("separator", [";", "\t"])
def test_saved_again_by_a_spreadsheet(separator):
    decimals = {name: comma(value) for name, value in MEASURED.items() if name not in {"codecarbon_version", "os"}}
    decimals["python_version"] = "3.12.3"
    content = text_of(V2_7, [cells(V2_7, **decimals)], separator, "\r\n").encode("utf-8-sig")
    report = read(content)
    assert energy(report) == 0.4
    assert report.runs[0].information["gpu_power_w"] == "290"
    (note,) = [note for note in report.notes if note.code == "decimal-comma"]
    assert note.kind is NoteKind.REPAIRED


def test_decimal_comma_is_noted_once():
    rows = [cells(V2_7, run_id=str(number), energy_consumed="0,4") for number in range(3)]
    codes = [note.code for note in read(text_of(V2_7, rows, ";").encode()).notes]
    assert codes.count("decimal-comma") == 1


def test_a_decimal_comma_among_commas_is_ambiguous_and_refused():
    report = read(file_of({"energy_consumed": "0,4"}))
    assert report.notes[0].details["reason"] == "not-a-number"


def test_excel_separator_line_and_blank_lines():
    content = ("\n\nsep=;\n" + text_of(V2_7, [cells(V2_7, energy_consumed="-1")], ";") + "\n\n;;;\n  \n").encode()
    report = read(content)
    assert report.notes[0].line == 5
    assert len(report.runs) == 1


def test_a_quoted_line_break_does_not_shift_line_numbers():
    rows = [
        cells(V2_7, project_name='two\nlines, "quoted"'),
        cells(V2_7, run_id="second", energy_consumed="-1"),
    ]
    report = read(text_of(V2_7, rows).encode())
    assert report.runs[0].information["project_name"] == 'two\nlines, "quoted"'
    assert (report.notes[0].line, report.runs[0].line, report.runs[1].line) == (4, 2, 4)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe"])
def test_empty(content):
    assert refusal(content).code == "empty-file"


@pytest.mark.parametrize("tail", ["", "\n", "\n,,,\n\n"])
def test_header_only(tail):
    error = refusal((",".join(V2_7) + tail).encode())
    assert (error.code, error.line) == ("no-rows", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"x" * 100,
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08",
        file_of() + b"\x00",
        "timestamp,duration".encode("utf-16-le"),
        b"\xff\xfe" + "a\x00b".encode("utf-16-le"),
        random.Random(1).randbytes(5000).replace(b"\x00", b"\x01"),
    ],
)
def test_binary(content):
    assert refusal(content).code == "binary-file"


def test_progress_bars_and_colours_are_text():
    assert decode(b"\x1b[32mdone\x1b[0m\x08\x08 100 %\r\n" * 100).encoding == "utf-8"


def test_too_large_is_refused_before_anything_else():
    assert refusal(b"\x00" * (MAXIMUM_BYTES + 1)).code == "file-too-large"


def test_too_many_rows():
    error = refusal(b"duration,emissions,energy_consumed,timestamp\n" + b"1,1,1,\n" * (MAXIMUM_ROWS + 1))
    assert (error.code, error.line) == ("too-many-rows", MAXIMUM_ROWS + 2)


def test_too_many_columns():
    names = ",".join(f"c{number}" for number in range(201))
    with pytest.raises(UnreadableFileError) as caught:
        read_table(names)
    assert caught.value.code == "too-many-columns"


@pytest.mark.parametrize("again", ["emissions", "Emissions", " emissions "])
def test_duplicate_column_is_named(again):
    error = refusal(",".join([*V2_7, again]).encode() + b"\n")
    assert (error.code, error.column, error.line) == ("duplicate-column", again.strip(), 1)


def test_unnamed_columns_are_no_duplicates():
    assert energy(read(text_of([*V2_7, "", ""], [[*cells(V2_7), "", ""]]).encode())) == 0.4


def test_a_quote_that_never_closes_is_named_by_line():
    error = refusal(file_of() + b'2024-03-01,"never closed\n')
    assert (error.code, error.line) == ("malformed-csv", 3)


def test_a_quote_that_never_closes_in_the_header():
    assert refusal(b'"duration,emissions').code == "unknown-format"


def test_a_header_that_no_parser_takes():
    assert refusal(b"x" * 140_000).code == "unknown-format"


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b'{"a": 1}', "JSON"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"apples,pears\n1,2\n", "apples, pears"),
        (",".join(f"column{n}" for n in range(12)).encode(), "table of 12 columns"),
        (b"Dear all,\nplease find", "2 columns"),
        (b"Hello world\n", "begins “Hello world”"),
    ],
)
def test_unknown_format_says_what_was_found_and_what_can_be_read(content, looks_like):
    error = refusal(content)
    assert error.code == "unknown-format"
    assert looks_like in str(error)
    assert "CodeCarbon emissions.csv" in str(error)


@pytest.mark.parametrize(
    ("text", "decimal_comma", "value"),
    [
        ("1", False, 1.0),
        ("+1.5e-05", False, 1.5e-05),
        (".5", False, 0.5),
        ("5.", False, 5.0),
        ("0,25", True, 0.25),
        ("1.234,5", True, 1234.5),
        ("1.25", True, 1.25),
        ("1,5E-05", True, 1.5e-05),
        ("-0", False, 0.0),
    ],
)
def test_numbers(text, decimal_comma, value):
    parsed = parse_number(text, decimal_comma=decimal_comma)
    assert parsed == value
    assert str(parsed)[0] != "-"


@pytest.mark.parametrize("text", ["", "1 000", "1_000", "0x10", "١", "1,2", "12g", "--1", "1e", "938.580.223"])
def test_not_numbers(text):
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert caught.value.reason == "not-a-number"


def test_negative_numbers_where_they_may_be():
    assert parse_number("-71.2", negative_allowed=True) == -71.2

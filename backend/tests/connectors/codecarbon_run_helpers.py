"""What the tests of the CodeCarbon reader share: reading a built file, and looking into its report."""

from codecarbon_csv_builder import V2_7, file_of

from connectors.file_readers import ReadContext, read_file

TRAINING = ReadContext("training")
OTHER_ID = "99999999-2222-4333-8444-555555555555"


def read(content, context=TRAINING):
    return read_file("emissions.csv", content, context)


def values_of(run):
    return {measurement.metric: measurement.value for measurement in run.measurements}


def origins_of(run):
    return {measurement.metric: measurement.origin for measurement in run.measurements}


def notes_of(report, code):
    return [note for note in report.notes if note.code == code]


def only_run(*changes, columns=V2_7, context=TRAINING):
    report = read(file_of(*changes, columns=columns), context)
    assert len(report.runs) == 1
    return report.runs[0], report

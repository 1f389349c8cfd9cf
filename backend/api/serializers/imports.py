"""Import reports."""

from rest_framework import serializers

from persistence.models import Phase


class ImportInputSerializer(serializers.Serializer):
    """An upload: ``files`` may be repeated."""

    files = serializers.ListField(child=serializers.FileField(), min_length=1, max_length=10)
    phase = serializers.ChoiceField(choices=Phase.choices, required=False)
    tool = serializers.CharField(required=False)


class RunMeasurementSerializer(serializers.Serializer):
    """A value found in a file, in the canonical unit."""

    value = serializers.FloatField()
    unit = serializers.CharField()
    origin = serializers.CharField()
    relative_uncertainty = serializers.FloatField(allow_null=True)


class RunSerializer(serializers.Serializer):
    """One run: what can go into an evaluation, and in ``details`` whatever else the file says."""

    run_id = serializers.CharField()
    label = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField(allow_null=True)
    phase = serializers.CharField(allow_null=True, help_text="The phase it speaks of, when it is of one only.")
    recorded_at = serializers.CharField(allow_null=True)
    country = serializers.CharField(allow_null=True)
    measurements = serializers.DictField(child=RunMeasurementSerializer())
    information = serializers.DictField(child=serializers.CharField())
    details = serializers.DictField(child=serializers.CharField())


class NoteSerializer(serializers.Serializer):
    """Something noticed while reading: read, repaired, assumed or refused."""

    kind = serializers.CharField()
    code = serializers.CharField()
    message = serializers.CharField()
    line = serializers.IntegerField(allow_null=True)
    column = serializers.CharField(allow_null=True)
    details = serializers.DictField()


class FileReportSerializer(serializers.Serializer):
    """What one file turned out to be."""

    name = serializers.CharField()
    sha256 = serializers.CharField()
    size = serializers.IntegerField()
    format = serializers.CharField(allow_null=True)
    version = serializers.CharField(allow_null=True)
    runs = RunSerializer(many=True)
    notes = NoteSerializer(many=True)


class ImportSerializer(serializers.Serializer):
    """An import report; the files themselves are not kept."""

    id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    files = FileReportSerializer(many=True)


class ImportedFileSerializer(serializers.Serializer):
    """A file as the provenance of an evaluation shows it."""

    name = serializers.CharField()
    sha256 = serializers.CharField()
    size = serializers.IntegerField()
    format = serializers.CharField(allow_null=True)
    version = serializers.CharField(allow_null=True)


class ImportSummarySerializer(serializers.Serializer):
    """An import as the provenance of an evaluation shows it."""

    id = serializers.UUIDField()
    files = ImportedFileSerializer(many=True)
    notes = NoteSerializer(many=True)

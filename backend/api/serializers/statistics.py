"""Statistics of the catalogue."""

from rest_framework import serializers


class TaskCountSerializer(serializers.Serializer):
    """Evaluations of a task (null: none said) in a phase, by class."""

    task = serializers.CharField(allow_null=True)
    phase = serializers.CharField()
    count = serializers.IntegerField()
    classes = serializers.DictField(child=serializers.IntegerField())


class MonthCountSerializer(serializers.Serializer):
    """Evaluations recorded in a month."""

    month = serializers.CharField()
    phase = serializers.CharField()
    count = serializers.IntegerField()


class StatisticsSerializer(serializers.Serializer):
    """Counts by phase and class, by task and by month; ``labels`` counts evaluations that got a class."""

    models = serializers.IntegerField()
    evaluations = serializers.IntegerField()
    labels = serializers.IntegerField()
    by_class = serializers.DictField(child=serializers.DictField(child=serializers.IntegerField()))
    by_task = TaskCountSerializer(many=True)
    by_month = MonthCountSerializer(many=True)

"""Routes of the API: one line per resource."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularJSONAPIView

from api.views import evaluations, imports, labels, models, not_found, statistics, vocabulary

_evaluation = "evaluations/<str:identifier>"

urlpatterns = [
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("models/", models.ModelListView.as_view()),
    path("models/<int:pk>/", models.ModelDetailView.as_view()),
    path("evaluations/", evaluations.EvaluationListView.as_view()),
    path("evaluations/preview/", evaluations.EvaluationPreviewView.as_view()),
    path(f"{_evaluation}/", evaluations.EvaluationDetailView.as_view()),
    path(f"{_evaluation}/label.svg", labels.LabelFileView.as_view(file_format="svg")),
    path(f"{_evaluation}/label.png", labels.LabelFileView.as_view(file_format="png")),
    path(f"{_evaluation}/label.pdf", labels.LabelFileView.as_view(file_format="pdf")),
    path(f"{_evaluation}/badge.svg", labels.BadgeView.as_view()),
    path(f"{_evaluation}/snippet/", labels.SnippetView.as_view()),
    path("imports/", imports.ImportListView.as_view()),
    path("imports/<uuid:import_id>/", imports.ImportDetailView.as_view()),
    path("imports/<uuid:import_id>/aggregate/", imports.ImportAggregateView.as_view()),
    path("metrics/", vocabulary.MetricListView.as_view()),
    path("metrics/<slug:pk>/", vocabulary.MetricDetailView.as_view()),
    path("information-fields/", vocabulary.InformationFieldListView.as_view()),
    path("rating-classes/", vocabulary.RatingClassListView.as_view()),
    path("rating-schemes/", vocabulary.RatingSchemeListView.as_view()),
    path("rating-schemes/<int:version>/", vocabulary.RatingSchemeDetailView.as_view()),
    path("tasks/", vocabulary.TaskListView.as_view()),
    path("tools/", vocabulary.ToolListView.as_view()),
    path("countries/", vocabulary.CountryListView.as_view()),
    path("carbon-intensities/", vocabulary.CarbonIntensityListView.as_view()),
    path("statistics/", statistics.StatisticsView.as_view()),
    re_path(r"^.*$", not_found.unknown_route),
]

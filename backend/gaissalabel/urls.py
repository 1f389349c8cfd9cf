"""Routes of the server: the API, its documentation, health, and the single-page client for everything else."""

from django.urls import include, path, re_path
from django_prometheus import exports
from drf_spectacular.views import SpectacularSwaggerSplitView

from api.views.not_found import unknown_route
from gaissalabel import client, health

urlpatterns = [
    path("api/v1/", include("api.urls")),
    path("api/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    re_path(r"^api(/.*)?$", unknown_route),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", exports.ExportToDjangoView),
    re_path(r"^(?!static/|assets/).*$", client.client_page),
]

handler400 = "api.errors.bad_request"
handler403 = "api.errors.forbidden"
handler500 = "api.errors.server_error"

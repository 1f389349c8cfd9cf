"""Label files over HTTP: types, headers, caching, options, and hostile or missing content."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image
from request_helpers import assert_problem, training_body

from controllers.demo_catalogue import load_demo_catalogue
from persistence.models import Evaluation, Metric, Model, RatingScheme

pytestmark = pytest.mark.django_db
FILES = {
    "label.svg": "image/svg+xml; charset=utf-8",
    "label.png": "image/png",
    "label.pdf": "application/pdf",
    "badge.svg": "image/svg+xml; charset=utf-8",
}


@pytest.fixture
def get(client, evaluation):
    """Fetches a file of the evaluation."""

    def fetch(name, **headers):
        return client.get(f"/api/v1/evaluations/{evaluation.uuid}/{name}", **headers)

    return fetch


def text_of(svg):
    """All text of a drawing; fails when it is no well-formed XML."""
    return " ".join("".join(element.itertext()) for element in ElementTree.fromstring(svg).iter())


@pytest.mark.parametrize(("name", "media_type"), FILES.items())
def test_types_and_headers(get, evaluation, name, media_type):
    response = get(name)
    assert response.status_code == 200
    assert response["Content-Type"] == media_type
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Content-Disposition"].startswith('inline; filename="')
    assert str(evaluation.uuid) in response["Content-Disposition"]
    assert "public" in response["Cache-Control"]
    assert "max-age=" in response["Cache-Control"]
    assert "Accept-Language" in response["Vary"]
    assert "Cookie" not in response["Vary"], "a cache may share a label between people"
    starts = {"svg": b"<", "png": b"\x89PNG", "pdf": b"%PDF-"}
    assert response.content.startswith(starts[name.rsplit(".", 1)[1]])


def test_numbers_and_uuids_lead_to_the_same_file(client, evaluation, get):
    by_number = client.get(f"/api/v1/evaluations/{evaluation.pk}/label.svg")
    assert by_number.content == get("label.svg").content
    assert by_number["ETag"] == get("label.svg")["ETag"]


def test_the_label_says_what_was_rated(get):
    text = text_of(get("label.svg").content)
    assert "tiny-bert" in text
    assert "someone" in text
    assert "1.5 g" in text


@pytest.mark.parametrize("name", FILES)
def test_what_the_client_has_is_not_sent_again(get, name):
    tag = get(name)["ETag"]
    assert tag.startswith('"')
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        response = get(name, HTTP_IF_NONE_MATCH=known)
        assert response.status_code == 304, known
        assert response.content == b""
        assert response["ETag"] == tag
        assert "max-age=" in response["Cache-Control"]
    assert get(name, HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_every_file_has_a_tag_of_its_own(get):
    names = [*FILES, "label.svg?lang=ca", "label.svg?lang=es", "label.png?width=300", "badge.svg?lang=ca"]
    assert len({get(name)["ETag"] for name in names}) == len(names)


def rename(evaluation):
    evaluation.model.name = "renamed"
    evaluation.model.save()


def verify(evaluation):
    evaluation.status = "verified"
    evaluation.save()


def reword(evaluation):
    metric = Metric.objects.get(pk="co2_eq_emissions")
    metric.short_name = {**metric.short_name, "en": "Reworded"}
    metric.save()


@pytest.mark.parametrize("change", [rename, verify, reword])
def test_a_change_is_seen_at_once(get, evaluation, change):
    before = get("label.svg")
    change(evaluation)
    after = get("label.svg", HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.content != before.content


@pytest.mark.parametrize("name", ["label.svg", "badge.svg"])
def test_languages(get, name):
    texts = {language: text_of(get(f"{name}?lang={language}").content) for language in ("en", "ca", "es")}
    assert len(set(texts.values())) == 3
    assert text_of(get(name).content) == texts["en"]
    assert text_of(get(name, HTTP_ACCEPT_LANGUAGE="ca-ES,ca;q=0.9").content) == texts["ca"]
    assert text_of(get(name, HTTP_ACCEPT_LANGUAGE="fr").content) == texts["en"]
    assert text_of(get(f"{name}?lang=es", HTTP_ACCEPT_LANGUAGE="ca").content) == texts["es"]
    assert text_of(get(f"{name}?lang=xx").content) == texts["en"]


@pytest.mark.parametrize("name", FILES)
def test_schemes(get, name):
    assert get(f"{name}?scheme=1").status_code == 200
    RatingScheme.objects.create(version=2)
    RatingScheme.objects.create(version=3, status="published")
    for version in ("2", "3", "99", "0"):
        assert_problem(get(f"{name}?scheme={version}"), 404, "not-found")
    for version in ("x", "-1", "1.5", "9" * 5000, "%00", "%D9%A1"):
        body = assert_problem(get(f"{name}?scheme={version}"), 400)
        assert [error["field"] for error in body["errors"]] == ["scheme"]


@pytest.mark.parametrize("width", [120, 300, 2400])
def test_widths(get, width):
    image = Image.open(io.BytesIO(get(f"label.png?width={width}").content))
    assert image.size == (width, 2 * width)


def test_the_usual_width(get):
    assert Image.open(io.BytesIO(get("label.png").content)).width == 600


@pytest.mark.parametrize(
    "width", ["119", "2401", "0", "-600", "600.5", "x", "9" * 5000, "%00", "1e3", "%D9%A1%D9%A2%D9%A3"]
)
def test_widths_out_of_bounds(get, width):
    for name in ("label.png", "label.svg", "label.pdf"):
        body = assert_problem(get(f"{name}?width={width}"), 400)
        assert [error["field"] for error in body["errors"]] == ["width"]


HOSTILE = [
    "<script>alert(1)</script>", "]]><svg onload=alert(1)>", '"><img src=x onerror=alert(1)>', "&xxe;",
    "<!ENTITY x 'y'>",
    "\x01\x02\x1b[31m", "a\nb\r\tc", "\u202eevil", "名前" * 150, "نموذج" * 40, "👩‍👩‍👧‍👦" * 30, "x" * 300,
    "\ufffe\uffff",
    "#set page(width: 1pt)", "*bold* $x$ `code` #image(\"/etc/passwd\")", "\u0301" * 300,
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_names_are_drawn_not_run(client, name):
    model = Model.objects.create(name=name, author=name[:200])
    url = client.post("/api/v1/evaluations/", training_body(model)).json()["urls"]["label_svg"]
    svg = client.get(url).content
    root = ElementTree.fromstring(svg)
    tags = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    assert tags.isdisjoint({"script", "foreignObject", "iframe", "img", "a", "use"})
    for element in root.iter():
        assert not [key for key in element.attrib if key.lower().startswith("on")]
    assert b"<!ENTITY" not in svg
    for file_format in ("png", "pdf"):
        assert client.get(url.replace("svg", file_format)).status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_not_rated(client, model, name):
    body = client.post("/api/v1/evaluations/", training_body(model, measurements={"accuracy": 1})).json()
    assert body["rating"]["compound_class"] is None
    response = client.get(f"/api/v1/evaluations/{body['uuid']}/{name}")
    assert response.status_code == 200
    if name.endswith("svg"):
        assert "not rated" in text_of(response.content).lower()


def test_the_badge_shows_the_letter(get):
    assert "B" in text_of(get("badge.svg").content).split()


def test_every_demonstration_has_its_files(client):
    load_demo_catalogue()
    for evaluation in Evaluation.objects.all():
        for name in ("label.svg", "badge.svg", "snippet/"):
            assert client.get(f"/api/v1/evaluations/{evaluation.uuid}/{name}").status_code == 200


def test_a_kept_label_is_not_drawn_again(get, monkeypatch):
    from controllers import label_files

    first = get("label.png").content
    monkeypatch.setattr(label_files, "draw_label", lambda sheet: pytest.fail("drawn again"))
    assert get("label.png").content == first


def test_a_head_request_says_what_get_would(client, evaluation):
    url = f"/api/v1/evaluations/{evaluation.uuid}/label.svg"
    head, get = client.head(url), client.get(url)
    assert (head["ETag"], head["Content-Type"], head.content) == (get["ETag"], get["Content-Type"], b"")

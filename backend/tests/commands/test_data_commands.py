"""The commands that fill the database: reference data, demonstration, carbon intensities, and all of it at once."""

from __future__ import annotations

import copy
import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from request_helpers import nothing_stored, table_counts

from controllers import reference_data
from persistence.models import AuditEntry, CarbonIntensity, Evaluation, Model
from persistence.reference_files import read_reference_file

pytestmark = pytest.mark.django_db
CSV = """Entity,Code,Year,Carbon intensity of electricity - gCO2/kWh
Spain,ESP,1999,400.5
Spain,ESP,1998,abc
France,FRA,1999,-3
Nowhere,XXX,1999,5
World,OWID_WRL,1999,500
Europe,,1999,300
France,FRA,3000,80
France,FRA,1998,
France,FRA,1997,nan
France,FRA,1996,80
"""


def run(name, *args, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command(name, *args, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_reference_data_twice():
    with nothing_stored():
        out, _ = run("load_reference_data")
    assert "metrics: 0 created, 0 updated, " in out
    assert "rating_schemes: 0 created, 0 updated, 1 unchanged" in out


def test_a_changed_published_scheme_is_refused(monkeypatch):
    def read(name):
        content = copy.deepcopy(read_reference_file(name))
        if name == "rating_schemes":
            content[0]["minimum_coverage"] = 0.1
        return content

    monkeypatch.setattr(reference_data, "read_reference_file", read)
    with nothing_stored(), pytest.raises(CommandError, match="scheme 1, which is published"):
        run("load_reference_data")


def test_the_demonstration_twice():
    out, _ = run("load_demo_catalogue")
    models, evaluations = Model.objects.count(), Evaluation.objects.count()
    assert out == f"Demonstration catalogue: {models} models and {evaluations} evaluations added.\n"
    with nothing_stored():
        assert run("load_demo_catalogue")[0] == "Demonstration catalogue: 0 models and 0 evaluations added.\n"


def test_the_bundled_intensities_twice():
    known = CarbonIntensity.objects.count()
    CarbonIntensity.objects.filter(country_id__in=["ESP", "FRA"]).delete()
    assert f"2 created, 0 updated, {known - 2} unchanged, 0 not taken" in run("import_carbon_intensity")[0]
    with nothing_stored():
        assert f"0 created, 0 updated, {known} unchanged" in run("import_carbon_intensity")[0]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "owid.csv"
    path.write_text(CSV)
    return path


def test_a_file_with_bad_rows(table):
    out, err = run("import_carbon_intensity", file=table)
    assert out == (
        "Carbon intensities: 2 created, 0 updated, 0 unchanged, 5 not taken, "
        "3 rows of regions or without a value skipped.\n"
    )
    for line, reason in (
        (3, "not a number"), (4, "negative"), (5, "not a country we know"), (8, "outside"), (10, "not a number"),
    ):  # fmt: skip
        assert any(f"line {line}, " in text and reason in text for text in err.splitlines()), (line, err)
    row = CarbonIntensity.objects.get(country_id="ESP", year=1999)
    assert row.g_per_kwh == 400.5
    assert "Our World in Data" in row.source
    assert AuditEntry.objects.get(actor_name="import_carbon_intensity").after == {
        "created": 2, "updated": 0, "unchanged": 0,
    }  # fmt: skip
    with nothing_stored():
        assert "0 created, 0 updated, 2 unchanged" in run("import_carbon_intensity", file=table)[0]
    table.write_text(CSV.replace("400.5", "401"))
    assert "0 created, 1 updated, 1 unchanged" in run("import_carbon_intensity", file=table)[0]


def test_many_bad_rows_are_not_all_shown(tmp_path):
    path = tmp_path / "owid.csv"
    path.write_text("Entity,Code,Year,gCO2/kWh\n" + "".join(f"Spain,ESP,{year},bad\n" for year in range(1950, 2000)))
    _, err = run("import_carbon_intensity", file=path)
    assert len(err.splitlines()) == 21
    assert "and 30 more rows not taken" in err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", r"Our World in Data.*line 1"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"Entity,Code,Year\nSpain,ESP,1999\n", "no column for value"),
    ],
)
def test_a_file_of_another_kind(tmp_path, content, message):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with nothing_stored(), pytest.raises(CommandError, match=message):
        run("import_carbon_intensity", file=path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_carbon_intensity", file=tmp_path / "missing.csv")


def test_a_file_and_an_address_are_one_too_many(table):
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("import_carbon_intensity", "--file", str(table), "--url", "https://example.org/x.csv")


class _Table(BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/table.csv"
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(CSV.encode() if found else b"")

    def log_message(self, *args):
        pass


@pytest.fixture
def address():
    """A real server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Table)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/table.csv"
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_a_private_address_is_not_read(address):
    with nothing_stored(), pytest.raises(CommandError, match="private network"):
        run("import_carbon_intensity", url=address)


def test_a_private_address_that_the_operator_allows_is_read(address, settings):
    settings.ENDPOINT_ALLOWED_HOSTS = ["127.0.0.1"]
    assert "2 created" in run("import_carbon_intensity", url=address)[0]
    assert address in CarbonIntensity.objects.get(country_id="ESP", year=1999).source
    with pytest.raises(CommandError, match="404"):
        run("import_carbon_intensity", url=address.replace("table", "other"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/x", "not an address", "http://[::1]/x"])
def test_other_addresses_are_not_read(url):
    with pytest.raises(CommandError):
        run("import_carbon_intensity", url=url)


def test_preparing_twice():
    out, _ = run("prepare_database")
    assert Evaluation.objects.filter(source="demonstration").exists()
    assert out.endswith("Database: ready.\n")
    before = table_counts()
    assert run("prepare_database") == ("Database: ready.\n", "")
    assert table_counts() == before


def test_preparing_leaves_what_people_did_alone(model):
    run("prepare_database")
    assert list(Model.objects.all()) == [model]


def test_preparing_without_a_demonstration():
    CarbonIntensity.objects.all().delete()
    out, _ = run("prepare_database", no_demo=True)
    assert "Carbon intensities: " in out
    assert CarbonIntensity.objects.exists()
    assert not Model.objects.exists()

"""Downloads reach public addresses only, and give up in time."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from connectors import public_download
from connectors.carbon_intensity import OwidCsv
from connectors.public_download import AddressNotAllowedError, Download, DownloadError, download

CSV = b"Entity,Code,Year,Carbon intensity of electricity - gCO2/kWh\nSpain,ESP,2023,174.05\n"
HERE = frozenset({"127.0.0.1"})


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/moved":
            return self._answer(302, b"", Location="/table.csv?x=1")
        if self.path == "/inside":
            return self._answer(302, b"", Location="http://localhost:1/secret")
        if self.path == "/round":
            return self._answer(307, b"", Location="/round")
        if self.path == "/gone":
            return self._answer(404, b"gone")
        if self.path == "/garbage":
            return self.wfile.write(b"nonsense\r\n\r\n")
        return self._answer(200, CSV if self.path.startswith("/table.csv") else b"x" * 5000)

    def _answer(self, status, body, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def fetch(url, **options):
    return download(Download(url, **{"maximum_bytes": 4000, "allowed_hosts": HERE, "timeout_s": 5.0, **options}))


@pytest.mark.parametrize("path", ["/table.csv", "/moved"])
def test_downloads_and_follows_redirects(server, path):
    assert fetch(server + path) == CSV


def test_owid_from_an_address(server):
    source = OwidCsv.from_url(f"{server}/table.csv", allowed_hosts=HERE)
    (record,) = source.read().records
    assert record.g_per_kwh == 174.05
    assert server in record.source


@pytest.mark.parametrize("path", ["/gone", "/large", "/round", "/garbage"])
def test_what_is_not_delivered(server, path):
    with pytest.raises(DownloadError) as caught:
        fetch(server + path)
    assert caught.value.code == "download-failed"


def test_gives_up_at_the_deadline(server):
    with pytest.raises(DownloadError, match="longer"):
        fetch(server + "/table.csv", total_timeout_s=0.0)


def test_a_redirect_into_the_network_is_refused(server):
    with pytest.raises(AddressNotAllowedError):
        fetch(server + "/inside")


def test_a_private_address_needs_to_be_allowed_by_name(server):
    with pytest.raises(AddressNotAllowedError) as caught:
        fetch(server + "/table.csv", allowed_hosts=frozenset())
    assert caught.value.code == "address-not-allowed"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "//example.org/x",
        "http://",
        "http://user:secret@example.org/",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://[::1/",
        "http://example.org:99999/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "http://name-that-does-not-exist.invalid/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_addresses_that_are_not_public(url):
    with pytest.raises(AddressNotAllowedError):
        fetch(url)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    def resolve(_host, port, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(public_download.socket, "getaddrinfo", resolve)
    with pytest.raises(AddressNotAllowedError):
        fetch("http://example.org/")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_connection_goes_to_the_vetted_address(monkeypatch, scheme):
    """The name is resolved once; what it resolves to afterwards does not matter."""
    reached = []

    def resolve(_host, port, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    def connect(address, _timeout):
        reached.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(public_download.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(public_download.socket, "create_connection", connect)
    with pytest.raises(DownloadError):
        fetch(f"{scheme}://example.org/x")
    assert reached == [("93.184.216.34", 443 if scheme == "https" else 80)]


def test_https_verifies_the_name(server):
    """A server that speaks no TLS cannot be taken for the host."""
    with pytest.raises(DownloadError):
        fetch(server.replace("http://", "https://") + "/table.csv")

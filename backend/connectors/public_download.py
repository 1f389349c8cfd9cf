"""Downloads from public addresses only: what a user types must not reach machines inside our own network.

The host is resolved once, every address it has is vetted, and the connection goes to the vetted address itself, so
that a name which resolves differently the second time (DNS rebinding) gains nothing. Redirects are vetted likewise.
Proxies of the environment are not used, for a proxy would resolve the name again.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from .errors import ConnectorError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAXIMUM_REDIRECTS = 5
_CHUNK_BYTES = 65_536
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Download:
    """What to fetch and within which limits. ``allowed_hosts`` may be reached although their address is private."""

    url: str
    maximum_bytes: int
    timeout_s: float = 30.0
    total_timeout_s: float = 120.0
    allowed_hosts: frozenset[str] = frozenset()


class AddressNotAllowedError(ConnectorError):
    """The address is not http(s), does not resolve, or is not public."""

    code = "address-not-allowed"


class DownloadError(ConnectorError):
    """The address may be reached, but did not deliver what was asked for."""

    code = "download-failed"


def download(request: Download) -> bytes:
    """Return the body at an address.

    Raises:
        AddressNotAllowedError: ``address-not-allowed``.
        DownloadError: ``download-failed``: no answer in time, an error status, or more than ``maximum_bytes``.
    """
    deadline = time.monotonic() + request.total_timeout_s
    url = request.url
    for _ in range(_MAXIMUM_REDIRECTS + 1):
        parts = _checked(url)
        address = vetted_address(parts, request.allowed_hosts)
        connection = _connection(parts, address, request.timeout_s)
        try:
            connection.request(
                "GET", _target(parts), headers={"Accept-Encoding": "identity", "User-Agent": "GAISSALabel"}
            )
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                url = urljoin(url, location)
                continue
            if response.status != http.client.OK:
                raise DownloadError(f"{parts.hostname} answered with status {response.status}.")
            return _body(response, request, deadline)
        except (OSError, http.client.HTTPException) as error:
            raise DownloadError(f"{parts.hostname} could not be read: {error or type(error).__name__}") from error
        finally:
            connection.close()
    raise DownloadError(f"{request.url} redirects more than {_MAXIMUM_REDIRECTS} times.")


def vetted_address(parts: SplitResult, allowed_hosts: frozenset[str]) -> str:
    """Return the IP address to connect to, after making sure that every address of the host is public.

    Raises:
        AddressNotAllowedError: the host does not resolve, or any of its addresses is private, loopback, link-local …
    """
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressNotAllowedError(f"The host “{host}” was not found.") from error
    addresses = [str(entry[4][0]) for entry in found]
    if host not in allowed_hosts and not all(_is_public(address) for address in addresses):
        raise AddressNotAllowedError(f"The host “{host}” is inside a private network; only public addresses are read.")
    return addresses[0]


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        # Addresses that carry an IPv4 address lead to it.
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            address = inner
        elif address in ipaddress.ip_network("64:ff9b::/96"):
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.is_global and not address.is_multicast


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError as error:
        raise AddressNotAllowedError(f"“{url[:200]}” is not a web address.") from error
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise AddressNotAllowedError("Only http:// and https:// addresses are read.")
    if parts.username is not None or any(ord(character) <= 32 for character in url):
        raise AddressNotAllowedError("The address may hold neither a user name nor blanks.")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _body(response: http.client.HTTPResponse, request: Download, deadline: float) -> bytes:
    chunks, size = [], 0
    while chunk := response.read1(_CHUNK_BYTES):
        size += len(chunk)
        if size > request.maximum_bytes:
            raise DownloadError(f"The answer is larger than {request.maximum_bytes // 1024**2} MB.")
        if time.monotonic() > deadline:
            raise DownloadError(f"The answer took longer than {request.total_timeout_s:.0f} s.")
        chunks.append(chunk)
    return b"".join(chunks)


def _connection(parts: SplitResult, address: str, timeout_s: float) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", _port(parts)
    if parts.scheme == "https":
        return _VettedHTTPSConnection(host, port, address, timeout_s)
    return _VettedHTTPConnection(host, port, address, timeout_s)


class _VettedHTTPConnection(http.client.HTTPConnection):
    """Connects to the vetted address while the Host header keeps the name."""

    def __init__(self, host: str, port: int, address: str, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _VettedHTTPSConnection(_VettedHTTPConnection):
    """The same over TLS: the certificate must be the name's."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = _tls_context().wrap_socket(self.sock, server_hostname=self.host)


def _tls_context() -> ssl.SSLContext:
    import certifi

    # The system's own authorities, and Mozilla's for machines that have none.
    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context

"""Who sends a form of the readers' site, where no cookie tells: from which page, and from which network.

A browser says with each form that is sent from which site it comes (`Origin`; older ones `Referer`), and a page of
another site cannot make it say otherwise.
"""

from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

# Providers give a household a whole /64, and whoever has one can send from each of its addresses.
IPV6_HOUSEHOLD = 64
PORTS = {"http": 80, "https": 443}


def claimed_origin(request) -> str:
    """The address that the browser names as the sender's; empty when it names none."""
    said = request.headers.get("Origin", request.headers.get("Referer", "")).strip()
    return "" if said == "null" else said


def is_same_site(request, address: str) -> bool:
    """Whether an address is of this site: of the host that was asked, or of SITE_URL."""
    own = {_site(f"{request.scheme}://{request.get_host()}"), _site(settings.SITE_URL)}
    return _site(address) in own - {None}


def _site(address: str) -> tuple | None:
    """Scheme, host and port, as browsers compare them; None for what is no address of the web."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname and port else None


def network_hash(request) -> str:
    """A keyed hash of the reader's network; empty when it cannot be known.

    Behind a proxy only the header that CLIENT_ADDRESS_HEADER names tells it, and of several addresses in that only the
    last, which the proxy itself wrote: what comes before may be anybody's invention.
    """
    if name := settings.CLIENT_ADDRESS_HEADER:
        said = request.headers.get(name, "").rpartition(",")[2]
    elif settings.SECURE_PROXY_SSL_HEADER:
        return ""
    else:
        said = request.META.get("REMOTE_ADDR", "")
    network = _network(said.strip())
    return salted_hmac("articles.pages.request_origin", network, algorithm="sha256").hexdigest() if network else ""


def _network(said: str) -> str:
    try:
        address = ip_address(said.strip("[]").partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, IPV6_HOUSEHOLD), strict=False))
    return str(address)

"""Ways to pass a story on: plain links. Nothing of the sites they lead to is asked for until somebody follows one."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class ShareLink:
    name: str
    address: str


def share_links(headline: str, address: str) -> tuple[ShareLink, ...]:
    both = f"{headline} {address}"
    return (
        ShareLink("Email", f"mailto:?{_query(subject=headline, body=address)}"),
        ShareLink("WhatsApp", f"https://wa.me/?{_query(text=both)}"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?{_query(u=address)}"),
        ShareLink("Bluesky", f"https://bsky.app/intent/compose?{_query(text=both)}"),
        ShareLink("X", f"https://x.com/intent/post?{_query(text=headline, url=address)}"),
    )


def _query(**values: str) -> str:
    """A space as %20: a program that opens mail takes a plus for itself."""
    return urlencode(values, quote_via=quote)

"""Do the links of the body say where they lead, and lead there?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from lxml import html as lxml_html

from articles.content.body.blocks import Block, body_blocks
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof

from .internal_links import why_broken

# What tells nobody where a link leads, least of all somebody who hears the links of a page read out as a list.
EMPTY_WORDS = frozenset(
    [
        "here",
        "click here",
        "click",
        "this",
        "this link",
        "link",
        "read more",
        "more",
        "see here",
        "this page",
        "find out more",
        "more here",
    ]
)
BARE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    address: str
    text: str


def links_in_body(body: str) -> list[Link]:
    """The links of a body in order."""
    blocks = (block for block in body_blocks(body) if isinstance(block, Block) and "<a" in block.html)
    found = (link for block in blocks for link in lxml_html.fragment_fromstring(block.html).iter("a"))
    return [Link(link.get("href", "").strip(), " ".join(link.text_content().split())) for link in found]


def links_say_where_they_lead(proof: Proof) -> Iterator[Problem]:
    for link in links_in_body(proof.words["body"]):
        if reason := _says_nothing(link):
            yield Problem("link-says-nothing", reason, "body", blocks_publication=False)


def _says_nothing(link: Link) -> str:
    if not link.text:
        return f"A link to {link.address} has no words, so nobody can follow it: take it out, or give it some."
    if link.text.strip(" .,:;!?…›»→").lower() in EMPTY_WORDS:
        return f"The link “{link.text}” does not say where it leads: link the words that name it."
    if BARE.fullmatch(link.text):
        return f"The link “{link.text}” is a bare address: say in words where it leads."
    return ""


def own_links_lead_somewhere(proof: Proof) -> Iterator[Problem]:
    told = set()
    for link in links_in_body(proof.words["body"]):
        path = own_path(link.address, proof.story)
        if path is None or path in told:
            continue
        told.add(path)
        if reason := why_broken(path, proof.story, proof.moment):
            words = f" (“{link.text}”)" if link.text else ""
            yield Problem("link-leads-nowhere", f"The link to {path}{words} leads nowhere: {reason}", "body")


def own_path(address: str, story) -> str | None:
    """The path of an address of this site; None for one elsewhere, and for one that no browser would open."""
    site, story_address = settings.SITE_URL.rstrip("/"), story.get_absolute_url()
    try:
        whole, own = urlsplit(urljoin(f"{site}{story_address}", address)), urlsplit(site)
    except ValueError:
        return None
    is_own = whole.scheme in ("http", "https") and whole.netloc == own.netloc
    return whole.path or "/" if is_own else None


RULES = [links_say_where_they_lead, own_links_lead_somewhere]

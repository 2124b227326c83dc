"""What a body may hold. Everything else is taken out, on every way into the database."""

import re

import nh3

from .addresses import plain_address
from .tables import without_layout_tables
from .unseen import without_unseen

PLACES = {"quote", "judgment", "picture"}
TAGS = {"p", "br", "h2", "h3", "strong", "em", "ul", "ol", "li", "blockquote", "a", "div"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {
    "a": {"href"},
    "div": {"data-place", "data-key"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# Their content is not prose, so it goes with them; other unknown tags leave their text behind.
WITH_CONTENT = {"script", "style", "title", "template", "noscript", "textarea", "select", "option", "iframe", "object"}
# A raised figure would join the word or number before it: “levels<sup>3</sup>” is no “levels3”.
_RAISED = re.compile(r"<sup\b[^<>]*>((?:\s|\d|[\[\],;–-]|</?a\b[^<>]*>)*)</sup>", re.IGNORECASE)
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    clean_content_tags=WITH_CONTENT,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
    attribute_filter=lambda tag, name, value: plain_address(value) if name == "href" else value,
)


def clean(html: str) -> str:
    """The body with only what it may hold. Cleaning twice changes nothing."""
    seen = without_layout_tables(without_unseen(html.replace("\x00", "")))
    cleaned = _cleaner.clean(_RAISED.sub(_raised_figures, seen))
    return "" if cleaned in ("<p></p>", "<p><br></p>") else cleaned


def _raised_figures(found: re.Match) -> str:
    return re.sub(r"<[^>]*>", "", found[1]).translate(_FIGURES)

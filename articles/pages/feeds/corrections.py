"""The entries of the list of corrections: each is one of its own, beside the stories that carry it."""

from collections.abc import Iterator
from datetime import UTC

from django.template.loader import render_to_string
from django.utils.text import Truncator

from articles.models import Correction, Publication
from articles.pages.correction_notices import CorrectionNotice
from articles.pages.metadata import absolute_address
from articles.pages.story_lists import Corrections

from .entries import NEWEST, FeedEntry, with_absolute_addresses

TITLE_LENGTH = 120


def correction_entries(listing: Corrections, publication: Publication) -> Iterator[FeedEntry]:
    return (correction_entry(correction, publication) for correction in listing.corrections[:NEWEST])


def correction_entry(correction: Correction, publication: Publication) -> FeedEntry:
    context = {"correction": correction, "notice": CorrectionNotice((correction,))}
    html = render_to_string("articles/feeds/correction.html", context)
    made_at = correction.made_at.astimezone(UTC)
    return FeedEntry(
        id=publication.tag(correction.tag_specific),
        address=absolute_address(correction.get_absolute_url()),
        title=f"{correction.label}: {Truncator(correction.text).chars(TITLE_LENGTH)}",
        summary=correction.text,
        html=with_absolute_addresses(html, correction.get_absolute_url()),
        text=render_to_string("articles/feeds/correction_notice.txt", context).strip(),
        authors=(),
        categories=(correction.get_severity_display(),),
        published_at=made_at,
        updated_at=made_at,
        picture=None,
    )

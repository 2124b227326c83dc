"""A card: one version of one judgment by itself, for other sites. It says at once when it is not the present one."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import DatabaseError

from inspections.models import CardRequest, JudgmentVersion

ENDED = (JudgmentVersion.Outcome.WITHDRAWN, JudgmentVersion.Outcome.QUASHED)


@dataclass(frozen=True)
class Card:
    """A version with the public ones just before and after it, and the newest; None where there is none."""

    version: JudgmentVersion
    before: JudgmentVersion | None
    after: JudgmentVersion | None
    newest: JudgmentVersion

    @property
    def is_current(self) -> bool:
        return self.after is None

    @property
    def ended(self) -> bool:
        """Whether what took its place is no judgment, but that there is none any more."""
        return bool(self.after and self.after.outcome in ENDED)


def public_card(pk: int) -> Card | None:
    """The card of a version that readers may see; None for any other, hidden or not there at all."""
    version = JudgmentVersion.objects.public().with_record().filter(pk=pk).first()
    if version is None:
        return None
    siblings = JudgmentVersion.objects.public().filter(judgment=version.judgment_id)
    others = list(siblings.select_related("grade", "stands_from").order_by("number"))
    before = [one for one in others if one.number < version.number]
    after = [one for one in others if one.number > version.number]
    return Card(version, before[-1] if before else None, after[0] if after else None, after[-1] if after else version)


def site_in(referer: str) -> str:
    """The name of the site that an address is of; empty when there is none to be had."""
    try:
        address = urlsplit(referer)
        name = address.hostname or ""
    except ValueError:
        return ""
    is_name = address.scheme in ("http", "https") and name.replace("-", "").replace(".", "").replace(":", "").isalnum()
    return name.lower() if is_name and name.isascii() and len(name) <= 253 else ""


def note_request(version: JudgmentVersion, site: str) -> None:
    """Keep that a site showed the card, if the database has a moment for it; a card is shown all the same."""
    with suppress(DatabaseError):
        CardRequest.objects.note(version, site)
